// The newest values of a series as a small line. The numbers are beside it, so it is hidden from screen readers.
const space = 'http://www.w3.org/2000/svg';
const width = 84;
const height = 26;

function shape(name, attributes) {
  const node = document.createElementNS(space, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

export function createSparkline() {
  const svg = shape('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' });
  svg.append(shape('path', { class: 'area' }), shape('path', { class: 'line' }));
  return svg;
}

export function drawSparkline(svg, numbers) {
  const line = path(numbers);
  const [area, stroke] = svg.children;
  if (stroke.getAttribute('d') !== line) {
    stroke.setAttribute('d', line);
    area.setAttribute('d', `${line}V${height}H0Z`);
  }
}

export function path(numbers) {
  const low = Math.min(...numbers);
  const span = Math.max(...numbers) - low;
  const points = numbers.length === 1 ? [numbers[0], numbers[0]] : numbers;
  const step = width / (points.length - 1);
  return points.map((number, i) => {
    const y = span > 0 ? height - 2 - (number - low) / span * (height - 4) : height / 2;
    return `${i === 0 ? 'M' : 'L'}${(i * step).toFixed(1)} ${y.toFixed(1)}`;
  }).join('');
}
