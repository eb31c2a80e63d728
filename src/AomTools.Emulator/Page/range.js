// The range of time that the chart shows: the last minutes, everything, or a fixed one after zooming. All functions are pure.
const minute = 60000;
const shortest = 1000;

export const presets = [
  { name: '5 min', kind: 'last', span: 5 * minute },
  { name: '15 min', kind: 'last', span: 15 * minute },
  { name: '1 h', kind: 'last', span: 60 * minute },
  { name: '6 h', kind: 'last', span: 360 * minute },
  { name: '24 h', kind: 'last', span: 1440 * minute },
  { name: 'All', kind: 'all' },
];

// The whole time that can be shown: from the first point to now, or to the last point if that is later.
export function extentOf(series, now) {
  const first = Math.min(...series.map(one => one.first));
  const last = Math.max(now, ...series.map(one => one.last));
  return { from: Math.min(first, last - minute), to: last };
}

export function resolve(range, extent) {
  switch (range.kind) {
    case 'last': return { from: extent.to - range.span, to: extent.to };
    case 'fixed': return { from: range.from, to: range.to };
    default: return extent;
  }
}

export function zoom(shown, factor) {
  const middle = (shown.from + shown.to) / 2;
  const half = Math.max(shortest, (shown.to - shown.from) * factor) / 2;
  return { kind: 'fixed', from: Math.round(middle - half), to: Math.round(middle + half) };
}

export function move(shown, share) {
  const step = Math.round((shown.to - shown.from) * share);
  return { kind: 'fixed', from: shown.from + step, to: shown.to + step };
}

// The coarse points of the whole time, with the fine ones of the shown range in their place.
export function merge(coarse, fine, shown) {
  return [...coarse.filter(point => point[0] < shown.from), ...fine, ...coarse.filter(point => point[0] > shown.to)];
}
