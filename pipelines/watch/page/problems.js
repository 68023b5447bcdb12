/// <reference lib="dom" />
import { element, make } from './elements.js';

/** @import { PageState, Problem } from '../src/page-state.ts' */

/** What is wrong with the book, where, and what to do about it. */
export class Problems {
  /**
   * @param {(file: string, line?: number) => void} onOpen
   * @param {() => void} onDraft whether drafts are shown has changed
   */
  constructor(onOpen, onDraft) {
    this.onOpen = onOpen;
    this.sheet = element('problems');
    this.button = element('problems-toggle');
    this.shown = '';
    this.errors = 0;
    this.prefersDraft = false;
    this.button.addEventListener('click', () => this.toggle());
    element('problems-close').addEventListener('click', () => this.toggle(false));
    const box = /** @type {HTMLInputElement} */ (element('show-draft'));
    box.addEventListener('change', () => {
      this.prefersDraft = box.checked;
      onDraft();
    });
  }

  /** @param {PageState} state */
  follow({ problems, editions }) {
    element('draft-choice').hidden = !Object.values(editions).some(({ draft }) => draft);
    const text = JSON.stringify(problems);
    if (text === this.shown) return;
    this.shown = text;
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const label = count(errors, problems.length - errors);
    this.button.hidden = problems.length === 0;
    this.button.textContent = label;
    this.button.classList.toggle('has-errors', errors > 0);
    element('problems-title').textContent = label;
    element('problem-list').replaceChildren(...problems.map((problem) => this.card(problem)));
    // New errors open the sheet; the author may fold it away, and it stays away.
    if (problems.length === 0) this.toggle(false);
    else if (errors > this.errors) this.toggle(true);
    this.errors = errors;
  }

  /** @param {boolean} [isOpen] */
  toggle(isOpen = this.sheet.hidden === true) {
    this.sheet.hidden = !isOpen || this.button.hidden;
    this.button.setAttribute('aria-expanded', String(!this.sheet.hidden));
  }

  /** @param {Problem} problem */
  card({ severity, message, place = {}, excerpt, hint, code, editions }) {
    const { file, line } = place;
    const where = file ? (line ? `${file}:${line}` : file) : undefined;
    const details = [
      place.figure && `figure ${place.figure}`,
      place.table && `table ${place.table}`,
      place.row && `row ${place.row}`,
      place.column && `column ${place.column}`,
      editions.length > 0 && `${editions.join(', ')} edition${editions.length > 1 ? 's' : ''}`,
    ].filter((each) => typeof each === 'string');
    const link = where && make('button', { type: 'button', class: 'place' }, where);
    if (link && file) link.addEventListener('click', () => this.onOpen(file, line));
    return make(
      'li',
      { class: `problem ${severity}`, title: code },
      make('p', { class: 'where' }, ...(link ? [link] : []), make('span', {}, details.join(' · '))),
      make('p', { class: 'message' }, message),
      ...(excerpt ? [make('pre', {}, excerpt)] : []),
      ...(hint ? [make('p', { class: 'hint' }, hint)] : []),
    );
  }
}

/**
 * @param {number} errors
 * @param {number} others
 */
function count(errors, others) {
  return [
    errors > 0 && `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    others > 0 && `${others} ${others === 1 ? 'warning' : 'warnings'}`,
  ]
    .filter(Boolean)
    .join(', ');
}
