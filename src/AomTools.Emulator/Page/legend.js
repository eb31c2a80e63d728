// The table of the selected series: the numbers of the chart for those who cannot see it.
import { element, find, reconcile, setText, setTitle } from './dom.js';
import * as format from './format.js';

export function drawLegend(series, selection) {
  find('#legend').hidden = series.length === 0;
  reconcile(find('#legend tbody'), series, one => one.id, one => create(one, selection), (row, one) => update(row, one, selection));
}

function create(one, selection) {
  const label = `${one.name} ${format.dimensions(one)}`;
  const button = element('button', { type: 'button', class: 'icon', 'aria-label': `Remove ${label} from the chart`, on: { click: () => removeFrom(selection, one.id) } }, '×');
  return element('tr', {},
    element('td', {}, element('span', { class: 'swatch' }), one.name + ' ', element('small', {}, `${one.namespace} · ${format.dimensions(one)}`)),
    ...['last', 'min', 'average', 'max', 'count'].map(() => element('td', { class: 'num' })),
    element('td', {}, button));
}

function removeFrom(selection, id) {
  selection.remove(id);
  (find('#legend button') ?? find('#search')).focus();
}

function update(row, one, selection) {
  row.className = `c${selection.color(one.id)}`;
  const [, last, min, average, max, count] = row.children;
  const unit = one.unit ? ` ${one.unit}` : '';
  setText(last, format.value(Number(one.newest)) + unit);
  setTitle(last, one.newest + unit);
  [[min, one.min], [average, one.average], [max, one.max]].forEach(([cell, number]) => setText(cell, number === null ? '–' : format.value(number)));
  setText(count, format.count(one.count));
}
