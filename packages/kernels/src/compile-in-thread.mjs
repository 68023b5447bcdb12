import { parentPort, workerData } from 'node:worker_threads';

// A thread of its own, in plain JavaScript: where TypeScript is run as it stands, each module passes
// through a loader, which takes ten times as long over the compiler's megabytes as the compiler itself.

/** @type {{ files: ReadonlyMap<string, string>, flags: string[] }} */
const { files, flags } = workerData;
const outFile = 'kernels.wasm';
/** @type {Uint8Array | undefined} */
let bytes;
let messages = '';
// Named by a variable: its types would come with those of AssemblyScript's own library, in which arrays
// and strings have other methods, for the whole project.
const compiler = 'assemblyscript/asc';
/** @type {{ default: { main(args: string[], options: object): Promise<{ error: Error | null }> } }} */
const { default: asc } = await import(compiler);
const { error } = await asc.main(['index.ts', '--outFile', outFile, ...flags], {
  /** @param {string} name */
  readFile: (name) => files.get(name) ?? null,
  /** @param {string} name @param {string | Uint8Array} contents */
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
