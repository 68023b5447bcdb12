/**
 * Why this version of Node.js does not fit, with what to do; undefined when it fits.
 *
 * @param {string} version for instance `20.19.5`
 * @param {string} range   comparators that must all hold, for instance `>=20.12 <23`
 * @returns {string | undefined}
 */
export function explainNodeVersion(version, range) {
  const failing = range.split(/\s+/).find((comparator) => !holds(version, comparator));
  if (failing === undefined) return undefined;
  const reason = failing.startsWith('<')
    ? ', because the native library of TensorFlow.js does not run on newer ones'
    : '';
  return (
    `Expected Node.js ${range}, found ${version}${reason}.\n` +
    'Install Node.js 20 or 22 (https://nodejs.org, or `nvm install 20`) and run the same command again.'
  );
}

/**
 * @param {string} version
 * @param {string} comparator `>=a.b.c` or `<a.b.c`; parts left out count as 0
 */
function holds(version, comparator) {
  const match = /^(>=|<)(\d+(?:\.\d+)*)$/.exec(comparator);
  if (!match) throw new Error(`Expected >=x.y or <x.y in "engines", found ${comparator}.`);
  const atLeast = compareVersions(version, String(match[2])) >= 0;
  return match[1] === '>=' ? atLeast : !atLeast;
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} negative, zero or positive as `a` is older than, equal to or newer than `b`
 */
function compareVersions(a, b) {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] || 0) - (right[i] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
