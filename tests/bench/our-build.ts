import { rmSync } from 'node:fs';
import path from 'node:path';
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
  /** Drawings that the stages say they have made. */
  drawings: number;
}

/** Builds the book with the build program of the copied project. */
export async function buildOurs({ project, root }: BookPaths): Promise<OurBuild> {
  const lastLine = new Map<string, number>();
  let drawings = 0;
  const { seconds } = await timed({
    program: 'node',
    args: [
      '--import',
      'tsx',
      'pipelines/build/src/main.ts',
      '--book',
      path.relative(project, root),
    ],
    folder: project,
    env: { CI: 'true', NO_COLOR: '1' },
    onLine(line, at) {
      const stage = /^ {2}(stylesheet|compute|export|draw|typeset|prepress) +\S/.exec(line)?.[1];
      if (!stage) return;
      lastLine.set(stage, at);
      if (stage === 'draw') drawings += Number(/ (\d+) (?:figures?|drawn)\b/.exec(line)?.[1] ?? 1);
    },
  });
  const drawn = lastLine.get('draw') ?? 0;
  const numbers = ['stylesheet', 'compute', 'export'].map((stage) => lastLine.get(stage) ?? 0);
  return {
    seconds,
    drawingSeconds: drawn === 0 ? 0 : drawn - Math.max(...numbers.filter((at) => at < drawn)),
    drawnAfterSeconds: drawn,
    drawings,
  };
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
