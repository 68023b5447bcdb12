import { oldestTexLive } from './tools.mjs';

/** @import { Missing } from './tools.mjs' */

/**
 * Says exactly what is missing, one line for each package that would bring it.
 *
 * @param {Missing} missing
 * @returns {string[]}
 */
export function describeMissing({ programs, texFiles, oldTexLive }) {
  /** @type {Map<string, string[]>} */
  const byPackage = new Map();
  for (const { name, debian } of [...programs, ...texFiles]) {
    byPackage.set(debian, [...(byPackage.get(debian) ?? []), name]);
  }
  const width = Math.max(0, ...[...byPackage.keys()].map((name) => name.length));
  const lines = [...byPackage].map(
    ([name, things]) => `${name.padEnd(width)}  ${things.join(' ')}`,
  );
  if (oldTexLive === undefined) return lines;
  return [`TeX Live ${oldestTexLive} or later (found: ${oldTexLive})`, ...lines];
}
