// %% [markdown]
// # Ellipse
//
// This notebook goes with the chapter of the same name. Each picture below is computed, here and now, by the module that computed
// it for the book: the same code, the same seed, the same numbers. Where a cell calls `compute`, the values are spelt out that one may want
// to change; under each picture stands what there is to be seen.

// %% What the cells below use
import { compute, vary } from '@chiaroscuro/notebooks/reader/compute';
import { arrows, heat, level, line, points } from '@chiaroscuro/notebooks/reader/marks';
import { beside, chart, plane } from '@chiaroscuro/notebooks/reader/plots';
import { show } from '@chiaroscuro/notebooks/reader/show';

const y1 = { title: 'y₁', colour: 'vy', from: -3, to: 3 };
const y2 = { title: 'y₂', colour: 'vy', from: -2, to: 2 };
const z = { title: 'z', colour: 'cz', from: 0, to: 2 * Math.PI, isAngle: true };

// %% [markdown]
// ## The data
//
// For every $\cx$ the targets $\vy$ lie near an ellipse, which grows with $\cx$. Most of the chapter is about the slice at $\cx = 0$.

// %% The horn and its slice figure="horn"
import horn from './figures/horn/horn.ts';

const hornNumbers = await compute('horn', horn, { parameters: { rings: 11 } });
await show(
  beside([
    plane({
      title: 'the horn, seen along x',
      x: { ...y1, from: -15, to: 15 },
      y: { ...y2, from: -16, to: 16 },
      width: 260,
      layers: [
        line(hornNumbers, 'surface', { x: 'y1', y: 'y2', colour: 'faint', piece: 'x' }),
        points(hornNumbers, 'horn', {
          x: 'y1',
          y: 'y2',
          size: 14,
          map: { by: 'x', map: 'inputs', from: 0, to: 1 },
        }),
      ],
    }),
    plane({
      title: 'its slice at x = 0',
      x: y1,
      y: y2,
      layers: [
        line(hornNumbers, 'slice', { x: 'y1', y: 'y2', colour: 'rule', dash: [4, 3] }),
        points(hornNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'vy' }),
      ],
    }),
  ]),
  'Left, targets of many inputs, which their colour tells, on ellipses that grow with the input; right, the 24 samples of the smallest ellipse.',
);

// %% [markdown]
// ## The model manifold
//
// The decoder turns each latent value $\cz$ into a prediction $\vytilde$. Over one period of $\cz$ the predictions
// run round the model manifold $\manifold$, here before any training.

// %% The untrained manifold figure="untrained-manifold"
import untrainedManifold from './figures/untrained-manifold/untrained-manifold.ts';

const manifoldNumbers = await compute('untrained-manifold', untrainedManifold);
await show(
  plane({
    x: y1,
    y: y2,
    layers: [
      line(manifoldNumbers, 'ellipse', { x: 'y1', y: 'y2', colour: 'vytilde' }),
      points(manifoldNumbers, 'manifold', { x: 'y1', y: 'y2', colour: 'vytilde', size: 18 }),
      points(manifoldNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'vy' }),
    ],
  }),
  'The manifold, a flat violet ellipse of 48 dots, inside the wider ring of the blue samples.',
);

// %% [markdown]
// ## Energies
//
// $\energy(\vy, \cz) = \lVert \vy - \vytilde(\cz) \rVert^2$, as a function of $\cz$, for each of the 24 samples.
// Four of them have two wells.

// %% The energies of all samples figure="energies"
import energies from './figures/energies/energies.ts';

const energiesNumbers = await compute('energies', energies, { parameters: { abscissae: 97 } });
await show(
  beside(
    [1, 3, 17, 10, 12, 20].map((n) =>
      chart({
        title: `sample ${n}`,
        x: z,
        y: { title: 'E', colour: 'energy', from: 0, to: 12.4 },
        width: 170,
        height: 120,
        layers: [
          line(energiesNumbers, 'energies', { x: 'z', y: `E${n}`, colour: 'energy' }),
          points(energiesNumbers, 'wells', {
            x: 'z',
            y: 'E',
            colour: 'czcheck',
            only: (row) => row['n'] === n,
          }),
        ],
      }),
    ),
    3,
  ),
  'Energies over the latent for six samples: samples 1, 3 and 17 have two wells, the others one; dots mark the wells.',
);

// %% [markdown]
// ## Inference
//
// To infer is to go downhill in $\energy$ from a first guess $\cztilde$. Whether one ends at $\czcheck$, the latent of least
// energy, depends on where one begins. Change a start, or the learning rate of the descent.

// %% Inference for two samples figure="inference"
import inference from './figures/inference/inference.ts';

