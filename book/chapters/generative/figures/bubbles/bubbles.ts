import { defineFigure, type TableData } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { bubbleOutline, latentsBySize, unionOf } from '../../mathematics/bubble-outlines.ts';
import { decodeNodes, generatorFreeEnergy } from '../../mathematics/generator-energy.ts';
import { mean } from '../../mathematics/mean.ts';
import { outlineRows, pointRows } from '../../mathematics/outlines.ts';
import { sCurveSamples } from '../../mathematics/s-curve.ts';
import { trainedBubbles, type TrainedBubbles } from '../../mathematics/trained-bubbles.ts';

/**
 * The variational auto-encoder at four temperatures: the bubbles of the samples in the plane of codes, the free
 * energy of the decoder over the plane of targets, and what it makes of codes drawn from the unit bubble.
 */
export default defineFigure({
  seed: 5,
  parameters: {
    /** Places in the list of temperatures. */
    shown: [0, 1, 3, 5],
    corners: 24,
    draws: 100,
    window: { halfWidth: 1.3, halfHeight: 1 },
    columns: 53,
    rows: 41,
    /** Codes an axis, so many that neighbours are decoded to points closer than √T. */
    nodes: 81,
    /** The free energy F₀, and the panel, whose region F < F₀ is measured. */
    region: { level: 0.03, panel: 2 },
  },
  async compute({ parameters, random, train }) {
    const { shown, corners, draws, window, columns, rows, nodes, region } = parameters;
    const trained = await trainedBubbles(train, shown);
    const codes = Array.from({ length: draws }, () => [random.normal(), random.normal()]);
    const plane = planePoints({ ...window, columns, rows });
    const panels = trained.map(({ T, decoder, bubbles }, panel): Record<string, TableData> => {
      const latents = latentsBySize(bubbles);
      const outlines = bubbles.map((bubble) => bubbleOutline(bubble, latents, corners));
      const decoded = decodeNodes(decoder, nodes);
      const heat = plane.map((y) => ({
        y1: y[0],
        y2: y[1],
        F: generatorFreeEnergy(decoded, y, T),
      }));
      const made = codes.map((z) => evaluateNet(decoder, z) as [number, number]);
      return {
        [`outlines-${panel + 1}`]: { columns: tabulate(outlineRows(outlines)) },
        [`centres-${panel + 1}`]: {
          columns: tabulate(
            pointRows(
              bubbles.map(({ centre }) => latents.map((i) => centre[i]!) as [number, number]),
            ),
          ),
        },
        [`heat-${panel + 1}`]: { columns: tabulate(heat), mesh: columns },
        [`made-${panel + 1}`]: { columns: tabulate(pointRows(made)) },
      };
    });
    return {
      tables: {
        ...Object.fromEntries(panels.flatMap((named) => Object.entries(named))),
        samples: { columns: tabulate(pointRows(sCurveSamples().map(({ y }) => y))) },
      },
      numbers: {
        draws,
        'flat-share': flatShare(panels[0]!['heat-1']!),
        ...regionNumbers(panels[region.panel - 1]![`heat-${region.panel}`]!, {
          level: region.level,
          T: trained[region.panel - 1]!.T,
          cell: (2 * window.halfWidth * 2 * window.halfHeight) / ((columns - 1) * (rows - 1)),
        }),
        ...Object.fromEntries(trained.flatMap((nets, panel) => describe(nets, panel + 1))),
      },
    };
  },
});

/** A panel's temperature, and of each latent the mean variance of a bubble, and centre and variance of all together. */
function describe({ T, bubbles }: TrainedBubbles, panel: number): [string, number][] {
  const union = unionOf(bubbles);
  return [
    [`temperature-${panel}`, T],
    ...latentsBySize(bubbles).flatMap((latent, i): [string, number][] => [
      [`variance-${panel}-${i + 1}`, mean(bubbles.map((b) => b.variances[latent]!))],
      [`union-centre-${panel}-${i + 1}`, union.centre[latent]!],
      [`union-variance-${panel}-${i + 1}`, union.variances[latent]!],
    ]),
  ];
}

/** The area where F < level on a grid with the given cells, and the bound πT exp(level/T) that no decoder exceeds. */
function regionNumbers(
  heat: TableData,
  { level, T, cell }: { level: number; T: number; cell: number },
): Record<string, number> {
  const low = Array.from(heat.columns['F']!).filter((F) => F < level);
  return {
    level,
    'area-below': low.length * cell,
    'area-bound': Math.PI * T * Math.exp(level / T),
  };
}

/** The per cent of a map's points where F < 0.01. */
function flatShare({ columns }: TableData): number {
  const energies = Array.from(columns['F']!);
  return (100 * energies.filter((F) => F < 0.01).length) / energies.length;
}
