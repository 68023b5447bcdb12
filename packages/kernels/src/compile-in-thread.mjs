import { parentPort, workerData } from 'node:worker_threads';
import asc from 'assemblyscript/asc';

// A thread of its own, in plain JavaScript: where TypeScript is run as it stands, each module passes
// through a loader, which takes ten times as long over the compiler's megabytes as the compiler itself.

/** @type {{ files: ReadonlyMap<string, string>, flags: string[] }} */
const { files, flags } = workerData;
const outFile = 'kernels.wasm';
/** @type {Uint8Array | undefined} */
let bytes;
let messages = '';
const { error } = await asc.main(['index.ts', '--outFile', outFile, ...flags], {
  readFile: (name) => files.get(name) ?? null,
  writeFile(name, contents) {
    if (name === outFile && typeof contents !== 'string') bytes = contents;
  },
  listFiles: () => [],
  stderr: {
    /** @param {string} text */
    write(text) {
      messages += text;
      return true;
    },
  },
});
const complaint = messages.trim() || error?.message || 'nothing was compiled';
parentPort?.postMessage(error || !bytes ? { complaint } : { bytes: Uint8Array.from(bytes) });