const inferenceNumbers = await compute('inference', inference, {
  parameters: {
    single: { n: 10, start: 0.9 },
    double: { n: 17, start: 4.1 },
    descent: { learningRate: 0.1, tolerance: 1e-9, maxSteps: 200 },
  },
});
await show(
  beside(
    [10, 17].map((n) =>
      chart({
        title: `sample ${n}`,
        x: { ...z, from: -2 * Math.PI, to: 4 * Math.PI },
        y: { title: 'E', colour: 'energy', from: 0, to: 12.4 },
        layers: [
          line(inferenceNumbers, 'energy', { x: 'z', y: `E${n}`, colour: 'energy' }),
          points(inferenceNumbers, `descent-${n}`, { x: 'z', y: 'E', colour: 'cz', size: 16 }),
          points(inferenceNumbers, `minima-${n}`, { x: 'z', y: 'E', colour: 'czcheck', size: 60 }),
        ],
      }),
    ),
  ),
  'Steps of a descent, orange, on two energies, whose lowest points are blue: with one well it ends there, with two it ends in the shallower well.',
);

// %% [markdown]
// ## The zero-temperature free energy
//
// $\Fcold(\vy)$ is the energy that is left when $\cz$ is inferred as well as can be: the squared distance from $\vy$ to $\manifold$.

// %% The free energy over the plane figure="free-energy"
import freeEnergy from './figures/free-energy/free-energy.ts';

const freeEnergyNumbers = await compute('free-energy', freeEnergy);
await show(
  plane({
    x: y1,
    y: y2,
    width: 560,
    layers: [
      heat(freeEnergyNumbers, 'heat', { x: 'y1', y: 'y2', value: 'F', from: 0, to: 2 }),
      line(freeEnergyNumbers, 'contours', {
        x: 'y1',
        y: 'y2',
        piece: 'piece',
        colour: 'darkmark',
        width: 0.6,
        clip: true,
      }),
      arrows(freeEnergyNumbers, 'sparse-gradients', {
        x: 'y1',
        y: 'y2',
        u: 'u',
        v: 'v',
        colour: 'brightmark',
      }),
      line(freeEnergyNumbers, 'ellipse', { x: 'y1', y: 'y2', colour: 'brightmark' }),
    ],
  }),
  'The free energy, dark where it is low, is zero along a flat ellipse and grows to all sides; arrows along its gradient point away from the ellipse.',
);

// %% [markdown]
// ## Nearest points
//
// The point of $\manifold$ that is nearest to $\vy$ lies on a normal. Where two points are equally near, $\vy$ lies on the medial axis;
// the normals touch the evolute.

// %% Normals and the evolute figure="construction"
import construction from './figures/construction/construction.ts';

const constructionNumbers = await compute('construction', construction);
await show(
  plane({
    x: y1,
    y: y2,
    layers: [
      line(constructionNumbers, 'evolute', { x: 'y1', y: 'y2', colour: 'rule', clip: true }),
      line(constructionNumbers, 'circles', {
        x: 'y1',
        y: 'y2',
        piece: 'piece',
        colour: 'Fcold',
        width: 0.8,
      }),
      line(constructionNumbers, 'ellipse', { x: 'y1', y: 'y2', colour: 'vytilde' }),
      line(constructionNumbers, 'medial-axis', { x: 'y1', y: 'y2', colour: 'ink', dash: [3, 3] }),
      arrows(constructionNumbers, 'normals', { x: 'y1', y: 'y2', u: 'u', v: 'v', colour: 'muted' }),
      points(constructionNumbers, 'points', { x: 'y1', y: 'y2', colour: 'vy' }),
      points(constructionNumbers, 'feet', { x: 'y1', y: 'y2', colour: 'czcheck', size: 20 }),
    ],
  }),
  'Circles round five points touch the ellipse at their nearest points. Dashed, the medial axis; grey, the evolute, of whose four cusps two are in sight.',
);

// %% Five points on a line figure="five-points"
import fivePoints from './figures/five-points/five-points.ts';

const fivePointsNumbers = await compute('five-points', fivePoints);
await show(
  beside([
    plane({
      x: { ...y1, from: -3.2 },
      y: y2,
      width: 300,
      layers: [
        line(fivePointsNumbers, 'ellipse', { x: 'y1', y: 'y2', colour: 'vytilde' }),
        arrows(fivePointsNumbers, 'segments', {
          x: 'y1',
          y: 'y2',
          u: 'u',
          v: 'v',
          colour: 'Fcold',
        }),
        points(fivePointsNumbers, 'points', { x: 'y1', y: 'y2', colour: 'vy' }),
      ],
    }),
    chart({
      x: z,
      y: { title: 'E', colour: 'energy', from: 0, to: 21 },
      width: 300,
      height: 200,
      layers: [1, 2, 3, 4, 5].map((n) =>
        line(fivePointsNumbers, 'energies', {
          x: 'z',
          y: `E${n}`,
          colour: 'energy',
          opacity: 0.3 + 0.14 * n,
        }),
      ),
    }),
  ]),
  'Left, five points on a line and the nearest points of the ellipse; right, their five energies over the latent, that of the first point faintest.',
);

