/// <reference lib="dom" />
import { element } from './elements.js';

/** @import { PageState } from '../src/page-state.ts' */

/** Says what the watch is doing. @param {PageState} state */
export function showActivity({ activity, problems }) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const isResting = activity.phase === 'idle';
  const rest =
    errors > 0 ? `Not up to date: ${errors} ${errors === 1 ? 'error' : 'errors'}` : 'Up to date';
  show(
    isResting ? (errors > 0 ? 'broken' : 'resting') : 'busy',
    isResting ? rest : `${activity.text}…`,
  );
  const bar = element('progress');
  bar.hidden = isResting;
  const { done, total } = activity;
  const isMeasured = done !== undefined && total !== undefined && total > 0;
  bar.classList.toggle('measured', isMeasured);
  bar.style.setProperty('--done', isMeasured ? String(done / total) : '0');
}

/** Says that the watch does not answer; what is shown stays. */
export function showLost() {
  show('lost', 'The watch has ended: start it again with npm run watch');
  element('progress').hidden = true;
}

/**
 * @param {string} mood
 * @param {string} text
 */
function show(mood, text) {
  element('status').dataset.mood = mood;
  const field = element('activity');
  if (field.textContent !== text) field.textContent = text;
  field.title = text;
}
