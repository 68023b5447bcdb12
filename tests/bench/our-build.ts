import { rmSync } from 'node:fs';
import path from 'node:path';
import { decodeEvent } from '@chiaroscuro/console/events';
import { listChapters } from '@chiaroscuro/manuscript/chapters';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { timed } from './timed.ts';

/** A build with this project, measured from outside. */
export interface OurBuild {
  /** Wall-clock seconds of the whole command. */
  seconds: number;
  /** From the last of the numbers to the last drawing, the start of the drawing processes included; 0 if nothing was drawn. */
  drawingSeconds: number;
  /** From the start of the command to the last drawing: what an author waits for her figure; 0 if nothing was drawn. */
  drawnAfterSeconds: number;
  /** Figures drawn, both editions counted, as the stages' events have it. */
  drawings: number;
}

const numbers: ReadonlySet<string> = new Set(['stylesheet', 'compute', 'export']);

/** Builds the book with the build program of the copied project. */
export async function buildOurs({ project, root }: BookPaths): Promise<OurBuild> {
  const result: OurBuild = { seconds: 0, drawingSeconds: 0, drawnAfterSeconds: 0, drawings: 0 };
  let numbersAt = 0;
  const { seconds } = await timed({
    program: 'node',
    args: [
      ...['packages/launcher/src/run.mjs', 'pipelines/build/src/main.ts'],
      ...['--events', '--book', path.relative(project, root)],
    ],
    folder: project,
    env: { CI: 'true' },
    onLine(line, at) {
      const event = decodeEvent(line);
      if (event?.type !== 'finished' && event?.type !== 'reused') return;
      if (numbers.has(event.stage)) numbersAt = at;
      if (event.type === 'reused' || event.stage !== 'draw') return;
      result.drawings += 1;
      result.drawnAfterSeconds = at;
      result.drawingSeconds = at - numbersAt;
    },
  });
  return { ...result, seconds };
}

/** Removes all that earlier builds have left: results, Turborepo's cache, the store, dist/. */
export function forgetBuilds(paths: BookPaths): void {
  const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
  for (const name of ['.turbo', '.chiaroscuro', 'dist']) remove(path.join(paths.project, name));
  for (const name of listChapters(paths)) {
    remove(paths.chapter(name).build);
    remove(path.join(paths.chapter(name).folder, '.turbo'));
  }
  for (const edition of ['screen', 'print']) {
    remove(paths.edition(edition).build);
    remove(path.join(paths.edition(edition).folder, '.turbo'));
  }
}
