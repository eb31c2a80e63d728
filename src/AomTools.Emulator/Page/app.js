// Starts the page and keeps it up to date: a small status each second, and the rest only when something has changed.
import { get } from './api.js';
import { Chart } from './chart.js';
import { showLines, startConnect } from './connect.js';
import { Controls } from './controls.js';
import { find, setText } from './dom.js';
import { Faults } from './faults.js';
import * as format from './format.js';
import { Poller } from './poll.js';
import { Requests } from './requests.js';
import { Rules } from './rules.js';
import { Selection } from './selection.js';
import { SeriesList } from './seriesList.js';

const refreshEvery = 10;
const selection = new Selection();
const parts = [new SeriesList(selection), new Requests(), new Faults(refreshSoon), new Rules(refreshSoon), new Chart(selection)];
const controls = new Controls(refreshSoon);
const poller = new Poller(tick, showState);
let lastSeen = '';
let ticks = 0;
let isFirst = true;

async function tick() {
  const status = await get('status');
  showStatus(status);
  const seen = JSON.stringify({ ...status, now: null });
  // Every few ticks all is read again: the moving range of the chart, and changes that no counter shows.
  if (seen !== lastSeen || ticks++ % refreshEvery === 0) {
    await Promise.all(parts.map(part => part.refresh()));
    lastSeen = seen;
  }
}

function refreshSoon() {
  lastSeen = '';
  tick().catch(error => showState('offline', error));
}

function showStatus(status) {
  document.querySelectorAll('[data-stat]').forEach(node => setText(node, format.count(status[node.dataset.stat])));
  controls.draw(status);
  if (isFirst && status.series > 0) {
    showLines(false);
  }
  isFirst = false;
}

function showState(state, error) {
  const line = find('#live');
  line.dataset.state = state;
  line.title = error?.message ?? '';
  setText(line, { live: 'Live', paused: 'Paused', offline: 'The emulator does not answer' }[state]);
}

find('#pause').addEventListener('click', event => {
  poller.paused = !poller.paused;
  event.currentTarget.setAttribute('aria-pressed', String(poller.paused));
});
startConnect().catch(() => { /* the state line reports that the emulator does not answer */ });
poller.start();
