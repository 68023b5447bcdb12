/// <reference lib="dom" />
import { release, use } from './documents.js';
import { Sheet } from './sheet.js';

/**
 * The picture of a figure in one edition, on that edition's paper.
 *
 * @typedef {object} FigureKey
 * @property {string} chapter
 * @property {string} name
 * @property {string} edition
 */

export class FigurePicture {
  /**
   * @param {FigureKey} key
   * @param {string} paper a CSS colour
   */
  constructor(key, paper) {
    this.key = key;
    this.paper = paper;
    this.element = document.createElement('div');
    this.element.className = 'picture';
    this.element.dataset.edition = key.edition;
    this.element.setAttribute('role', 'img');
    this.element.setAttribute('aria-label', `${key.chapter}/${key.name}, ${key.edition} edition`);
    this.element.style.setProperty('--paper', paper);
    this.canvasHolder = document.createElement('div');
    this.canvasHolder.className = 'canvas';
    this.element.append(this.canvasHolder);
    this.sheet = new Sheet(this.canvasHolder);
    /** @type {string | undefined} address of the document that is shown */
    this.address = undefined;
    this.wanted = '';
  }

  /**
   * Shows a version at a width that the caller finds from the picture's size.
   *
   * @param {string} version
   * @param {(size: { width: number, height: number }) => number} widthFor CSS pixels, from points
   */
  async show(version, widthFor) {
    const { chapter, name, edition } = this.key;
    const address = `/pdf/figure/${edition}/${chapter}/${name}?v=${version}`;
    this.wanted = address;
    const isNew = this.address !== address;
    const pdf = await use(address);
    if (this.wanted !== address) {
      release(address);
      return;
    }
    const page = await pdf.getPage(1);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const width = widthFor({ width: right - left, height: top - bottom });
    this.canvasHolder.style.width = `${width}px`;
    this.canvasHolder.style.aspectRatio = `${right - left} / ${top - bottom}`;
    const isShown = await this.sheet.show(
      { key: address, document: pdf, page: 1, margin: 0, paper: this.paper },
      width,
    );
    if (isNew && this.wanted === address) {
      if (this.address) release(this.address);
      this.address = address;
    } else release(address);
    if (isShown) this.element.dataset.shown = version;
  }

  close() {
    this.wanted = '';
    this.sheet.clear();
    if (this.address) release(this.address);
    this.address = undefined;
  }
}
