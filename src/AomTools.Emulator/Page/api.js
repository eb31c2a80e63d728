// Talks to the emulator that served this page, and to nothing else.
const base = '/_emulator/';
const patience = 10000;

function address(name, query) {
  const parts = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return base + name + (parts.length > 0 ? '?' + parts.join('&') : '');
}

async function send(method, name, query, body) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(address(name, query), { method, body: text, cache: 'no-store', signal: AbortSignal.timeout(patience) });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.error ?? `HTTP ${response.status}`);
  }
  return answer;
}

export const get = (name, query = {}) => send('GET', name, query);
export const post = (name, body = {}) => send('POST', name, {}, body);
export const remove = (name, query = {}) => send('DELETE', name, query);
