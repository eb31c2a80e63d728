// One line that reports what an action did. Screen readers read it out.
import { find } from './dom.js';

let timer;

export function show(text) {
  const line = find('#message');
  line.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => { line.textContent = ''; }, 6000);
}

// Runs an action of the reader and reports its end or its error.
export async function attempt(action, done) {
  try {
    await action();
    show(done);
    return true;
  } catch (error) {
    show(error.message);
    return false;
  }
}
