import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { digestCode } from '@chiaroscuro/recipes/code-digest';
import { pruneStore } from '@chiaroscuro/store/prune';
import { storeStatistics, type KindStatistics } from '@chiaroscuro/store/statistics';
import { storeDamage } from '@chiaroscuro/store/trouble';
import { verifyStore } from '@chiaroscuro/store/verify';
import { pruneCheckpoints } from '@chiaroscuro/trainers/prune-checkpoints';
import { formatSize } from './sizes.ts';

/** What the command says, and what is wrong. */
export interface Report {
  lines: string[];
  diagnostics: Diagnostic[];
}

/** Examines the store in a folder. */
export async function reportVerification(store: string): Promise<Report> {
  const { entries, bytes, damaged, leftovers } = await verifyStore(store);
  const swept =
    leftovers.files > 0 && `leftovers of interrupted builds removed: ${files(leftovers)}`;
  const verdict = damaged.length > 0 ? `${damaged.length} damaged, removed` : 'nothing is damaged';
  return {
    lines: [...(swept ? [swept] : []), `${results(entries)}, ${formatSize(bytes)}: ${verdict}`],
    diagnostics: damaged.map(storeDamage),
  };
}

/** Prunes the store in a folder, and the checkpoints of trainings that changed code has left behind. */
export async function reportPruning(
  { store, checkpoints }: { store: string; checkpoints: string },
  maximumBytes: number,
): Promise<Report> {
  const { dropped, entries, bytes } = pruneStore({ folder: store, maximumBytes });
  const removed = await pruneCheckpoints(checkpoints, async ({ file, code }) => {
    const present = await digestCode(file).catch(() => undefined);
    return present?.digest === code;
  });
  const left = `${results(entries)} left, ${formatSize(bytes)} of at most ${formatSize(maximumBytes)}`;
  const stopped = removed > 0 && `checkpoints of trainings that have changed removed: ${removed}`;
  return {
    lines: [`${results(dropped)} dropped; ${left}`, ...(stopped ? [stopped] : [])],
    diagnostics: [],
  };
}

/** Counts what the store in a folder holds. */
export function reportStatistics(store: string): Report {
  const { kinds, entries, bytes } = storeStatistics(store);
  const total = `${results(entries)}, ${formatSize(bytes)} on disk`;
  return { lines: [...(entries > 0 ? tableOf(kinds) : []), total], diagnostics: [] };
}

function tableOf(kinds: KindStatistics[]): string[] {
  const rows = [
    ['kind', 'results', 'size', 'oldest', 'newest'],
    ...kinds.map(({ kind, entries, bytes, oldest, newest }) => [
      kind,
      String(entries),
      formatSize(bytes),
      formatTime(oldest),
      formatTime(newest),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map(([kind = '', ...cells]) =>
    [kind.padEnd(widths[0]!), ...cells.map((cell, n) => cell.padStart(widths[n + 1]!))].join('  '),
  );
}

/** `2026-03-01 09:45`, in the time of the place. */
function formatTime(time: number): string {
  return new Date(time).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

function results(count: number): string {
  return count === 1 ? '1 result' : `${count} results`;
}

function files({ files, bytes }: { files: number; bytes: number }): string {
  return `${files === 1 ? '1 file' : `${files} files`}, ${formatSize(bytes)}`;
}
