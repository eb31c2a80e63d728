// The table of recent requests. Each has a body of its own in the table, so that its details can follow its row.
import { get } from './api.js';
import { element, find, reconcile, setText, setTitle } from './dom.js';
import * as format from './format.js';

const shownCount = 60;

export class Requests {
  #query = 0;

  constructor() {
    document.querySelectorAll('[name="show"]').forEach(input => input.addEventListener('change', () => this.refresh().catch(() => { /* the next poll tries again */ })));
  }

  async refresh() {
    const query = ++this.#query;
    const answer = await get('recent', { count: shownCount, show: find('[name="show"]:checked').value });
    if (query === this.#query) {
      reconcile(find('#request-table'), answer.items, item => item.id, create, update);
      find('#requests-empty').hidden = answer.items.length > 0;
      setText(find('#requests-empty'), answer.total === 0 ? 'No requests yet.' : 'No request of this kind.');
    }
  }
}

function create(item) {
  const id = `request-${item.id}`;
  const button = element('button', { type: 'button', class: 'time', 'aria-expanded': 'false', 'aria-controls': id, 'aria-label': `Details of the request at ${format.time(item.time)}` }, format.time(item.time));
  const body = element('tbody', {}, element('tr', {},
    element('td', {}, button), element('td', {}), element('td', {}, element('span', {})),
    element('td', { class: 'num' }), element('td', { class: 'num' }), element('td', { class: 'num' }), element('td', {})));
  button.addEventListener('click', () => toggle(button, body, item.id, id));
  return body;
}

function update(body, item) {
  const [, target, status, metrics, size, duration, result] = body.firstElementChild.children;
  const isDone = item.milliseconds !== null;
  setText(target, item.kind === 'Unknown' ? `${item.method} ${item.path}` : labels[item.kind]);
  setTitle(target, `${item.method} ${item.path}`);
  setText(status.firstElementChild, item.status === null ? (isDone ? 'dropped' : '…') : String(item.status));
  status.firstElementChild.className = `badge ${tone(item, isDone)}`;
  setText(metrics, item.metrics === null ? '–' : format.count(item.metrics));
  setText(size, format.size(item.bytes));
  setText(duration, isDone ? format.duration(item.milliseconds) : '–');
  drawResult(result, item, isDone);
}

const labels = { Report: 'Report', Query: 'Query', Iam: 'IAM', Metadata: 'Metadata service', Any: 'Request' };

const tone = (item, isDone) => !isDone ? '' : item.status >= 200 && item.status < 300 ? 'good' : 'bad';

function drawResult(cell, item, isDone) {
  const text = !isDone ? 'in progress' : item.reason ?? (item.status === null ? 'connection dropped' : 'accepted');
  const parts = [text, item.fault ?? ''].join('\n');
  if (cell.dataset.shown !== parts) {
    cell.dataset.shown = parts;
    cell.replaceChildren(element('span', { class: tone(item, isDone) === 'bad' ? 'reason' : 'muted' }, text), ' ');
    if (item.fault !== null) {
      cell.append(element('span', { class: 'badge warn' }, `fault: ${item.fault}`));
    }
  }
}

async function toggle(button, body, requestId, id) {
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  button.setAttribute('aria-expanded', String(!isOpen));
  if (isOpen) {
    find('.detail', body)?.remove();
    return;
  }
  const cell = element('td', { colspan: 7 }, 'Loading…');
  body.append(element('tr', { class: 'detail', id }, cell));
  try {
    const request = await get('request', { id: requestId });
    const headers = request.headers.map(header => `${header.name}: ${header.value}`).join('\n');
    cell.replaceChildren(block('Request line and headers', `${request.target}\n${headers}`), block('Body', pretty(request.body)));
  } catch (error) {
    cell.replaceChildren(error.message);
  }
}

const block = (label, text) => element('pre', { tabindex: '0', 'aria-label': label }, text === '' ? '(empty)' : text);

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
