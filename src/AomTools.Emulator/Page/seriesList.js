// The list of series: searched and paged by the emulator, so that the page holds one page of it at a time.
import { get } from './api.js';
import { element, find, reconcile, setText, setTitle } from './dom.js';
import * as format from './format.js';
import { maximum } from './selection.js';
import { createSparkline, drawSparkline } from './sparkline.js';

const pageSize = 50;

export class SeriesList {
  #selection; #start = 0; #items = []; #query = 0;
  #list = find('#series-list');
  #search = find('#search');

  constructor(selection) {
    this.#selection = selection;
    selection.addEventListener('change', () => this.#draw());
    this.#search.addEventListener('input', () => this.#go(0));
    this.#search.addEventListener('keydown', event => this.#moveFocus(event));
    this.#list.addEventListener('keydown', event => this.#moveFocus(event));
    find('#previous').addEventListener('click', () => this.#go(this.#start - pageSize));
    find('#next').addEventListener('click', () => this.#go(this.#start + pageSize));
  }

  async refresh() {
    const query = ++this.#query;
    const answer = await get('series', { search: this.#search.value, start: this.#start, count: pageSize });
    if (query !== this.#query) {
      return; // a newer search has been sent
    }
    if (answer.items.length === 0 && answer.matched > 0) {
      this.#start = 0;
      await this.refresh();
      return;
    }
    this.#items = answer.items;
    this.#draw();
    this.#drawCounts(answer);
    if (this.#search.value === '') {
      this.#selection.suggest(answer.items.map(item => item.id));
    }
  }

  #go(start) {
    this.#start = Math.max(0, start);
    this.#list.scrollTop = 0;
    this.refresh().catch(() => { /* the next poll tries again and reports it */ });
  }

  #draw() {
    reconcile(this.#list, this.#items, item => item.id, item => this.#create(item), (node, item) => this.#update(node, item));
  }

  #create(item) {
    const box = element('input', { type: 'checkbox', 'data-id': item.id, on: { change: () => box.checked ? this.#selection.add(item.id) : this.#selection.remove(item.id) } });
    return element('li', {}, element('label', { class: 'entry' },
      box,
      element('span', {}, element('b', {}, item.name, element('small', {}, item.namespace)), element('small', {})),
      createSparkline(),
      element('span', { class: 'value' }, element('span', {}), element('small', {}))));
  }

  #update(node, item) {
    const [entry] = node.children;
    const [box, name, spark, value] = entry.children;
    const color = this.#selection.color(item.id);
    entry.className = color ? `entry on c${color}` : 'entry';
    box.checked = color !== undefined;
    box.disabled = color === undefined && this.#selection.isFull;
    setTitle(entry, box.disabled ? `The chart shows ${maximum} series at most. Remove one first.` : format.seriesName(item));
    setText(name.children[1], format.dimensions(item));
    setText(value.children[0], format.value(Number(item.last)));
    setTitle(value, `${item.last} at ${format.dateTime(item.lastTime)}, ${format.plural(item.count, 'metric')}`);
    setText(value.children[1], item.unit ?? '');
    drawSparkline(spark, item.spark);
  }

  #drawCounts(answer) {
    const end = answer.start + answer.items.length;
    setText(find('#series-count'), answer.matched === answer.total ? format.count(answer.total) : `${format.count(answer.matched)} of ${format.count(answer.total)}`);
    setText(find('#page'), answer.matched === 0 ? '' : `${format.count(answer.start + 1)}–${format.count(end)} of ${format.count(answer.matched)}`);
    find('#previous').disabled = answer.start === 0;
    find('#next').disabled = end >= answer.matched;
    find('.pager').hidden = answer.matched <= pageSize;
    const empty = find('#series-empty');
    empty.hidden = answer.matched > 0;
    this.#list.hidden = answer.matched === 0;
    setText(empty, answer.total === 0 ? 'No metrics yet. Connect PowerShell with the lines above and send some.' : 'No series matches the search.');
  }

  // The down and up arrow keys move between the search and the boxes.
  #moveFocus(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    const stops = [this.#search, ...this.#list.querySelectorAll('input:enabled')];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}
