/// <reference lib="dom" />
import { element } from './elements.js';

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Says something for a moment, such as which line was opened. @param {string} text */
export function toast(text) {
  const field = element('toast');
  field.textContent = text;
  field.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (field.hidden = true), 3000);
}
