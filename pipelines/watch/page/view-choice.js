/// <reference lib="dom" />
import { element, make } from './elements.js';

/** @import { PageState } from '../src/page-state.ts' */

/** Which editions are shown: all, or one of them. */
export class ViewChoice {
  /** @param {(hidden: Set<string>) => void} onChoice */
  constructor(onChoice) {
    this.onChoice = onChoice;
    /** @type {string[]} */
    this.editions = [];
    this.index = 0;
  }

  /**
   * @param {PageState} state
   * @param {boolean} prefersDraft
   */
  follow({ book, editions, proof }, prefersDraft) {
    const names = book.editions.map(({ name }) => name);
    if (names.join() !== this.editions.join()) this.build(names);
    for (const name of names) {
      const column = element(`column-${name}`);
      column.classList.toggle('old', editions[name]?.isOld ?? false);
      const isDraft = editions[name]?.draft && (prefersDraft || !editions[name]?.good);
      const tag = column.querySelector('.tag-old');
      if (tag)
        tag.textContent = isDraft
          ? 'draft: placeholders stand for figures with errors'
          : 'old: the sources have errors';
      column.classList.toggle('proof', Boolean(proof?.editions[name]));
      element('rows').classList.toggle(
        `old-${names.indexOf(name)}`,
        editions[name]?.isOld ?? false,
      );
    }
  }

  /** @param {string[]} names */
  build(names) {
    this.editions = names;
    const labels = names.length > 1 ? ['Both', ...names] : names;
    element('views').replaceChildren(
      ...labels.map((label, index) => {
        const button = make('button', { type: 'button', role: 'radio' }, capitalise(label));
        button.addEventListener('click', () => this.choose(index));
        return button;
      }),
    );
    element('columns').replaceChildren(
      ...names.map((name) =>
        make(
          'div',
          { class: 'column', id: `column-${name}` },
          make('span', { class: 'edition' }, capitalise(name)),
          make('span', { class: 'tag tag-old' }),
          make('span', { class: 'tag tag-proof' }, 'proof of the chapter; the book follows'),
        ),
      ),
    );
    this.choose(Number(sessionStorage.getItem('view') ?? 0));
  }

  /** @param {number} index 0 for all editions */
  choose(index) {
    const buttons = [...element('views').children];
    if (index >= buttons.length) return;
    this.index = index;
    sessionStorage.setItem('view', String(index));
    buttons.forEach((button, each) => button.setAttribute('aria-checked', String(each === index)));
    const hidden = new Set(
      this.editions.filter((_, each) => index > 0 && buttons.length > 1 && each !== index - 1),
    );
    for (const name of this.editions) element(`column-${name}`).hidden = hidden.has(name);
    document.body.dataset.columns = String(this.editions.length - hidden.size);
    this.onChoice(hidden);
  }
}

/** @param {string} word */
function capitalise(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
