// The rejection rules in force, and the form that adds one.
import { get, post, remove } from './api.js';
import { element, find, reconcile, setText } from './dom.js';
import { attempt } from './message.js';

export class Rules {
  #changed; #form = find('#rule-form');

  constructor(changed) {
    this.#changed = changed;
    this.#form.addEventListener('submit', event => this.#add(event));
    find('#clear-rules').addEventListener('click', () => this.#do(() => remove('rules'), 'All rules removed.'));
  }

  async refresh() {
    const { rules } = await get('rules');
    reconcile(find('#rules'), rules, rule => rule.reject, rule => this.#create(rule), update);
    setText(find('#rule-count'), rules.length === 0 ? 'none in force' : '');
    find('#clear-rules').hidden = rules.length === 0;
  }

  #create(rule) {
    const button = element('button', { type: 'button', class: 'icon', 'aria-label': `Remove the rule for ${rule.reject}`, on: { click: () => this.#remove(rule) } }, '×');
    return element('li', {}, element('span', {}), element('span', { class: 'badge bad' }), button);
  }

  async #add(event) {
    event.preventDefault();
    const { reject, status, message } = this.#form.elements;
    const rule = { reject: reject.value, status: Number(status.value), ...(message.value === '' ? {} : { message: message.value }) };
    if (await this.#do(() => post('rules', rule), 'Rule added.')) {
      this.#form.reset();
    }
  }

  // The button goes away with its rule, so the focus moves on.
  async #remove(rule) {
    await this.#do(() => remove('rules', { reject: rule.reject }), 'Rule removed.');
    this.#form.elements.reject.focus();
  }

  async #do(action, done) {
    const succeeded = await attempt(action, done);
    this.#changed();
    return succeeded;
  }
}

function update(row, rule) {
  setText(row.children[0], `${rule.reject}: ${rule.message}`);
  setText(row.children[1], String(rule.status));
}
