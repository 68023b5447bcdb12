/// <reference lib="dom" />
import { make } from './elements.js';

/** @import { ShownPicture } from '../src/figure-details.ts' */

/** Pictures of the editions that were drawn within this time (milliseconds) belong together. */
const together = 5000;

/**
 * The moments at which a figure got a new picture in some edition, the latest first.
 *
 * @param {Record<string, ShownPicture[]>} history
 */
export function momentsOf(history) {
  /** @type {{ at: number, editions: string[], milliseconds: number | undefined }[]} */
  const moments = [];
  const pictures = Object.entries(history)
    .flatMap(([edition, versions]) => versions.map((version) => ({ edition, ...version })))
    .sort((a, b) => b.at - a.at);
  for (const { edition, at, milliseconds } of pictures) {
    const last = moments.at(-1);
    if (last && last.at - at < together && !last.editions.includes(edition)) {
      last.editions.push(edition);
      last.milliseconds = Math.max(last.milliseconds ?? 0, milliseconds ?? 0) || undefined;
    } else moments.push({ at, editions: [edition], milliseconds });
  }
  return moments;
}

/**
 * The picture of one edition at a moment; the newest when no moment is given.
 *
 * @param {ShownPicture[]} versions the newest first
 * @param {number | undefined} moment
 */
export function pictureAt(versions, moment) {
  if (moment === undefined) return versions[0];
  return versions.find(({ at }) => at <= moment) ?? versions.at(-1);
}

/**
 * @param {HTMLElement} panel
 * @param {{ moments: ReturnType<typeof momentsOf>, chosen: number | undefined, onChoose: (moment: number | undefined) => void }} options
 */
export function showHistory(panel, { moments, chosen, onChoose }) {
  const items = moments.map(({ at, editions, milliseconds }, index) => {
    const moment = index === 0 ? undefined : at;
    const when = new Date(at).toLocaleTimeString();
    const cost =
      milliseconds === undefined
        ? 'from an earlier build'
        : `drawn in ${(milliseconds / 1000).toFixed(1)} s`;
    const button = make(
      'button',
      { type: 'button', 'aria-pressed': String(moment === chosen) },
      make('strong', {}, index === 0 ? `Now (${when})` : when),
      make('span', {}, `${editions.sort().join(', ')} · ${cost}`),
    );
    button.addEventListener('click', () => onChoose(moment));
    return make('li', {}, button);
  });
  panel.replaceChildren(make('ol', { class: 'history' }, ...items));
}
