/**
 * Passes the signals that ask this process to stop on to a child, and lives until the child has
 * stopped; returns what ends it.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} [onSignal]
 * @returns {() => void}
 */
export function passSignals(child, onSignal) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const pass = (/** @type {NodeJS.Signals} */ signal) => {
    onSignal?.();
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
