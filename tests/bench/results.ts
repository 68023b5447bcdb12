import type { Edit } from './edits.ts';
import type { Machine } from './machine.ts';
import type { ExternalMeasurements } from './measure-external.ts';
import type { LatexmkMeasurements } from './measure-latexmk.ts';
import type { OurMeasurements } from './measure-ours.ts';
import type { WatchMeasurements } from './measure-watch.ts';

/** Everything that one run of the benchmark has found. */
export interface Results {
  /** YYYY-MM-DD. */
  date: string;
  figures: number;
  machine: Machine;
  /** Load averages of one minute when each part had ended. */
  loads: Record<string, number>;
  edits: (Pick<Edit, 'name'> & {
    /** Figures that look different afterwards, both editions counted. */
    touched: number;
  })[];
  ours: OurMeasurements;
  watch: WatchMeasurements;
  latexmk?: LatexmkMeasurements;
  external?: ExternalMeasurements;
}

/** One demand of the issue that the benchmark belongs to. */
export interface Target {
  name: string;
  limit: number;
  found: number;
  unit: 's' | '×' | '';
}

/** The targets that can be judged by what was measured. */
export function judgeTargets({ ours, watch, latexmk, external }: Results): Target[] {
  const drawing = Math.max(...ours.cold.map(({ drawingSeconds }) => drawingSeconds));
  const stale = ours.edits.reduce((sum, edit) => sum + edit.stale, 0);
  return [
    ...(latexmk
      ? [ratio('cold figure stage, of plain latexmk', 0.6, drawing / latexmk.cold.seconds)]
      : []),
    ...(external
      ? [ratio("cold figure stage, of external's first run", 0.4, drawing / external.cold.seconds)]
      : []),
    seconds('nothing changed', 1, ours.nothing),
    seconds('a drawing edited: that figure in both editions, in the watch', 2, watch.picture),
    seconds('a drawing edited: both whole PDFs, in the watch', ours.pass + 2, watch.pages),
    seconds('a drawing edited: both whole PDFs, by a build', ours.pass + 2, ours.edits[0]!.seconds),
    { name: 'stale figures after all edits', limit: 0, found: stale, unit: '' },
  ];
}

function ratio(name: string, limit: number, found: number): Target {
  return { name, limit, found, unit: '×' };
}

function seconds(name: string, limit: number, found: number): Target {
  return { name, limit, found, unit: 's' };
}
