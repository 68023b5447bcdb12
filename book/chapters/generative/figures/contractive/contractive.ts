import { defineFigure, type TableData } from '@chiaroscuro/compute/figure';
import { periodNodes, planePoints } from '@chiaroscuro/compute/grids';
import { displacement, type Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import {
  contractionAt,
  gainsAt,
  planeJacobian,
  reconstructionEnergy,
} from '../../mathematics/contraction.ts';
import { mean } from '../../mathematics/mean.ts';
import { outlineRows, pointRows } from '../../mathematics/outlines.ts';
import {
  sCurveNoise,
  sCurvePoint,
  sCurveSamples,
  sCurveTangent,
} from '../../mathematics/s-curve.ts';
import { contractives, encoderForm, lambdas, wholeForm } from '../../models/contractive.ts';

/**
 * Over-complete auto-encoders of the S-shaped curve without and with a charge for moving the code: the energy
 * ‖y − ỹ‖², where ỹ leads, and what becomes of small circles about points of the curve.
 */
export default defineFigure({
  parameters: {
    /** Places in the list of λ. */
    shown: [0, 2],
    window: { halfWidth: 1.5, halfHeight: 1.5 },
    grid: 51,
    arrows: 11,
    circles: [0.02, 0.14, 0.26, 0.38, 0.5, 0.62, 0.74, 0.86, 0.98],
    radius: 0.15,
    corners: 36,
    low: 0.01,
  },
  async compute({ parameters, train }) {
    const { shown, window, grid, arrows, circles, radius, corners, low } = parameters;
    const trainings = await Promise.all(contractives.map((model) => train(model)));
    const nets = trainings.map(({ encoder, decoder }): TrainedNet => ({
      ...wholeForm,
      weights: [...encoder, ...decoder],
    }));
    const samples = sCurveSamples();
    const plane = planePoints({ ...window, columns: grid, rows: grid });
    const coarse = planePoints({ ...window, columns: arrows, rows: arrows });
    const panels = shown.map((place, panel): Record<string, TableData> => {
      const net = nets[place]!;
      return {
        [`heat-${panel + 1}`]: {
          columns: tabulate(
            plane.map((y) => ({ y1: y[0], y2: y[1], F: reconstructionEnergy(net, y) })),
          ),
          mesh: grid,
        },
        [`arrows-${panel + 1}`]: {
          columns: tabulate(
            coarse.map((y) => {
              const [u, v] = displacement(y, evaluateNet(net, y) as unknown as Point);
              return { y1: y[0], y2: y[1], u, v };
            }),
          ),
        },
        [`images-${panel + 1}`]: {
          columns: tabulate(
            outlineRows(circles.map((t) => image(net, sCurvePoint(t), radius, corners))),
          ),
        },
        [`gains-${panel + 1}`]: {
          columns: tabulate(
            samples.map(({ t, y }) => ({ t, ...gainsAt(net, y, sCurveTangent(t)) })),
          ),
        },
      };
    });
    const described = nets.flatMap((net, i): [string, number][] => {
      const gains = samples.map(({ t, y }) => gainsAt(net, y, sCurveTangent(t)));
      const encoder = { ...encoderForm, weights: trainings[i]!.encoder };
      const isLow = plane.filter((y) => reconstructionEnergy(net, y) < low);
      return [
        [`lambda-${i + 1}`, lambdas[i]!],
        [`cost-${i + 1}`, mean(samples.map(({ y }) => reconstructionEnergy(net, y)))],
        [`contraction-${i + 1}`, mean(samples.map(({ y }) => contractionAt(encoder, y)))],
        [`tangent-${i + 1}`, mean(gains.map(({ tangent }) => tangent))],
        [`normal-${i + 1}`, mean(gains.map(({ normal }) => normal))],
        [`low-area-${i + 1}`, (100 * isLow.length) / plane.length],
      ];
    });
    return {
      tables: {
        ...Object.fromEntries(panels.flatMap((named) => Object.entries(named))),
        samples: { columns: tabulate(pointRows(samples.map(({ y }) => y))) },
        circles: {
          columns: tabulate(
            outlineRows(
              circles.map((t) =>
                periodNodes(corners).map((angle): Point => {
                  const [y1, y2] = sCurvePoint(t);
                  return [y1 + radius * Math.cos(angle), y2 + radius * Math.sin(angle)];
                }),
              ),
            ),
          ),
        },
      },
      numbers: {
        'noise-variance': sCurveNoise ** 2,
        gamma: contractives[0]!.parameters.gamma,
        ...Object.fromEntries(described),
      },
    };
  },
});

/** What the net makes of a circle about a point, to first order: an ellipse about the point's reconstruction. */
function image(net: TrainedNet, y: Point, radius: number, corners: number): Point[] {
  const [r1, r2] = evaluateNet(net, y) as [number, number];
  const [[a, b], [c, d]] = planeJacobian(net, y);
  return periodNodes(corners).map((angle) => {
    const [u, v] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [r1 + a * u + b * v, r2 + c * u + d * v];
  });
}
