import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';

/** One time that something was made, not found. */
export interface JournalEntry {
  /** Milliseconds since 1970. */
  time: number;
  /** For instance `numbers`, `drawing (screen)`. */
  what: string;
  milliseconds: number;
  /** Why, as far as it is known; see reasons.ts. */
  reasons: string[];
}

/** So many times are remembered of each subject. */
const longest = 40;

/**
 * Notes that something of a figure, or an edition, was made, for `npm run why`. The journal is this
 * machine's: it has no part in any result, and nothing is lost with it but the memory.
 */
export function noteMaking(paths: BookPaths, subject: string, entry: JournalEntry): void {
  const file = fileOf(paths, subject);
  mkdirSync(path.dirname(file), { recursive: true });
  const entries = [...readJournal(paths, subject), entry].slice(-longest);
  writeAtomically(file, entries.map((item) => `${JSON.stringify(item)}\n`).join(''));
}

/** What was noted of a subject, oldest first. */
export function readJournal(paths: BookPaths, subject: string): JournalEntry[] {
  const file = fileOf(paths, subject);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as JournalEntry];
      } catch {
        // The end of the file, or a line that was cut short with it.
        return [];
      }
    });
}

function fileOf(paths: BookPaths, subject: string): string {
  const book = path.relative(paths.project, paths.root).replaceAll(path.sep, '-');
  return path.join(paths.journal, book, `${subject}.jsonl`);
}
