import pc from 'picocolors';
import type { RecordedEvent } from '@chiaroscuro/console/events';
import { formatDuration } from '@chiaroscuro/console/format-duration';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { createTrainingBoard } from './training-board.ts';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** Where a display writes. */
export interface Screen {
  write(text: string): void;
  /** Whether a line can be drawn over, as on a terminal. */
  isInteractive: boolean;
  /** Columns of the terminal. */
  columns: number;
}

/** Lays out a build for a person while it runs, and counts what it did. */
export interface Display {
  heading(text: string): void;
  line(text: string): void;
  event(event: RecordedEvent): void;
  diagnostic(diagnostic: Diagnostic): void;
  /** Takes the progress bar away, if there is one. */
  clear(): void;
  readonly tally: { built: number; reused: number; errors: number };
}

const stageColumn = 11;

/** Milliseconds between two lines on trainings where no line can be drawn over. */
const plainInterval = 15_000;

/**
 * A display for the build with this id. Events of an earlier build, which Turborepo replays for
 * what it reuses, are counted and not shown, except their diagnostics: a warning stays true.
 */
export function createDisplay(screen: Screen, build: string): Display {
  const tally = { built: 0, reused: 0, errors: 0 };
  const starts = new Map<string, number>();
  const shown = new Set<string>();
  const board = createTrainingBoard();
  let barIsDrawn = false;
  /** When something was last said of trainings where nothing can be drawn over. */
  let boardTold = performance.now();

  function clear(): void {
    if (barIsDrawn) screen.write('\r\u001b[K');
    barIsDrawn = false;
  }

  function line(text: string): void {
    clear();
    screen.write(`${text}\n`);
  }

  function diagnostic(item: Diagnostic): void {
    const key = mistake(item);
    if (shown.has(key)) return;
    shown.add(key);
    if (hasErrors([item])) tally.errors += 1;
    line(formatDiagnostic(item));
  }

  function event(item: RecordedEvent): void {
    const isFresh = item.build === build;
    switch (item.type) {
      case 'finished':
        if (isFresh) tally.built += 1;
        else tally.reused += 1;
        if (isFresh) line(describeFinished(item));
        break;
      case 'reused':
        tally.reused += 1;
        break;
      case 'progress':
        if (isFresh) drawProgress(item);
        break;
      case 'training':
        if (isFresh) showTraining(item);
        break;
      case 'note':
        if (isFresh && !shown.has(item.text)) {
          shown.add(item.text);
          line(`  ${pc.dim(item.text)}`);
        }
        break;
      case 'diagnostic':
        diagnostic(item.diagnostic);
    }
  }

  function drawProgress(item: Extract<RecordedEvent, { type: 'progress' }>): void {
    if (!screen.isInteractive) return;
    const key = `${item.stage} ${item.subject}`;
    const now = performance.now();
    const start = starts.get(key) ?? now;
    starts.set(key, start);
    const text = describeProgress({ ...item, elapsed: now - start });
    drawBar(text);
  }

  function drawBar(text: string): void {
    screen.write(`\r${text.slice(0, screen.columns - 1)}\u001b[K`);
    barIsDrawn = true;
  }

  function showTraining(item: Extract<RecordedEvent, { type: 'training' }>): void {
    const now = performance.now();
    board.event(item, now);
    if (item.state === 'done') {
      const time = formatDuration(item.milliseconds ?? 0);
      line(`  ${pc.cyan('train'.padEnd(stageColumn))}${item.subject}  ${pc.dim(time)}`);
      boardTold = now;
    }
    const text = board.describe(now);
    if (text === undefined) return;
    if (screen.isInteractive) drawBar(`  ${'train'.padEnd(stageColumn)}${text}`);
    else if (now - boardTold > plainInterval) {
      line(`  ${'train'.padEnd(stageColumn)}${text}`);
      boardTold = now;
    }
  }

  return {
    tally,
    clear,
    line,
    event,
    diagnostic,
    heading: (text) => line(pc.bold(text)),
  };
}

/** The editions read the same sources: what is wrong in one of them is wrong in all, and said once. */
function mistake({ place: { edition: _, ...place } = {}, ...what }: Diagnostic): string {
  return JSON.stringify({ ...what, place });
}

function describeFinished(item: Extract<RecordedEvent, { type: 'finished' }>): string {
  const detail = item.detail ? `  ${pc.dim(item.detail)}` : '';
  const time = formatDuration(item.milliseconds);
  return `  ${pc.cyan(item.stage.padEnd(stageColumn))}${item.subject}${detail}  ${pc.dim(time)}`;
}

interface Progress {
  stage: string;
  subject: string;
  done: number;
  total: number;
  /** Milliseconds since the first report. */
  elapsed: number;
}

/** A bar, the count, and what is left at the present pace. */
export function describeProgress({ stage, subject, done, total, elapsed }: Progress): string {
  const width = 20;
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  const filled = Math.round(width * share);
  const bar = '━'.repeat(filled) + '┄'.repeat(width - filled);
  const left =
    share > 0 && elapsed > 1000
      ? `, about ${formatDuration((elapsed * (1 - share)) / share)} left`
      : '';
  return `  ${stage.padEnd(stageColumn)}${subject}  ${bar} ${done}/${total}${left}`;
}
