// The series in the chart, each with a color that it keeps. Until the reader chooses, the first series are shown.
export const maximum = 8;
const automatic = 3;

export class Selection extends EventTarget {
  #colors = new Map();
  #chosen = false;

  get ids() {
    return [...this.#colors.keys()];
  }

  get isFull() {
    return this.#colors.size >= maximum;
  }

  has(id) {
    return this.#colors.has(id);
  }

  color(id) {
    return this.#colors.get(id);
  }

  add(id) {
    this.#chosen = true;
    this.#add(id);
    this.dispatchEvent(new Event('change'));
  }

  remove(id) {
    this.#chosen = true;
    this.#colors.delete(id);
    this.dispatchEvent(new Event('change'));
  }

  // Shows something before the reader has chosen.
  suggest(ids) {
    if (!this.#chosen && this.#colors.size < automatic && ids.some(id => !this.has(id))) {
      ids.slice(0, automatic).forEach(id => this.#add(id));
      this.dispatchEvent(new Event('change'));
    }
  }

  // After a reset of the emulator the series are gone.
  keep(ids) {
    const known = new Set(ids);
    const gone = this.ids.filter(id => !known.has(id));
    gone.forEach(id => this.#colors.delete(id));
    this.#chosen &&= this.#colors.size > 0 || gone.length === 0;
    if (gone.length > 0) {
      this.dispatchEvent(new Event('change'));
    }
  }

  #add(id) {
    if (this.has(id) || this.isFull) {
      return;
    }
    const used = new Set(this.#colors.values());
    let color = 1;
    while (used.has(color)) {
      color++;
    }
    this.#colors.set(id, color);
  }
}