// %% [markdown]
// ## Warmer
//
// At coldness $\coldness$ every latent takes part, the better ones more. $\Fwarm$ becomes $\Fcold$ as $\coldness$ grows, and the mean of
// $\energy$ as it falls. The last curve of each picture is that of zero temperature. Change the coldnesses.

// %% Six temperatures figure="temperatures"
import temperatures from './figures/temperatures/temperatures.ts';

const temperaturesNumbers = await compute('temperatures', temperatures, {
  parameters: { betas: [0.1, Math.sqrt(0.1), 1, Math.sqrt(10), 10, Infinity] },
});
await show(
  beside(
    ['untrained', 'trained'].map((state) =>
      chart({
        title: state,
        x: y2,
        y: { title: 'F', colour: 'Fwarm', from: 0, to: 6.5 },
        width: 300,
        layers: [
          ...[1, 2, 3, 4, 5].map((n) =>
            line(temperaturesNumbers, state, {
              x: 'y2',
              y: `F${n}`,
              colour: 'Fwarm',
              opacity: 0.4 + 0.12 * n,
            }),
          ),
          line(temperaturesNumbers, state, { x: 'y2', y: 'F6', colour: 'Fcold' }),
          points(temperaturesNumbers, `${state}-minima`, {
            x: 'y2',
            y: 'F',
            colour: 'ink',
            size: 16,
          }),
        ],
      }),
    ),
  ),
  'Free energies along an axis at six temperatures, the hottest faintest, that of zero blue: hot curves have one minimum in the middle, cold ones two.',
);

// %% [markdown]
// ## Two limits
//
// Between the bounds that hold for every energy, $\Fwarm$ of three points falls from the mean energy to $\Fcold$.

// %% The two limits figure="limits"
import limits from './figures/limits/limits.ts';

const limitsNumbers = await compute('limits', limits);
await show(
  beside(
    [10, 17, 0].map((n) =>
      chart({
        title: n === 0 ? 'the origin' : `sample ${n}`,
        x: { title: 'β', colour: 'coldness', from: 1e-3, to: 1e4, logarithmic: true },
        y: { title: 'F', colour: 'Fwarm' },
        width: 190,
        height: 160,
        layers: [
          line(limitsNumbers, `limits-${n}`, {
            x: 'beta',
            y: 'upper',
            colour: 'rule',
            dash: [3, 3],
          }),
          line(limitsNumbers, `limits-${n}`, {
            x: 'beta',
            y: 'lower',
            colour: 'rule',
            dash: [3, 3],
          }),
          line(limitsNumbers, `limits-${n}`, { x: 'beta', y: 'F', colour: 'Fwarm' }),
        ],
      }),
    ),
  ),
  'Three falling curves over coldness, each between two dashed bounds that meet at both ends.',
);

// %% [markdown]
// ## Who pulls
//
// Training at zero temperature pulls the one nearest point of the manifold towards each sample; a warm model is pulled at many points.

// %% Pulls figure="pulls"
import pulls from './figures/pulls/pulls.ts';

const pullsNumbers = await compute('pulls', pulls);
await show(
  beside(
    [
      { table: 'cold', title: 'cold, every sample' },
      { table: 'warm-17', title: 'warm, one sample' },
      { table: 'hot-17', title: 'hot, one sample' },
    ].map(({ table, title }) =>
      plane({
        title,
        x: { ...y1, from: -2.2, to: 2.2 },
        y: y2,
        width: 250,
        layers: [
          line(pullsNumbers, 'ellipse', { x: 'y1', y: 'y2', colour: 'vytilde' }),
          arrows(pullsNumbers, table, {
            x: 'y1',
            y: 'y2',
            u: 'u',
            v: 'v',
            colour: 'responsibility',
          }),
          points(pullsNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'vy', size: 16 }),
        ],
      }),
    ),
  ),
  'Arrows from the ellipse: cold, one to each sample; warm, some towards one sample; hot, from everywhere.',
);

// %% [markdown]
// ## Training
//
// Descent on the mean free energy moves the two weights of the decoder. Change the coldness $\coldness$, the learning rate, or the seed
// of the samples.

// %% Before and after training figure="training"
import training from './figures/training/training.ts';

