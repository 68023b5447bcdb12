import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** @type {{ beats: Int32Array, megabytes: number, seconds: number }} */
const { beats, megabytes, seconds } = workerData;

/** How many times slower than by itself a program is on the busiest machine. */
const patience = 10;

let last = Atomics.load(beats, 0);
let since = Date.now();
let spent = secondsSpent();

setInterval(() => {
  const now = Atomics.load(beats, 0);
  if (now !== last) [last, since, spent] = [now, Date.now(), secondsSpent()];
  // On a busy machine little is done in much time; a process that waits for ever spends none.
  const isEndless =
    secondsSpent() - spent > seconds || Date.now() - since > patience * seconds * 1000;
  if (isEndless) {
    end(`Expected the file and each page to be read in ${seconds} seconds, but it goes on and on.`);
  }
  if (process.memoryUsage.rss() > megabytes * 2 ** 20) {
    end(`Expected a PDF of ordinary size, but reading it takes over ${megabytes} MB of memory.`);
  }
}, 50);

/** What the process has computed so far, in seconds. */
function secondsSpent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * A thread cannot make its process exit, but it can kill it.
 *
 * @param {string} reason
 */
function end(reason) {
  writeSync(2, `\nwatchdog: ${reason}\n`);
  process.kill(process.pid, 'SIGKILL');
}
