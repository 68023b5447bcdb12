import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** @type {{ beats: Int32Array, megabytes: number, seconds: number }} */
const { beats, megabytes, seconds } = workerData;

let last = Atomics.load(beats, 0);
let since = Date.now();

setInterval(() => {
  const now = Atomics.load(beats, 0);
  if (now !== last) [last, since] = [now, Date.now()];
  if (Date.now() - since > seconds * 1000) {
    end(`Expected a page to be read within ${seconds} seconds, but it goes on and on.`);
  }
  if (process.memoryUsage.rss() > megabytes * 2 ** 20) {
    end(`Expected a PDF of ordinary size, but reading it takes over ${megabytes} MB of memory.`);
  }
}, 50);

/**
 * A thread cannot make its process exit, but it can kill it.
 *
 * @param {string} reason
 */
function end(reason) {
  writeSync(2, `\nwatchdog: ${reason}\n`);
  process.kill(process.pid, 'SIGKILL');
}
