/// <reference lib="dom" />
/** @import { PageState } from '../src/page-state.ts' */

/**
 * Follows the watch: calls `onState` with everything the page shows, at first and at every change,
 * and `onLost` while the watch does not answer. The browser connects again by itself.
 *
 * @param {(state: PageState) => void} onState
 * @param {() => void} onLost
 */
export function followState(onState, onLost) {
  const source = new EventSource('/state');
  source.addEventListener('message', ({ data }) =>
    onState(/** @type {PageState} */ (JSON.parse(String(data)))),
  );
  source.addEventListener('error', onLost);
}

/**
 * What came of it: what was opened, an address to follow, or why nothing was done.
 *
 * @typedef {object} Outcome
 * @property {string} [file]
 * @property {number} [line]
 * @property {string} [url]
 * @property {string} [reason]
 */

/**
 * Asks the watch to do something.
 *
 * @param {string} address
 * @param {unknown} body
 * @returns {Promise<Outcome>}
 */
export async function ask(address, body) {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return /** @type {Outcome} */ (await answer.json());
  } catch {
    return { reason: 'The watch does not answer.' };
  }
}
