/// <reference lib="dom" />
import { make } from './elements.js';
import { formPlaces } from './form-places.js';
import { release, use } from './documents.js';
import { Sheet, trimOf } from './sheet.js';

/** @import { FreshPicture, PageState } from '../src/page-state.ts' */
/** @import { BookView } from './book-view.js' */
/** @import { PageCell } from './page-row.js' */

/** Points by which sizes may differ and still be the same. */
const tolerance = 0.2;

/**
 * Figures that have just been drawn, laid over the pages in view where the old ones are, until the
 * book is typeset with them.
 */
export class FreshInPlace {
  /** @param {BookView} view */
  constructor(view) {
    this.view = view;
    /** @type {PageState | undefined} */
    this.state = undefined;
    /** Called when it may have become another question which figures are seen on the pages. */
    this.onPlaced = () => {};
    view.onDraw = () => void this.place();
  }

  /** @param {PageState} state */
  follow(state) {
    this.state = state;
    void this.place();
  }

  async place() {
    const { state } = this;
    if (!state) return;
    const wanted = new Set(state.fresh.map(keyOf));
    for (const row of this.view.near)
      for (const { element, column } of row.cells) {
        for (const overlay of element.querySelectorAll('.fresh-overlay')) {
          const isListed = wanted.has(overlay.getAttribute('data-key') ?? '');
          const isComing = overlay.getAttribute('data-beneath') !== column.picture(row.number)?.key;
          if (!isListed && !isComing) overlay.remove();
        }
      }
    for (const picture of state.fresh) {
      const kind = state.book.editions.find(({ name }) => name === picture.edition);
      const paper = kind?.paper ?? 'white';
      await this.placePicture(picture, paper).catch((error) => console.warn(error));
    }
    this.onPlaced();
  }

  /** Names of the figures whose new picture can be seen on a page now. */
  seen() {
    const window = this.view.scroller.getBoundingClientRect();
    const overlays = [...this.view.scroller.querySelectorAll('.fresh-overlay')].filter((each) => {
      const { top, bottom, height } = each.getBoundingClientRect();
      return Math.min(bottom, window.bottom) - Math.max(top, window.top) > height / 2;
    });
    return new Set(overlays.map((each) => each.getAttribute('data-figure') ?? ''));
  }

  /**
   * @param {FreshPicture} picture
   * @param {string} paper
   */
  async placePicture(picture, paper) {
    const { chapter, name, edition, version, replaces } = picture;
    if (!replaces) return;
    const address = `/pdf/figure/${edition}/${chapter}/${name}?v=`;
    const old = await sizeOf(address + replaces);
    for (const row of this.view.near) {
      const cell = row.cells.find(({ column }) => column.name === edition);
      const beneath = cell?.column.picture(row.number);
      if (!cell || !beneath || isPlaced(cell, picture, beneath.key)) continue;
      const boxes = await formPlaces(beneath.document, beneath.page);
      const box = boxes.find(
        ({ width, height }) =>
          Math.abs(width - old.width) < tolerance && Math.abs(height - old.height) < tolerance,
      );
      if (box && !isPlaced(cell, picture, beneath.key))
        await lay({
          cell,
          box,
          picture,
          paper,
          beneath: beneath.key,
          address: address + version,
          isWanted: () =>
            cell.column.picture(row.number)?.key === beneath.key &&
            Boolean(this.state?.fresh.some((each) => keyOf(each) === keyOf(picture))),
        });
    }
  }
}

/**
 * @param {PageCell} cell
 * @param {FreshPicture} picture
 * @param {string} beneath
 */
function isPlaced({ element }, picture, beneath) {
  return [...element.querySelectorAll('.fresh-overlay')].some(
    (overlay) =>
      overlay.getAttribute('data-key') === keyOf(picture) &&
      overlay.getAttribute('data-beneath') === beneath,
  );
}

/**
 * Lays the new picture over the old one: it begins at the same height and has the same middle.
 *
 * @param {object} options
 * @param {PageCell} options.cell
 * @param {import('./form-places.js').Box} options.box
 * @param {FreshPicture} options.picture
 * @param {string} options.paper
 * @param {string} options.beneath
 * @param {string} options.address
 * @param {() => boolean} options.isWanted whether the picture is still newer than the page
 */
async function lay({ cell, box, picture, paper, beneath, address, isWanted }) {
  const { element, column } = cell;
  const pdf = await use(address);
  try {
    const size = await sizeIn(pdf);
    const page = trimOf(element);
    const width = Math.max(size.width, box.width);
    const height = Math.max(size.height, box.height);
    const left = box.x - column.margin - (width - box.width) / 2;
    const overlay = make('div', {
      class: 'fresh-overlay',
      'data-key': keyOf(picture),
      'data-beneath': beneath,
      'data-figure': `${picture.chapter}/${picture.name}`,
    });
    overlay.style.left = `${(100 * left) / page.width}%`;
    overlay.style.top = `${(100 * (box.y - column.margin)) / page.height}%`;
    overlay.style.width = `${(100 * width) / page.width}%`;
    overlay.style.height = `${(100 * height) / page.height}%`;
    overlay.style.background = paper;
    const holder = make('div', { class: 'canvas' });
    holder.style.width = `${(100 * size.width) / width}%`;
    holder.style.height = `${(100 * size.height) / height}%`;
    overlay.append(holder);
    const pixels = (element.clientWidth * size.width) / page.width;
    await new Sheet(holder).show(
      { key: address, document: pdf, page: 1, margin: 0, paper },
      pixels,
    );
    if (!isWanted()) return;
    const id = overlay.getAttribute('data-figure');
    for (const earlier of element.querySelectorAll('.fresh-overlay'))
      if (earlier.getAttribute('data-figure') === id) earlier.remove();
    element.append(overlay);
  } finally {
    release(address);
  }
}

/** @param {string} address */
async function sizeOf(address) {
  try {
    return await sizeIn(await use(address));
  } finally {
    release(address);
  }
}

/** @param {import('pdfjs-dist/legacy/build/pdf.mjs').PDFDocumentProxy} pdf */
async function sizeIn(pdf) {
  const [left = 0, bottom = 0, right = 0, top = 0] = (await pdf.getPage(1)).view;
  return { width: right - left, height: top - bottom };
}

/** @param {FreshPicture} picture */
function keyOf({ chapter, name, edition, version }) {
  return `${chapter}/${name} ${edition} ${version}`;
}
