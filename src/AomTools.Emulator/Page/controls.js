// Controls of the whole emulator: repeats, held requests, tokens, reset.
import { post } from './api.js';
import { find } from './dom.js';
import { attempt } from './message.js';

export class Controls {
  #changed;

  constructor(changed) {
    this.#changed = changed;
    find('#repeats').addEventListener('change', event => this.#do(() => post('repeats', { mode: event.target.value }), 'Changed.'));
    find('#repeats-form').addEventListener('submit', event => event.preventDefault());
    find('#release').addEventListener('click', () => this.#do(() => post('release'), 'Held requests released.'));
    find('#expire').addEventListener('click', () => this.#do(() => post('expire-tokens'), 'All tokens expired.'));
    find('#reset').addEventListener('click', () => find('#reset-dialog').showModal());
    find('#reset-dialog').addEventListener('close', event => event.target.returnValue === 'reset' && this.#do(() => post('reset'), 'The emulator was reset.'));
  }

  draw(status) {
    find('#release').disabled = status.inProgress === 0;
    if (document.activeElement !== find('#repeats')) {
      find('#repeats').value = status.repeats;
    }
  }

  async #do(action, done) {
    await attempt(action, done);
    this.#changed();
  }
}
