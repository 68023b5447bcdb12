/** @import { Finding } from './findings.mjs' */

/**
 * Which backends of TensorFlow.js load here, and why the others do not. Needs the npm packages.
 *
 * @returns {Promise<Finding[]>}
 */
export async function examineBackends() {
  (await import('tsx/esm/api')).register();
  const { backendNames, chooseBackend } = await import('@chiaroscuro/compute/backend');
  /** @type {Finding[]} */
  const findings = [];
  // One after the other: they share the state of one library.
  for (const name of backendNames) {
    const label = `backend ${name}`;
    try {
      const { versions } = await chooseBackend(name);
      const detail = Object.entries(versions)
        .slice(name === 'cpu' ? 0 : 1)
        .map(([of, version]) => `${version}  ${of}`)
        .join(', ');
      findings.push({ state: 'present', name: label, detail });
    } catch (error) {
      findings.push({ state: 'optional', name: label, detail: explain(error) });
    }
  }
  if (findings.every(({ state }) => state !== 'present')) {
    findings.push({ state: 'missing', name: 'TensorFlow.js', detail: 'no backend loads' });
  }
  return findings;
}

/**
 * Message and hint of a UserError in one line.
 *
 * @param {unknown} error
 * @returns {string}
 */
function explain(error) {
  const { diagnostics } = /** @type {{ diagnostics?: { message: string, hint?: string }[] }} */ (
    error
  );
  if (!diagnostics?.[0]) return error instanceof Error ? error.message : String(error);
  return [diagnostics[0].message, diagnostics[0].hint].filter(Boolean).join(' ');
}
