/// <reference lib="dom" />
import { placeOfProof } from './chapter-place.js';
import { release, use } from './documents.js';
import { EditionColumn } from './edition-column.js';
import { PageRow } from './page-row.js';

/** @import { PageState, ShownProof } from '../src/page-state.ts' */
/** @import { PageSource } from './edition-column.js' */

/**
 * @typedef {object} BookViewOptions
 * @property {HTMLElement} scroller
 * @property {HTMLElement} rows
 * @property {(source: PageSource, x: number, y: number) => void} onPoint a place was clicked, in
 *   points from the left and top edges of the page's media box
 * @property {(page: number, pages: number) => void} onPage the page in view is another one
 */

/** All pages of the book, one row a page, the editions beside each other. */
export class BookView {
  /** @param {BookViewOptions} options */
  constructor({ scroller, rows, onPoint, onPage }) {
    this.scroller = scroller;
    this.rowsElement = rows;
    this.onPoint = onPoint;
    this.onPage = onPage;
    /** @type {EditionColumn[]} */
    this.columns = [];
    /** @type {PageRow[]} */
    this.rows = [];
    /** @type {Set<PageRow>} */
    this.near = new Set();
    this.page = 1;
    /** Called after pages near the reader were asked to be drawn. */
    this.onDraw = () => {};
    /** @type {Set<string>} */
    this.hidden = new Set();
    /** @type {Map<string, number>} chapter to the page at which it begins */
    this.places = new Map();
    // A screenful ahead is drawn before it is scrolled to; what is further away is forgotten.
    this.observer = new IntersectionObserver((entries) => this.onNear(entries), {
      root: scroller,
      rootMargin: '100% 0px',
    });
    scroller.addEventListener('scroll', () => this.findPage(), { passive: true });
  }

  /**
   * @param {PageState} state
   * @param {boolean} prefersDraft
   */
  async follow(state, prefersDraft) {
    if (this.columns.length === 0)
      this.columns = state.book.editions.map((kind) => new EditionColumn(kind));
    const { width, height } = state.book.trim;
    this.scroller.style.setProperty('--trim', `${width} / ${height}`);
    const news = await Promise.allSettled(
      this.columns.map((column) => column.followBook(state.editions[column.name], prefersDraft)),
    );
    const first = await this.placeOf(state.proof);
    const proofs = await Promise.allSettled(
      this.columns.map((column) => column.followProof(state.proof, first)),
    );
    if ([...news, ...proofs].some((each) => each.status === 'fulfilled' && each.value)) {
      this.fitRows();
      this.refresh();
    }
  }

  /**
   * Where the proof's chapter begins. All editions have the same pages, so one of them tells.
   *
   * @param {ShownProof | undefined} proof
   */
  async placeOf(proof) {
    const column = this.columns.find(({ name }) => proof?.editions[name]);
    if (!proof || !column) return undefined;
    const known = this.places.get(proof.chapter);
    if (known || !column.book) return known ?? 1;
    const address = `/pdf/proof/${column.name}/${proof.chapter}?v=${proof.editions[column.name]}`;
    try {
      const place = await placeOfProof(column.book.document, await use(address));
      if (place) this.places.set(proof.chapter, place);
      return place;
    } finally {
      release(address);
    }
  }

  /** As many rows as the longest edition has pages. */
  fitRows() {
    this.places.clear();
    const pages = Math.max(...this.columns.map((column) => column.pages));
    while (this.rows.length < pages) {
      const row = new PageRow(this.rows.length + 1, this.columns, this.onPoint);
      this.rows.push(row);
      this.rowsElement.append(row.element);
      this.observer.observe(row.element);
    }
    while (this.rows.length > pages) {
      const row = this.rows.pop();
      if (!row) break;
      this.observer.unobserve(row.element);
      this.near.delete(row);
      row.clear();
      row.element.remove();
    }
    this.findPage();
  }

  /** Draws what is near again where it is not what it should be. */
  refresh() {
    const rows = [...this.near].sort(
      (a, b) => Math.abs(a.number - this.page) - Math.abs(b.number - this.page),
    );
    for (const row of rows) row.draw(this.hidden);
    this.onDraw();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  onNear(entries) {
    for (const { target, isIntersecting } of entries) {
      const row = this.rows.find(({ element }) => element === target);
      if (!row) continue;
      if (isIntersecting) this.near.add(row);
      else {
        this.near.delete(row);
        row.clear();
      }
    }
    this.refresh();
  }

  findPage() {
    const middle = this.scroller.getBoundingClientRect().top + this.scroller.clientHeight * 0.4;
    const row =
      this.rows.find(({ element }) => element.getBoundingClientRect().bottom > middle) ??
      this.rows.at(-1);
    this.page = row?.number ?? 1;
    this.onPage(this.page, this.rows.length);
  }

  /** @param {number} page */
  goTo(page) {
    const row = this.rows[Math.min(Math.max(page, 1), this.rows.length) - 1];
    row?.element.scrollIntoView({ block: 'start', behavior: 'instant' });
    this.findPage();
  }

  /**
   * @param {Set<string>} hidden names of editions not to be shown
   */
  hide(hidden) {
    this.hidden = hidden;
    for (const row of this.rows) row.hide(hidden);
  }

  /** Keeps the place on the page that is read while the pages' size changes. @param {() => void} change */
  keepPlace(change) {
    const row = this.rows[this.page - 1]?.element;
    const before = row?.getBoundingClientRect();
    const top = this.scroller.getBoundingClientRect().top;
    const part = before ? (top - before.top) / before.height : 0;
    change();
    if (row) {
      const after = row.getBoundingClientRect();
      this.scroller.scrollTop += after.top - top + part * after.height;
    }
    this.refresh();
  }
}
