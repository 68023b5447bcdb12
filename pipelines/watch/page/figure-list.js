/// <reference lib="dom" />
import { dialog, element, make } from './elements.js';
import { FigurePicture } from './figure-picture.js';

/** @import { PageState, ShownFigure } from '../src/page-state.ts' */

const thumbnail = 170;

/** All figures of the book as small pictures; those out of sight are not drawn. */
export class FigureList {
  /** @param {(name: string) => void} onChoose is given `<chapter>/<figure>` */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.dialog = dialog('figures');
    this.grid = element('figures-grid');
    this.search = /** @type {HTMLInputElement} */ (element('figures-search'));
    /** @type {PageState | undefined} */
    this.state = undefined;
    /** @type {Map<Element, { picture: FigurePicture, figure: ShownFigure }>} */
    this.cards = new Map();
    this.observer = new IntersectionObserver((entries) => this.onNear(entries), {
      root: this.grid,
      rootMargin: '200px 0px',
    });
    this.search.addEventListener('input', () => this.filter());
    this.dialog.addEventListener('close', () => this.clear());
  }

  /** @param {PageState} state */
  follow(state) {
    const isSame =
      this.state && JSON.stringify(this.state.figures) === JSON.stringify(state.figures);
    this.state = state;
    if (this.dialog.open && !isSame) this.fill();
  }

  open() {
    this.search.value = '';
    this.fill();
    this.dialog.showModal();
  }

  fill() {
    const { state } = this;
    if (!state) return;
    const place = this.grid.scrollTop;
    this.clear();
    const [edition] = state.book.editions;
    for (const figure of state.figures) {
      const { chapter, name, isOld } = figure;
      const key = { chapter, name, edition: edition?.name ?? '' };
      const picture = new FigurePicture(key, edition?.paper ?? 'white');
      const card = make(
        'button',
        { type: 'button', class: isOld ? 'card old' : 'card', 'data-name': `${chapter}/${name}` },
        picture.element,
        make('span', { class: 'name' }, name),
        make('span', { class: 'chapter' }, isOld ? `${chapter} · old` : chapter),
      );
      card.addEventListener('click', () => {
        this.dialog.close();
        this.onChoose(`${chapter}/${name}`);
      });
      this.cards.set(card, { picture, figure });
      this.grid.append(card);
      this.observer.observe(card);
    }
    this.filter();
    this.grid.scrollTop = place;
  }

  filter() {
    const text = this.search.value.trim().toLowerCase();
    for (const card of this.cards.keys())
      /** @type {HTMLElement} */ (card).hidden = !card.getAttribute('data-name')?.includes(text);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  onNear(entries) {
    for (const { target, isIntersecting } of entries) {
      const card = this.cards.get(target);
      if (!card) continue;
      const version = card.figure.versions[card.picture.key.edition];
      if (!isIntersecting) card.picture.close();
      else if (version)
        card.picture
          .show(version, ({ width, height }) => Math.min(thumbnail, (110 * width) / height))
          .catch((error) => console.warn(error));
    }
  }

  clear() {
    this.observer.disconnect();
    for (const { picture } of this.cards.values()) picture.close();
    this.cards.clear();
    this.grid.replaceChildren();
  }
}
