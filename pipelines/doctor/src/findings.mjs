/**
 * One line of the report: `present` and `missing` are about what is needed, `optional` about what
 * the build can do without.
 *
 * @typedef {object} Finding
 * @property {'present' | 'missing' | 'optional'} state
 * @property {string} name
 * @property {string} detail
 */

/**
 * Lays the findings out as a table, a mark first.
 *
 * @param {Finding[]} findings
 * @param {boolean} hasColours
 * @returns {string[]}
 */
export function formatFindings(findings, hasColours) {
  const width = Math.max(0, ...findings.map(({ name }) => name.length));
  return findings.map(({ state, name, detail }) => {
    const { mark, colour } = marks[state];
    const painted = hasColours ? `\u001b[${colour}m${mark}\u001b[39m` : mark;
    return `${painted} ${name.padEnd(width)}  ${detail}`.trimEnd();
  });
}

const marks = {
  present: { mark: '✓', colour: 32 },
  missing: { mark: '✗', colour: 31 },
  optional: { mark: '–', colour: 33 },
};

/**
 * Whether a stream wants colours: a terminal whose user did not say NO_COLOR.
 *
 * @param {{ isTTY?: boolean }} stream
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
export function wantsColours(stream, env) {
  return Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb';
}
