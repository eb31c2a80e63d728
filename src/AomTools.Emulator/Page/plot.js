// Draws with ECharts. Everything is on a canvas, also the tooltip: no text from outside becomes markup, and no inline style is needed.
/* global echarts */
import * as format from './format.js';

const darkScheme = matchMedia('(prefers-color-scheme: dark)');

export class Plot {
  #container; #chart; #last; #drawn = '';

  constructor(container, onZoom) {
    this.#container = container;
    this.#chart = echarts.init(container, null, { renderer: 'canvas' });
    this.#chart.on('datazoom', () => {
      const { startValue, endValue } = this.#chart.getOption().dataZoom[0];
      onZoom(startValue, endValue);
    });
    new ResizeObserver(() => this.#chart.resize()).observe(container);
    darkScheme.addEventListener('change', () => this.#last && this.draw(...this.#last));
  }

  // Each series: id, color from 1 to 8, label, unit, points.
  draw(series, shown, extent) {
    this.#last = [series, shown, extent];
    const style = getComputedStyle(this.#container);
    const color = name => style.getPropertyValue('--' + name).trim();
    const ids = series.map(one => one.id).join();
    const isSame = ids === this.#drawn;
    this.#drawn = ids;
    this.#chart.setOption(option(series, shown, extent, color, style.fontFamily), isSame ? {} : { replaceMerge: ['series'] });
  }

  clear() {
    this.#last = undefined;
    this.#drawn = '';
    this.#chart.clear();
  }
}

function option(series, shown, extent, color, font) {
  const units = new Set(series.map(one => one.unit ?? ''));
  const text = { color: color('muted'), fontFamily: font, fontSize: 12 };
  const line = { lineStyle: { color: color('line') } };
  const [start, end] = [Math.min(extent.from, shown.from), Math.max(extent.to, shown.to)];
  const zoom = { startValue: shown.from, endValue: shown.to, filterMode: 'none', throttle: 60 };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 8, right: 16, top: 28, bottom: 52, containLabel: true },
    xAxis: { type: 'time', min: start, max: end, axisLine: line, axisTick: line, axisLabel: { ...text, hideOverlap: true }, splitLine: { show: false } },
    yAxis: { type: 'value', name: units.size === 1 ? [...units][0] : '', nameTextStyle: { ...text, align: 'left' }, scale: true, min: fromZero, axisLabel: { ...text, formatter: format.value }, splitLine: line },
    dataZoom: [{ type: 'inside', ...zoom, ...pointer }, slider(zoom, color, text)],
    tooltip: tooltip(series, color, font),
    series: series.map((one, i) => lineOf(one, color, i === 0 ? [start, end] : [])),
  };
}

// The wheel scrolls the page, as everywhere. With Ctrl, and so with two fingers on a touchpad, it zooms.
const pointer = { zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, preventDefaultMouseMove: false };

// The axis starts at zero, except for values that vary little beside their distance from it.
const fromZero = ({ min, max }) => min >= 0 && min < max / 2 ? 0 : null;

// The slider draws the first line over its whole width, whatever time that covers: empty points at both ends make it the time of the axis.
function lineOf(one, color, edges) {
  const [start, end] = edges.map(time => [time, null]);
  const data = start ? [start, ...one.points, end] : one.points;
  const few = one.points.length <= 40;
  return {
    id: String(one.id), name: one.label, type: 'line', data, color: color(`s${one.color}`),
    showSymbol: few, symbol: 'circle', symbolSize: 5, lineStyle: { width: 1.8 }, emphasis: { disabled: true },
  };
}

function slider(zoom, color, text) {
  return {
    type: 'slider', ...zoom, height: 22, bottom: 8, left: 10, right: 18, showDetail: false, brushSelect: false,
    borderColor: color('line'), backgroundColor: 'transparent', fillerColor: color('accent') + '22', textStyle: text,
    dataBackground: { lineStyle: { color: color('line-strong'), width: 1 }, areaStyle: { color: color('line'), opacity: .5 } },
    selectedDataBackground: { lineStyle: { color: color('accent'), width: 1 }, areaStyle: { color: color('accent'), opacity: .12 } },
    handleStyle: { color: color('panel'), borderColor: color('line-strong') }, moveHandleStyle: { color: color('line') }, moveHandleSize: 4,
    emphasis: { handleStyle: { borderColor: color('accent') }, moveHandleStyle: { color: color('accent') } },
  };
}

// The marker is a style of ECharts: a dot in the color of the line.
function tooltip(series, color, font) {
  return {
    trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: color('panel'), borderColor: color('line-strong'), borderWidth: 1, padding: [8, 12],
    textStyle: { color: color('text'), fontFamily: font, fontSize: 12, lineHeight: 19 },
    axisPointer: { lineStyle: { color: color('line-strong') } },
    formatter: points => [format.dateTime(points[0].value[0]), ...points.filter(point => point.value[1] !== null).map(point => tooltipLine(point, series))].join('\n'),
  };
}

// A brace or a bar in a name would be read as a style.
const plain = text => text.replace(/[{}|\n\r]/g, ' ');

function tooltipLine(point, series) {
  const one = series.find(candidate => String(candidate.id) === point.seriesId);
  const label = one.label.length <= 60 ? one.label : one.label.slice(0, 59) + '…';
  return `${point.marker} ${format.value(point.value[1])}${one.unit ? ' ' + plain(one.unit) : ''}   ${plain(label)}`;
}
