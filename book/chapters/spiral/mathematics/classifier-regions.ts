import type { TableData } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { leadOf, type Scores } from './class-energies.ts';
import { penRows, regionOutlines } from './region-outlines.ts';
import { fiveSpirals, type SpiralSample } from './spiral-samples.ts';

/** A square of the input plane, |x₁|, |x₂| ≤ halfWidth, in `nodes` × `nodes` points. */
export interface InputSquare {
  halfWidth: number;
  nodes: number;
}

/** The square as a grid of points. */
export function gridOfSquare({ halfWidth, nodes }: InputSquare) {
  return { halfWidth, halfHeight: halfWidth, columns: nodes, rows: nodes };
}

/** The numbers of the classes as the net counts them, 0 … K − 1. */
export const classIndices = Array.from({ length: fiveSpirals.classes }, (_, k) => k);

/** The outlines of the inputs for which each class has the largest score. */
export function classOutlines(square: InputSquare, scores: (x: Point) => Scores): Point[][][] {
  return classIndices.map((k) => regionOutlines(gridOfSquare(square), (x) => leadOf(scores(x), k)));
}

/** One table for each class, `<name>-1` … `<name>-5`. */
export function forEachClass(
  name: string,
  table: (k: number) => TableData,
): Record<string, TableData> {
  return Object.fromEntries(classIndices.map((k) => [`${name}-${k + 1}`, table(k)]));
}

/** Tables `region-1` … `region-5`, columns `piece x1 x2`: outlines for the style `lift pen`. */
export function regionTables(square: InputSquare, scores: (x: Point) => Scores) {
  const outlines = classOutlines(square, scores);
  return forEachClass('region', (k) => ({
    columns: tabulate(
      penRows(outlines[k]!).map(({ piece, point: [x1, x2] }) => ({ piece, x1, x2 })),
    ),
  }));
}

/** Samples as columns `class x1 x2`, classes counted from 1. */
export function sampleColumns(samples: readonly SpiralSample[]) {
  return tabulate(samples.map(({ k, x: [x1, x2] }) => ({ class: k + 1, x1, x2 })));
}
