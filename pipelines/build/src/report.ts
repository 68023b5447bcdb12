import { existsSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { formatDuration } from '@chiaroscuro/console/format-duration';
import type { FinishedPdf } from './build-record.ts';
import type { Display } from './display.ts';
import type { FileRecord } from './file-record.ts';
import type { TurboResult } from './run-turbo.ts';

interface Failure {
  display: Display;
  result: TurboResult;
  dist: string;
}

/** Says why a phase did not end well. */
export function explainFailure({ display, result, dist }: Failure): void {
  // Without a diagnostic the reason is in what the stage or Turborepo printed itself.
  if (display.tally.errors === 0) {
    result.lastLines.forEach((text) => display.line(`  ${text}`));
    display.diagnostic({
      code: 'build/stage-failed',
      severity: 'error',
      message:
        result.lastLines.length > 0
          ? 'a stage ended with what is printed above'
          : 'a stage was ended from outside, before it could say why',
      hint: 'Build again; `npm run doctor` tells whether something is missing on this machine.',
    });
  }
  sayNotBuilt(display, dist);
}

/** Says that nothing was handed out. */
export function sayNotBuilt(display: Display, dist: string): void {
  const kept = existsSync(dist) ? ` ${path.basename(dist)}/ is as it was.` : '';
  const { errors } = display.tally;
  display.line(pc.red(`Not built: ${errors} ${errors === 1 ? 'error' : 'errors'}.${kept}`));
}

/** Says which drafts were handed out. */
export function sayDraft(display: Display, pdfs: readonly FinishedPdf[]): void {
  display.line('');
  for (const { file } of pdfs) display.line(`  ${pc.yellow(`dist/${file}`)}  with placeholders`);
  const { errors } = display.tally;
  display.line(pc.red(`A draft: ${errors} ${errors === 1 ? 'error' : 'errors'} to mend.`));
}

interface Part {
  /** The last phase that was asked for. */
  until: string;
  /** performance.now() at the beginning. */
  started: number;
}

/** Says what a build did that was to stop on its way; dist/ is as it was. */
export function sayPart(display: Display, { until, started }: Part): void {
  const { built, reused } = display.tally;
  const elapsed = formatDuration(performance.now() - started);
  display.line(
    `  ${reused} reused, ${built} built, in ${elapsed}; nothing handed out after ${until}`,
  );
}

interface Summary {
  display: Display;
  files: FileRecord[];
  recordFile: string;
  started: number;
}

/** Says what is in dist/ now, and what it took. */
export function summarise({ display, files, recordFile, started }: Summary): void {
  const { built, reused } = display.tally;
  display.line('');
  for (const { file, pages, bytes } of files) {
    display.line(`  ${pc.green(`dist/${file}`)}  ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB`);
  }
  display.line(`  ${pc.green(`dist/${recordFile}`)}`);
  const elapsed = formatDuration(performance.now() - started);
  display.line(`  ${reused} reused, ${built} built, in ${elapsed}`);
}
