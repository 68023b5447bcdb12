import type { Point } from '@chiaroscuro/compute/plane';
import { flowPath, type PathLimits } from './flow.ts';
import { stationaryPoints, type StationaryPoint } from './stationary-points.ts';
import { divergence, eigenvector, reversed, type VectorField } from './vector-fields.ts';

/** The stationary points of a gradient field, and the paths of the flow that join them through saddles. */
export interface Watershed {
  points: StationaryPoint[];
  /** From saddles of negative divergence along the flow, both ways, to sinks: the valley floor. */
  valleys: Point[][];
  /** From saddles of positive divergence against the flow, both ways, to sources or out of the window: the ridge. */
  ridges: Point[][];
}

/** Where a search begins, and how paths are followed. */
export interface WatershedSettings extends Omit<PathLimits, 'ends'> {
  starts: readonly Point[];
}

/** How far from a saddle its paths begin. */
const departure = 2e-3;

/** The valley floor and the ridge of a gradient field, whose Jacobians are symmetric. */
export function watershed(field: VectorField, { starts, ...limits }: WatershedSettings): Watershed {
  const points = stationaryPoints(field, starts);
  const saddles = points.filter(({ kind }) => kind === 'saddle');
  const inFlow = saddles.filter(({ y }) => divergence(field(y)) < 0);
  const onRidge = saddles.filter(({ y }) => divergence(field(y)) > 0);
  const endsOf = (kind: StationaryPoint['kind']) =>
    points.filter((point) => point.kind === kind).map(({ y }) => y);
  const paths = (saddle: StationaryPoint, along: VectorField, ends: Point[], which: 0 | 1) => {
    const [u, v] = eigenvector(field(saddle.y), saddle.eigenvalues[which]);
    return [departure, -departure].map((offset) => {
      const start: Point = [saddle.y[0] + offset * u, saddle.y[1] + offset * v];
      return [saddle.y, ...flowPath(along, start, { ...limits, ends })];
    });
  };
  return {
    points,
    valleys: inFlow.flatMap((saddle) => paths(saddle, field, endsOf('sink'), 1)),
    ridges: onRidge.flatMap((saddle) => paths(saddle, reversed(field), endsOf('source'), 0)),
  };
}
