/// <reference lib="dom" />
import { element } from './elements.js';

const steps = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.35, 1.6, 2, 2.5, 3];

/** How large pages are: 1 fills the window's width. */
export class Zoom {
  /**
   * @param {HTMLElement} scroller
   * @param {(change: () => void) => void} keepPlace makes the change without losing the reader's place
   */
  constructor(scroller, keepPlace) {
    this.scroller = scroller;
    this.keepPlace = keepPlace;
    this.factor = Number(sessionStorage.getItem('zoom') ?? 1);
    element('larger').addEventListener('click', () => this.by(1));
    element('smaller').addEventListener('click', () => this.by(-1));
    element('fit').addEventListener('click', () => this.fit());
    this.set(this.factor);
    // Pages are drawn for their size: after the window's changes they are drawn again.
    new ResizeObserver(() => this.set(this.factor)).observe(scroller);
  }

  /** @param {number} step */
  by(step) {
    const nearest = steps.reduce(
      (best, each, index) =>
        Math.abs(each - this.factor) < Math.abs((steps[best] ?? 1) - this.factor) ? index : best,
      0,
    );
    this.set(steps[Math.min(Math.max(nearest + step, 0), steps.length - 1)] ?? 1);
  }

  fit() {
    this.set(1);
  }

  /** @param {number} factor */
  set(factor) {
    this.factor = factor;
    sessionStorage.setItem('zoom', String(factor));
    this.keepPlace(() => this.scroller.style.setProperty('--zoom', String(factor)));
  }
}
