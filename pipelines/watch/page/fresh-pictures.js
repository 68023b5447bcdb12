/// <reference lib="dom" />
import { make } from './elements.js';
import { FigurePicture } from './figure-picture.js';

/** @import { FreshPicture, PageState } from '../src/page-state.ts' */

/** How many figures are shown at once; the others are in the list of figures. */
const most = 3;

/** Figures that have just been drawn, in all editions, until the pages show them. */
export class FreshPictures {
  /**
   * @param {HTMLElement} shelf
   * @param {(name: string) => void} onChoose is given `<chapter>/<figure>`
   */
  constructor(shelf, onChoose) {
    this.shelf = shelf;
    this.onChoose = onChoose;
    /** @type {Map<string, { card: HTMLElement, note: HTMLElement, pictures: Map<string, FigurePicture> }>} */
    this.cards = new Map();
    /** @type {Set<string>} cards that were closed by hand, with their versions */
    this.dismissed = new Set();
  }

  /** @param {PageState} state */
  follow({ fresh, book }) {
    /** @type {Map<string, FreshPicture[]>} */
    const figures = new Map();
    for (const picture of fresh) {
      const id = `${picture.chapter}/${picture.name}`;
      figures.set(id, [...(figures.get(id) ?? []), picture]);
    }
    if (fresh.length === 0) this.dismissed.clear();
    const wanted = [...figures]
      .filter(([, pictures]) => !this.dismissed.has(keyOf(pictures)))
      .slice(0, most);
    for (const [id, { card, pictures }] of this.cards) {
      if (wanted.some(([each]) => each === id)) continue;
      for (const picture of pictures.values()) picture.close();
      card.remove();
      this.cards.delete(id);
    }
    for (const [id, pictures] of wanted) {
      const shown = this.cardFor(id, pictures);
      const slowest = Math.max(...pictures.map(({ milliseconds }) => milliseconds));
      shown.note.textContent = `drawn in ${(slowest / 1000).toFixed(1)} s; the pages follow`;
      for (const [index, { name, paper }] of book.editions.entries()) {
        const drawn = pictures.find(({ edition }) => edition === name);
        if (drawn) this.showPicture(shown, drawn, { paper, index });
      }
    }
  }

  /**
   * Puts the cards of figures away that are seen in their places on the pages.
   *
   * @param {Set<string>} names
   */
  spare(names) {
    for (const [id, { card }] of this.cards) card.classList.toggle('spared', names.has(id));
  }

  /**
   * @param {string} id
   * @param {FreshPicture[]} pictures
   */
  cardFor(id, pictures) {
    const known = this.cards.get(id);
    if (known) {
      known.card.dataset.key = keyOf(pictures);
      return known;
    }
    const open = make('button', { type: 'button', class: 'name' }, id);
    const close = make(
      'button',
      { type: 'button', class: 'dismiss', 'aria-label': `Put ${id} away` },
      '×',
    );
    const note = make('span', { class: 'note' });
    const frames = make('div', { class: 'frames' });
    const card = make(
      'section',
      { class: 'fresh-card', 'data-figure': id },
      make('header', {}, open, close),
      frames,
      note,
    );
    card.dataset.key = keyOf(pictures);
    open.addEventListener('click', () => this.onChoose(id));
    close.addEventListener('click', () => {
      this.dismissed.add(card.dataset.key ?? '');
      card.hidden = true;
    });
    const made = { card, note, pictures: new Map() };
    this.cards.set(id, made);
    this.shelf.prepend(card);
    return made;
  }

  /**
   * @param {{ card: HTMLElement, pictures: Map<string, FigurePicture> }} shown
   * @param {FreshPicture} drawn
   * @param {{ paper: string, index: number }} edition
   */
  showPicture({ card, pictures }, drawn, { paper, index }) {
    let picture = pictures.get(drawn.edition);
    if (!picture) {
      picture = new FigurePicture(drawn, paper);
      pictures.set(drawn.edition, picture);
      picture.element.style.order = String(index);
      card.querySelector('.frames')?.append(picture.element);
    }
    picture
      .show(drawn.version, ({ width, height }) => Math.min(230, (190 * width) / height))
      .catch((error) => console.warn(error));
  }
}

/** @param {FreshPicture[]} pictures */
function keyOf(pictures) {
  return pictures.map(({ edition, version }) => `${edition} ${version}`).join();
}
