import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { watch } from 'chokidar';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { classifyChange, isIgnored, type SourceChange } from './classify-change.ts';

/** Milliseconds in which several files, or several writes of one, count as one save. */
const oneSave = 60;

/** Watches the sources of a book until it is closed. */
export interface SourceWatcher {
  close(): Promise<void>;
}

/**
 * Tells what changed in a book's folder. A file that is written with what it held already has not
 * changed.
 *
 * @returns when every source is being watched.
 */
export async function watchSources(
  paths: BookPaths,
  onChange: (changes: SourceChange[]) => void,
): Promise<SourceWatcher> {
  const digests = new Map<string, string | undefined>();
  const touched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const watcher = watch(paths.root, {
    ignored: (file) => isIgnored(path.relative(paths.root, file).split(path.sep).filter(Boolean)),
    ignoreInitial: false,
  });
  let isReady = false;
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir' || !classifyChange(paths, file)) return;
    touched.add(file);
    if (isReady) tellSoon();
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve).once('error', reject);
  });
  await changed();
  isReady = true;
  if (touched.size > 0) tellSoon();
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };

  function tellSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void changed().then((changes) => {
        if (changes.length > 0) onChange(changes);
      });
    }, oneSave);
  }

  async function changed(): Promise<SourceChange[]> {
    const files = [...touched];
    touched.clear();
    const changes = await Promise.all(
      files.map(async (file) => {
        const digest = await digestOf(file);
        if (digests.has(file) && digests.get(file) === digest) return undefined;
        if (digest === undefined) digests.delete(file);
        else digests.set(file, digest);
        return classifyChange(paths, file);
      }),
    );
    return changes.filter((change) => change !== undefined);
  }
}

/** The digest of a file's contents; undefined when there is no such file any more. */
async function digestOf(file: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(file))
      .digest('base64');
  } catch {
    return undefined;
  }
}
