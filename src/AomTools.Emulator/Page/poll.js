// Repeats a task while the page is visible. Failures make the delay grow; a success resets it.
const interval = 1000;
const maximum = 15000;

export class Poller {
  #task; #showState; #timer; #delay = interval; #running = false; #paused = false;

  constructor(task, showState) {
    this.#task = task;
    this.#showState = showState;
    document.addEventListener('visibilitychange', () => this.#wake());
  }

  get paused() {
    return this.#paused;
  }

  set paused(value) {
    this.#paused = value;
    this.#showState(value ? 'paused' : 'live');
    this.#wake();
  }

  start() {
    this.#wake();
  }

  #wake() {
    clearTimeout(this.#timer);
    if (!this.#paused && !document.hidden) {
      this.#run();
    }
  }

  async #run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    try {
      await this.#task();
      this.#delay = interval;
      this.#showState(this.#paused ? 'paused' : 'live');
    } catch (error) {
      this.#delay = Math.min(maximum, 2 * this.#delay);
      this.#showState('offline', error);
    }
    this.#running = false;
    if (!this.#paused && !document.hidden) {
      this.#timer = setTimeout(() => this.#run(), this.#delay);
    }
  }
}
