/**
 * What a Linux says about itself.
 *
 * @typedef {object} OsRelease
 * @property {string} name      for a person, `Debian GNU/Linux 12 (bookworm)`
 * @property {boolean} isDebian whether it is Debian or made from it, as Ubuntu and Mint are
 */

/**
 * Reads the text of /etc/os-release.
 *
 * @param {string} text
 * @returns {OsRelease}
 */
export function parseOsRelease(text) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const line of text.split('\n')) {
    const match = /^([A-Z_]+)=(["']?)(.*)\2\s*$/.exec(line);
    if (match) values[String(match[1])] = String(match[3]);
  }
  const families = [values.ID, ...(values.ID_LIKE ?? '').split(/\s+/)];
  return {
    name: values.PRETTY_NAME ?? values.ID ?? 'Linux',
    isDebian: families.includes('debian') || families.includes('ubuntu'),
  };
}
