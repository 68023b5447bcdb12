/// <reference lib="dom" />
import { dialog, element } from './elements.js';

/**
 * @typedef {object} KeyActions
 * @property {() => void} previous
 * @property {() => void} next
 * @property {() => void} goTo
 * @property {(index: number) => void} choose
 * @property {() => void} larger
 * @property {() => void} smaller
 * @property {() => void} fit
 * @property {() => void} figures
 * @property {() => void} problems
 * @property {() => void} source
 */

/**
 * Single keys do what the bar does, unless somebody types into a field or a dialog is open.
 *
 * @param {KeyActions} actions
 */
export function bindKeys(actions) {
  const help = dialog('keys');
  element('open-keys').addEventListener('click', () => help.showModal());
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: actions.previous,
    ArrowRight: actions.next,
    g: actions.goTo,
    1: () => actions.choose(0),
    2: () => actions.choose(1),
    3: () => actions.choose(2),
    '+': actions.larger,
    '=': actions.larger,
    '-': actions.smaller,
    0: actions.fit,
    f: actions.figures,
    e: actions.problems,
    o: actions.source,
    '?': () => help.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]')) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
