// The faults in force, and the form that adds one.
import { get, post, remove } from './api.js';
import { element, find, reconcile, setText } from './dom.js';
import * as format from './format.js';
import { attempt } from './message.js';

const statuses = [429, 500, 502, 503, 504, 400, 401, 403, 404, 408, 413];
const choices = [
  ['Connection', [['dropBefore', 'drop, metrics not stored'], ['dropAfter', 'drop after storing'], ['truncate', 'truncate the response']]],
  ['Wait', [['delaySeconds', 'delay the response'], ['hold', 'hold until released']]],
];

export class Faults {
  #changed; #form = find('#fault-form');

  constructor(changed) {
    this.#changed = changed;
    this.#fill([]);
    this.#form.elements.fault.addEventListener('change', () => this.#showFields());
    this.#form.addEventListener('submit', event => this.#add(event));
    find('#clear-faults').addEventListener('click', () => this.#do(() => remove('faults'), 'All faults removed.'));
  }

  async refresh() {
    const answer = await get('faults');
    this.#fill(answer.responses);
    reconcile(find('#faults'), answer.faults, fault => fault.id, fault => this.#create(fault), update);
    const left = answer.faults.reduce((sum, fault) => sum + fault.left, 0);
    setText(find('#fault-count'), left === 0 ? 'none in force' : `for ${format.plural(left, 'request')}`);
    find('#clear-faults').hidden = answer.faults.length === 0;
  }

  #fill(responses) {
    const select = this.#form.elements.fault;
    if (select.options.length > 0 && responses.length === 0 || select.dataset.responses === String(responses.length)) {
      return;
    }
    select.dataset.responses = String(responses.length);
    const chosen = select.value;
    const groups = [['HTTP status', statuses.map(status => [`status:${status}`, `HTTP ${status}`])], ...choices, ['Response of a proxy or gateway', responses.map(name => [`response:${name}`, name])]];
    select.replaceChildren(...groups.map(([label, options]) => element('optgroup', { label }, ...options.map(([value, text]) => element('option', { value }, text)))));
    select.value = chosen || 'status:503';
    this.#showFields();
  }

  #showFields() {
    const [what] = this.#form.elements.fault.value.split(':');
    this.#form.querySelectorAll('[data-for]').forEach(label => {
      label.hidden = label.dataset.for !== what;
      label.firstElementChild.disabled = label.hidden;
    });
  }

  #create(fault) {
    const button = element('button', { type: 'button', class: 'icon', 'aria-label': `Remove the fault ${fault.text}`, on: { click: () => this.#remove(fault) } }, '×');
    return element('li', {}, element('span', {}, fault.text), element('span', { class: 'badge warn' }), button);
  }

  async #add(event) {
    event.preventDefault();
    await this.#do(() => post('faults', request(this.#form.elements)), 'Fault added.');
  }

  // The button goes away with its fault, so the focus moves on.
  async #remove(fault) {
    await this.#do(() => remove('faults', { id: fault.id }), 'Fault removed.');
    this.#form.elements.fault.focus();
  }

  async #do(action, done) {
    await attempt(action, done);
    this.#changed();
  }
}

function update(row, fault) {
  setText(row.children[1], `${fault.kind} × ${format.count(fault.left)}`);
}

// The fault in the form of POST /_emulator/faults.
function request(fields) {
  const [what, detail] = fields.fault.value.split(':');
  const values = { status: Number(detail), response: detail, delaySeconds: Number(fields.seconds.value) };
  const retryAfter = what === 'status' && fields.retryAfter.value !== '' ? { retryAfter: fields.retryAfter.value } : {};
  return { kind: fields.kind.value, count: Number(fields.count.value), [what]: values[what] ?? true, ...retryAfter };
}
