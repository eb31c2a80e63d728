// The chart panel: which time is shown, the points for it, and the table of the selected series.
import { get } from './api.js';
import { element, find } from './dom.js';
import * as format from './format.js';
import { drawLegend } from './legend.js';
import { Plot } from './plot.js';
import * as ranges from './range.js';

const coarse = 300;
const fine = 700;
const keys = { '+': 'in', '=': 'in', '-': 'out', ArrowLeft: 'earlier', ArrowRight: 'later', '0': 'all' };

export class Chart {
  #selection; #range = ranges.presets.at(-1); #shown; #query = 0; #timer;
  #plot = new Plot(find('#canvas'), (from, to) => this.#zoomed(from, to));

  constructor(selection) {
    this.#selection = selection;
    selection.addEventListener('change', () => this.#refreshNow());
    this.#createRanges();
    document.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => this.#act(button.dataset.zoom)));
    find('#plot').addEventListener('keydown', event => this.#press(event));
  }

  async refresh() {
    const query = ++this.#query;
    const ids = this.#selection.ids;
    if (ids.length === 0) {
      this.#clear();
      return;
    }
    const whole = await get('history', { ids: ids.join(), buckets: coarse });
    if (query !== this.#query) {
      return;
    }
    this.#selection.keep(whole.series.map(one => one.id));
    if (whole.series.length === 0 || query !== this.#query) {
      return;
    }
    const extent = ranges.extentOf(whole.series, whole.now);
    const shown = ranges.resolve(this.#range, extent);
    const part = await get('history', { ids: ids.join(), from: Math.max(0, Math.floor(shown.from)), to: Math.max(0, Math.ceil(shown.to)), buckets: fine });
    if (query === this.#query) {
      this.#draw(whole.series, part.series, shown, extent);
    }
  }

  #draw(whole, part, shown, extent) {
    const order = this.#selection.ids;
    const parts = order.map(id => part.find(one => one.id === id)).filter(one => one !== undefined);
    const lines = parts.map(one => ({
      id: one.id, unit: one.unit, color: this.#selection.color(one.id), label: `${one.name} ${format.dimensions(one)}`,
      points: ranges.merge(whole.find(other => other.id === one.id)?.points ?? [], one.points, shown),
    }));
    this.#shown = shown;
    this.#plot.draw(lines, shown, extent);
    find('#plot-empty').hidden = true;
    find('#plot').setAttribute('aria-label', `Chart of ${format.plural(parts.length, 'series').replace(/seriess$/, 'series')}, ${format.dateTime(shown.from)} to ${format.dateTime(shown.to)}`);
    drawLegend(parts, this.#selection);
  }

  #clear() {
    this.#plot.clear();
    this.#shown = undefined;
    find('#plot-empty').hidden = false;
    find('#plot').setAttribute('aria-label', 'Chart of the selected series: nothing is selected');
    drawLegend([], this.#selection);
  }

  #createRanges() {
    for (const [i, preset] of ranges.presets.entries()) {
      const input = element('input', { type: 'radio', name: 'range', value: i, on: { change: () => this.#setRange(preset) } });
      find('#ranges').append(element('label', {}, input, element('span', {}, preset.name)));
    }
    this.#checkRange();
  }

  #checkRange() {
    document.querySelectorAll('[name="range"]').forEach(input => { input.checked = ranges.presets[input.value] === this.#range; });
  }

  #setRange(range) {
    this.#range = range;
    this.#checkRange();
    this.#refreshNow();
  }

  #act(name) {
    if (name === 'all') {
      this.#setRange(ranges.presets.at(-1));
    } else if (this.#shown) {
      const change = { in: () => ranges.zoom(this.#shown, 0.5), out: () => ranges.zoom(this.#shown, 2), earlier: () => ranges.move(this.#shown, -0.25), later: () => ranges.move(this.#shown, 0.25) };
      this.#setRange(change[name]());
    }
  }

  #press(event) {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#act(keys[event.key]);
    }
  }

  // The wheel and the slider report many steps: the points for the new range are read after the last.
  #zoomed(from, to) {
    this.#query++; // what is being read is for the range before
    this.#range = { kind: 'fixed', from: Math.round(from), to: Math.round(to) };
    this.#checkRange();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refreshNow(), 120);
  }

  #refreshNow() {
    this.refresh().catch(() => { /* the next poll tries again and reports it */ });
  }
}