const trainingNumbers = await compute('training', training, {
  seed: training.seed!,
  parameters: { beta: 1, descent: { learningRate: 0.1, steps: 60 } },
});
await show(
  beside([
    ...['cold', 'warm'].map((state) =>
      plane({
        title: `${state}, trained`,
        x: y1,
        y: y2,
        width: 270,
        layers: [
          heat(trainingNumbers, `${state}-trained`, {
            x: 'y1',
            y: 'y2',
            value: 'F',
            from: state === 'cold' ? 0 : 1.5,
            to: state === 'cold' ? 2 : 3.5,
          }),
          line(trainingNumbers, 'ellipse-untrained', {
            x: 'y1',
            y: 'y2',
            colour: 'brightmark',
            dash: [3, 3],
          }),
          line(trainingNumbers, `ellipse-${state}`, { x: 'y1', y: 'y2', colour: 'brightmark' }),
          points(trainingNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'brightmark', size: 22 }),
        ],
      }),
    ),
    chart({
      title: 'descent of the loss, cold and warm',
      x: { title: 'step' },
      y: { title: 'ℒ', colour: 'loss' },
      width: 230,
      height: 180,
      layers: [
        line(trainingNumbers, 'descent-cold', { x: 'step', y: 'loss', colour: 'Fcold' }),
        line(trainingNumbers, 'descent-warm', {
          x: 'step',
          y: 'loss',
          colour: 'Fwarm',
          dash: [5, 3],
        }),
      ],
    }),
  ]),
  'Trained at zero temperature the ellipse, dashed before and solid after, goes through the samples; trained warm it stays a little smaller. Both losses fall, the warm one dashed.',
);

// %% [markdown]
// ## Too hot
//
// Below a critical coldness the manifold collapses into a point.

// %% Collapse figure="collapse"
import collapse from './figures/collapse/collapse.ts';

const collapseNumbers = await compute('collapse', collapse);
await show(
  beside([
    chart({
      x: { title: 'β', colour: 'coldness', from: 0.1, to: 100, logarithmic: true },
      y: { title: 'w', from: 0, to: 2.1 },
      width: 320,
      layers: [
        line(collapseNumbers, 'weights', { x: 'beta', y: 'w1', colour: 'ink' }),
        line(collapseNumbers, 'weights', { x: 'beta', y: 'w2', colour: 'ink', dash: [5, 3] }),
        level({ x: collapseNumbers.numbers!['beta-critical-1']! }),
        level({ x: collapseNumbers.numbers!['beta-critical-2']! }),
      ],
    }),
    plane({
      x: { ...y1, from: -2.2, to: 2.2 },
      y: y2,
      width: 300,
      layers: [
        line(collapseNumbers, 'ellipses', { x: 'y1', y: 'y2', piece: 'piece', colour: 'vytilde' }),
        points(collapseNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'vy', size: 16 }),
      ],
    }),
  ]),
  'Left, both weights are zero while it is hot; one grows from a first critical coldness on, the other, dashed, from a second. Right, the manifold at five coldnesses: the hotter, the smaller.',
);

// %% [markdown]
// ## With an input
//
// The predictor, a small net, makes the half axes from $\cx$. It was trained when the book was built, and its weights are in this notebook.

// %% The conditional model figure="conditional"
import conditional from './figures/conditional/conditional.ts';

const conditionalNumbers = await compute('conditional', conditional);
const radius = { title: 'half axes', colour: 'radii', from: 0, to: 16 };
await show(
  beside([
    chart({
      x: { title: 'x', colour: 'cx', from: 0, to: 1 },
      y: radius,
      width: 280,
      layers: ['r1', 'rho1', 'r2', 'rho2'].map((column) =>
        line(conditionalNumbers, 'radii', {
          x: 'x',
          y: column,
          ...(column.startsWith('rho') ? { colour: 'rule', dash: [4, 3] } : { colour: 'vytilde' }),
        }),
      ),
    }),
    chart({
      x: { title: 'epoch' },
      y: { title: 'F', colour: 'Fcold', from: 0.005, to: 50, logarithmic: true },
      width: 280,
      layers: [line(conditionalNumbers, 'history', { x: 'epoch', y: 'F', colour: 'Fcold' })],
    }),
  ]),
  'Left, the trained half axes, violet, follow the true ones, dashed; right, the mean free energy falls by three orders of magnitude.',
);

// %% [markdown]
// ### Train it yourself
//
// `vary` computes a figure with other values; nothing is held against the book then. A model whose values you change is trained here,
// which takes a few seconds. This one is trained for ten epochs instead of 120.

// %% A shorter training
const shorter = await vary(conditional, {
  models: { 'horn-decoder': { seed: 4, parameters: { epochs: 10, learningRate: 0.01 } } },
});
console.log(shorter.numbers!['mean-free-energy']!.toFixed(2));
