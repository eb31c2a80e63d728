// Numbers, sizes and times as text.
const whole = new Intl.NumberFormat('en-US');
const short = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

export const count = number => whole.format(number);

export function value(number) {
  const size = Math.abs(number);
  return size >= 1e15 || (size > 0 && size < 1e-4) ? number.toExponential(3) : size >= 1e6 ? compact.format(number) : short.format(number);
}

export function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${short.format(Math.round(bytes / 100) / 10)} kB` : `${short.format(Math.round(bytes / 1e4) / 100)} MB`;
}

export function duration(milliseconds) {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

export const time = milliseconds => clock.format(milliseconds);
export const dateTime = milliseconds => `${day.format(milliseconds)} ${clock.format(milliseconds)}`;
export const dimensions = series => series.dimensions.map(pair => `${pair.name}=${pair.value}`).join(' ');
export const seriesName = series => `${series.namespace} ${series.name} ${dimensions(series)}`;
export const plural = (number, word) => `${count(number)} ${word}${number === 1 ? '' : 's'}`;
