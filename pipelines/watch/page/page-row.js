/// <reference lib="dom" />
import { Sheet, trimOf } from './sheet.js';

/** @import { EditionColumn, PageSource } from './edition-column.js' */

/**
 * One page of one edition.
 *
 * @typedef {object} PageCell
 * @property {HTMLElement} element
 * @property {EditionColumn} column
 * @property {Sheet} sheet
 */

/** One page of the book in every edition. */
export class PageRow {
  /**
   * @param {number} number from 1
   * @param {EditionColumn[]} columns
   * @param {(source: PageSource, x: number, y: number) => void} onPoint
   */
  constructor(number, columns, onPoint) {
    this.number = number;
    this.element = document.createElement('section');
    this.element.className = 'row';
    this.element.setAttribute('aria-label', `Page ${number}`);
    this.element.dataset.page = String(number);
    /** @type {PageCell[]} */
    this.cells = columns.map((column) => {
      const element = document.createElement('div');
      element.className = 'page';
      element.dataset.edition = column.name;
      element.setAttribute('role', 'img');
      element.setAttribute('aria-label', `Page ${number}, ${column.name} edition`);
      element.addEventListener('click', (event) => {
        const point = pointOf(element, column, number, event);
        if (point) onPoint(point.source, point.x, point.y);
      });
      return { element, column, sheet: new Sheet(element) };
    });
    this.element.append(...this.cells.map(({ element }) => element));
  }

  /** @param {Set<string>} hidden */
  draw(hidden) {
    for (const { element, column, sheet } of this.cells) {
      if (hidden.has(column.name)) continue;
      const picture = column.picture(this.number);
      element.classList.toggle('absent', !picture);
      if (!picture) {
        sheet.clear();
        continue;
      }
      sheet
        .show(picture, element.clientWidth)
        .then((isShown) => {
          if (!isShown) return;
          // What was laid over another document has come into this one.
          for (const overlay of element.querySelectorAll('.fresh-overlay'))
            if (overlay.getAttribute('data-beneath') !== picture.key) overlay.remove();
          element.dataset.shown = picture.key;
          element.classList.toggle('proof', picture.source.kind === 'proof');
        })
        .catch((error) => console.warn(error));
    }
  }

  /** @param {Set<string>} hidden */
  hide(hidden) {
    for (const { element, column, sheet } of this.cells) {
      element.hidden = hidden.has(column.name);
      if (element.hidden) sheet.clear();
    }
  }

  clear() {
    for (const { element, sheet } of this.cells) {
      sheet.clear();
      element.querySelector('.fresh-overlay')?.remove();
      delete element.dataset.shown;
    }
  }
}

/**
 * Where on its page something was clicked, in points from the left and top edges of the media box.
 *
 * @param {HTMLElement} element
 * @param {EditionColumn} column
 * @param {number} number
 * @param {{ clientX: number, clientY: number }} event
 */
export function pointOf(element, column, number, { clientX, clientY }) {
  const picture = column.picture(number);
  if (!picture) return undefined;
  const box = element.getBoundingClientRect();
  const scale = trimOf(element).width / box.width;
  return {
    source: picture.source,
    x: (clientX - box.left) * scale + column.margin,
    y: (clientY - box.top) * scale + column.margin,
  };
}
