import type { Point } from '@chiaroscuro/compute/plane';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { embeddingForm } from './net-forms.ts';

const { widths, activations } = embeddingForm;
const layers = widths.length - 1;

/** The classifier with a plane inside, cut there: s = head(h), h = trunk(x). */
export interface EmbeddingNet {
  trunk: TrainedNet;
  head: TrainedNet;
}

/** Cuts the trained weights of `embeddingForm` at its plane. */
export function cutAtPlane(weights: TrainedNet['weights']): EmbeddingNet {
  return {
    trunk: {
      widths: widths.slice(0, layers),
      activations: activations.slice(0, layers - 1),
      weights: weights.slice(0, -2),
    },
    head: {
      widths: widths.slice(layers - 1),
      activations: activations.slice(layers - 1),
      weights: weights.slice(-2),
    },
  };
}

/** The point h of the plane 𝓗 to which the net moves an input. */
export function embed({ trunk }: EmbeddingNet, x: Point): Point {
  const [h1, h2] = evaluateNet(trunk, x);
  return [h1!, h2!];
}

/** The region of a class in 𝓗 within the square |h₁|, |h₂| ≤ halfWidth: a convex polygon, or nothing. */
export function headRegion({ head }: EmbeddingNet, k: number, halfWidth: number): Point[] {
  const square: Point[] = [
    [-halfWidth, -halfWidth],
    [halfWidth, -halfWidth],
    [halfWidth, halfWidth],
    [-halfWidth, halfWidth],
  ];
  const lead = (h: Point, other: number) => {
    const scores = evaluateNet(head, h);
    return scores[k]! - scores[other]!;
  };
  return head.weights[1]!.reduce<Point[]>(
    (polygon, _, other) => (other === k ? polygon : clip(polygon, (h) => lead(h, other))),
    square,
  );
}

/** The part of a convex polygon where an affine function is positive (Sutherland and Hodgman, 1974). */
function clip(polygon: readonly Point[], height: (point: Point) => number): Point[] {
  return polygon.flatMap((point, i): Point[] => {
    const next = polygon[(i + 1) % polygon.length]!;
    const [here, there] = [height(point), height(next)];
    const share = here / (here - there);
    const cut: Point[] =
      here > 0 === there > 0
        ? []
        : [[point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]];
    return here > 0 ? [point, ...cut] : cut;
  });
}
