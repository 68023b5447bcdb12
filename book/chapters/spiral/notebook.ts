// %% [markdown]
// # Spiral
//
// This notebook goes with the chapter of the same name. Each picture below is computed, here and now, by the module that computed
// it for the book: the same code, the same seed, the same numbers. Where a cell calls `compute`, the values are spelt out that one may want
// to change; under each picture stands what there is to be seen.
// The nets were trained when the book was built, and their weights are in this notebook.

// %% What the cells below use
import { compute, vary } from '@chiaroscuro/notebooks/reader/compute';
import { arrows, heat, level, line, points } from '@chiaroscuro/notebooks/reader/marks';
import { beside, chart, plane } from '@chiaroscuro/notebooks/reader/plots';
import { show } from '@chiaroscuro/notebooks/reader/show';

const classes = [1, 2, 3, 4, 5];
/** The plane of inputs, from −reach to reach on both axes. */
const inputs = (reach: number) => ({
  x: { title: 'x₁', colour: 'cx', from: -reach, to: reach },
  y: { title: 'x₂', colour: 'cx', from: -reach, to: reach },
});

// %% [markdown]
// ## The data
//
// Each $\vx$ lies near one of five arms; $\cc$ is the number of its arm. Change the seed and see another sample.

// %% Five arms figure="spirals"
import spirals from './figures/spirals/spirals.ts';

const spiralNumbers = await compute('spirals', spirals, { seed: spirals.seed! });
await show(
  plane({
    ...inputs(1.1),
    width: 320,
    layers: classes.flatMap((k) => [
      points(spiralNumbers, `samples-${k}`, { x: 'x1', y: 'x2', size: 9, classes: 'class' }),
      line(spiralNumbers, `arm-${k}`, { x: 'x1', y: 'x2', colour: `class${k}`, width: 2 }),
    ]),
  }),
  'Points of five colours around five arms of a spiral.',
);

// %% [markdown]
// ## Straight lines fail
//
// A linear classifier cuts the plane along straight lines and gets about half of the points right; one hidden layer with $\relu$ gets nearly all.

// %% What a linear classifier does figure="linear-failure"
import linearFailure from './figures/linear-failure/linear-failure.ts';

const linearNumbers = await compute('linear-failure', linearFailure);
await show(
  beside([
    plane({
      ...inputs(1.1),
      width: 260,
      layers: [
        points(linearNumbers, 'samples', { x: 'x1', y: 'x2', size: 8, classes: 'class' }),
        ...classes.map((k) =>
          line(linearNumbers, `region-${k}`, {
            x: 'x1',
            y: 'x2',
            piece: 'piece',
            colour: 'ink',
            width: 1,
          }),
        ),
      ],
    }),
    chart({
      x: { title: 'step', from: 0, to: 250 },
      y: { title: 'ℒ', colour: 'loss', from: 0, to: 1.7 },
      width: 280,
      layers: [
        line(linearNumbers, 'losses', { x: 'step', y: 'linear', colour: 'loss', dash: [5, 3] }),
        line(linearNumbers, 'losses', { x: 'step', y: 'relu', colour: 'loss' }),
      ],
    }),
  ]),
  'Left, five sectors that cut through all arms; right, the loss of a linear classifier, dashed, stays high, that of a net falls.',
);

// %% [markdown]
// ## Soft extrema
//
// $\softmax$ and the logarithm of a sum of exponentials are both soft maxima of five numbers; coldness $\coldness$ hardens them. Change the numbers.

// %% Two soft maxima and two soft minima figure="soft-extrema"
import softExtrema from './figures/soft-extrema/soft-extrema.ts';

const softNumbers = await compute('soft-extrema', softExtrema, {
  parameters: { e: [-1.2, 0.3, 0.8, 2, 3.1] },
});
await show(
  chart({
    x: { title: 'β', colour: 'coldness', from: 0.01, to: 100, logarithmic: true },
    y: { title: 'value', from: -4, to: 6 },
    layers: ['lseMax', 'softmax', 'softmin', 'lseMin'].map((name) =>
      line(softNumbers, 'curves', {
        x: 'beta',
        y: `${name}At`,
        colour: name.endsWith('Max') || name === 'softmax' ? 'energy' : 'Fcold',
        ...(name.startsWith('lse') ? { dash: [5, 3] } : {}),
      }),
    ),
  }),
  'Red, two curves that meet at the maximum from both sides; blue, two that meet at the minimum, as coldness grows. Dashed, the logarithms of sums of exponentials.',
);

// %% [markdown]
// ## Losses
//
// What a loss does depends on the gap $\gap$ between the best wrong answer and the right one.

// %% Three losses over the gap figure="losses"
import losses from './figures/losses/losses.ts';

const lossNumbers = await compute('losses', losses, { parameters: { margin: 1 } });
await show(
  chart({
    x: { title: 'Δ', colour: 'gap', from: -4, to: 4 },
    y: { title: 'ℓ', colour: 'exampleloss', from: 0, to: 5 },
    layers: [
      line(lossNumbers, 'losses', { x: 'gap', y: 'perceptron', colour: 'muted' }),
      line(lossNumbers, 'losses', { x: 'gap', y: 'hinge', colour: 'exampleloss', dash: [5, 3] }),
      line(lossNumbers, 'losses', { x: 'gap', y: 'log', colour: 'exampleloss' }),
    ],
  }),
  'Two bent lines, grey the perceptron’s loss and dashed the hinge, which keeps a margin; and a smooth curve, the logarithmic loss, that never reaches zero.',
);

// %% Maximum likelihood carves canyons figure="maximum-likelihood"
import maximumLikelihood from './figures/maximum-likelihood/maximum-likelihood.ts';

const likelihoodNumbers = await compute('maximum-likelihood', maximumLikelihood);
await show(
  chart({
    x: { title: 'y', colour: 'cy', from: -3, to: 3 },
    y: { title: 'p', from: 0, to: 0.85 },
    layers: [
      line(likelihoodNumbers, 'fit-1000', { x: 'y', y: 'data', colour: 'vy' }),
      line(likelihoodNumbers, 'fit-0', { x: 'y', y: 'p', colour: 'vytilde', dash: [2, 3] }),
      line(likelihoodNumbers, 'fit-30', { x: 'y', y: 'p', colour: 'vytilde', dash: [6, 3] }),
      line(likelihoodNumbers, 'fit-1000', { x: 'y', y: 'p', colour: 'vytilde' }),
    ],
  }),
  'A density that begins flat, dotted, and comes closer to that of the data, blue, after 30 steps, dashed; after 1000 it covers it.',
);

// %% The narrower, the steeper figure="canyon"
import canyon from './figures/canyon/canyon.ts';

const canyonNumbers = await compute('canyon', canyon, {
  parameters: { deviations: [0.3, 0.1, 0.03] },
});
await show(
  chart({
    x: { title: 'y', colour: 'cy', from: -1, to: 1 },
    y: { title: 'E', colour: 'energy', from: 0, to: 6 },
    layers: [1, 2, 3].map((n) =>
      line(canyonNumbers, `canyon-${n}`, {
        x: 'y',
        y: 'e',
        colour: 'energy',
        opacity: 0.4 + 0.2 * n,
      }),
    ),
  }),
  'Three parabolas, each narrower, steeper and stronger than the one before.',
);

// %% [markdown]
// ## Descent
//
// $\vtheta$ goes downhill along the slope. Change the start or the rate; with a rate that is too large the last curve shows what happens.

// %% A descent figure="descent"
import descent from './figures/descent/descent.ts';

const descentNumbers = await compute('descent', descent, {
  parameters: { start: -1.6, rate: 1.6, steps: 6 },
});
await show(
  beside([
    chart({
      x: { title: 'ϑ', colour: 'vtheta', from: -2.6, to: 4.4 },
      y: { title: 'ℒ', colour: 'loss', from: 0, to: 2.8 },
      width: 280,
      layers: [
        line(descentNumbers, 'loss', { x: 'theta', y: 'J', colour: 'loss' }),
        line(descentNumbers, 'tangent', { x: 'theta', y: 'J', colour: 'muted', dash: [4, 3] }),
        points(descentNumbers, 'path', { x: 'theta', y: 'J', colour: 'vtheta' }),
      ],
    }),
    chart({
      x: { title: 'n', from: 0, to: 30 },
      y: { title: 'distance', from: 1e-5, to: 20, logarithmic: true },
      width: 280,
      layers: [1, 2, 3, 4].map((n) =>
        line(descentNumbers, 'parabola', {
          x: 'n',
          y: `d${n}`,
          colour: 'vtheta',
          opacity: 0.3 + 0.17 * n,
          only: (row) => row[`d${n}`]! > 1e-5,
        }),
      ),
    }),
  ]),
  'Left, steps down a smooth curve, the tangent of the first one dashed; right, distances from the minimum of a parabola for four rates, three of which make it fall, and one, the largest, rise.',
);

// %% Gradients are added up figure="five-steps"
import fiveSteps from './figures/five-steps/five-steps.ts';

const stepNumbers = await compute('five-steps', fiveSteps);
await show(
  plane({
    x: { title: 'ϑ₁', colour: 'vtheta', from: -0.27, to: 0.03 },
    y: { title: 'ϑ₂', colour: 'vtheta', from: -0.07, to: 0.13 },
    layers: [
      arrows(stepNumbers, 'batches', { x: 'w1', y: 'w2', u: 'u', v: 'v', colour: 'muted' }),
      arrows(stepNumbers, 'chain', { x: 'w1', y: 'w2', u: 'u', v: 'v', colour: 'loss' }),
      arrows(stepNumbers, 'whole', { x: 'w1', y: 'w2', u: 'u', v: 'v', colour: 'ink' }),
    ],
  }),
  'Grey, the gradients of five batches; green, a fifth of each, one after the other: they end where the gradient of the whole set ends.',
);

// %% [markdown]
// ## The energy of every class
//
// $\Fce$ of five classes over the plane, as the trained classifier has it.

// %% Five energies figure="energies"
import energies from './figures/energies/energies.ts';

const energyNumbers = await compute('energies', energies);
await show(
  beside(
    classes.map((k) =>
      plane({
        title: `class ${k}`,
        ...inputs(1.5),
        width: 180,
        layers: [
          heat(energyNumbers, `heat-${k}`, { x: 'x1', y: 'x2', value: 'F', from: 0, to: 60 }),
          points(energyNumbers, `samples-${k}`, {
            x: 'x1',
            y: 'x2',
            size: 6,
            colour: 'brightmark',
          }),
        ],
      }),
    ),
    3,
  ),
  'Five landscapes, dark where the energy is low; each is lowest along the arm of its own class, white.',
);

// %% One of them as a map figure="landscape"
import landscape from './figures/landscape/landscape.ts';

const landscapeNumbers = await compute('landscape', landscape);
await show(
  plane({
    ...inputs(1.5),
    width: 320,
    layers: [
      line(landscapeNumbers, 'contours', {
        x: 'x1',
        y: 'x2',
        piece: 'piece',
        map: { by: 'level', map: 'energy', from: 0, to: 40 },
        width: 1,
      }),
      ...classes.map((k) =>
        points(landscapeNumbers, `samples-${k}`, {
          x: 'x1',
          y: 'x2',
          size: 8,
          colour: `class${k}`,
        }),
      ),
    ],
  }),
  'Level lines of the energy of the first class: its own points lie on the floor of a valley, where there are none, those of the other four on its slopes.',
);

// %% [markdown]
// ## Push and pull
//
// Down with the right answer, up with the others, each as much as it is believed.

// %% Forces on five energies figure="push-pull"
import pushPull from './figures/push-pull/push-pull.ts';

const pushNumbers = await compute('push-pull', pushPull);
await show(
  chart({
    x: { title: 'n', from: 0, to: 40 },
    y: { title: 'e', colour: 've', from: -3.5, to: 1.6 },
    layers: classes.flatMap((k) => [
      line(pushNumbers, `path-${k}`, { x: 'n', y: 'e', colour: `class${k}` }),
      level({ y: 0 }),
    ]),
  }),
  'The energy of the right class falls over forty steps; those of the others rise until they hardly matter.',
);

// %% [markdown]
// ## Un-warping
//
// A net with a layer of two units straightens the spiral. Before, halfway, and in $\sH$.

// %% From the plane of inputs to that of the hidden layer figure="unwarping"
import unwarping from './figures/unwarping/unwarping.ts';

const unwarpingNumbers = await compute('unwarping', unwarping);
const hidden = {
  x: { title: 'h₁', colour: 'vh', from: -1.75, to: 1.75 },
  y: { title: 'h₂', colour: 'vh', from: -1.75, to: 1.75 },
};
await show(
  beside(
    (['x', 'm', 'h'] as const).map((stage) =>
      plane({
        title: { x: 'before', m: 'halfway', h: 'straightened' }[stage],
        ...(stage === 'h' ? hidden : inputs(1.75)),
        width: 250,
        layers: [
          line(unwarpingNumbers, 'grid', {
            x: `${stage}1`,
            y: `${stage}2`,
            piece: 'piece',
            colour: 'faint',
            width: 0.8,
          }),
          points(unwarpingNumbers, 'samples', {
            x: `${stage}1`,
            y: `${stage}2`,
            size: 7,
            classes: 'class',
          }),
        ],
      }),
    ),
  ),
  'A grid and five arms, three times: the arms become straight, and the grid folds around them.',
);

// %% [markdown]
// ## Ensembles
//
// Nets that agree where there are data, and differ where there are none, tell where they do not know.

// %% Five regressions figure="ensemble-regression"
import ensembleRegression from './figures/ensemble-regression/ensemble-regression.ts';

const regressionNumbers = await compute('ensemble-regression', ensembleRegression);
await show(
  beside(
    ['relu', 'tanh'].map((kind) =>
      chart({
        title: kind,
        x: { title: 'x', colour: 'cx', from: -4, to: 4 },
        y: { title: 'y', colour: 'cy', from: -6.3, to: 6.3 },
        width: 290,
        layers: [
          ...classes.map((k) =>
            line(regressionNumbers, kind, {
              x: 'x',
              y: `net${k}`,
              colour: 'vytilde',
              opacity: 0.5,
              width: 1,
            }),
          ),
          line(regressionNumbers, kind, { x: 'x', y: 'mean', colour: 'vytilde' }),
          points(regressionNumbers, 'samples', { x: 'x', y: 'y', colour: 'vy', size: 8 }),
        ],
      }),
    ),
  ),
  'Five curves, faint, and their mean: they agree among the points and part outside, straight for relu, bent for tanh.',
);

// %% Doubt over the plane figure="ensemble-spiral"
import ensembleSpiral from './figures/ensemble-spiral/ensemble-spiral.ts';

const ensembleNumbers = await compute('ensemble-spiral', ensembleSpiral);
await show(
  beside(
    (['total', 'information'] as const).map((table) =>
      plane({
        title: table === 'total' ? 'all doubt' : 'what the nets disagree on',
        ...inputs(2),
        width: 260,
        layers: [
          heat(ensembleNumbers, table, {
            x: 'x1',
            y: 'x2',
            value: 'H',
            from: 0,
            to: table === 'total' ? Math.log(5) : 0.7,
          }),
          ...classes.map((k) =>
            points(ensembleNumbers, `samples-${k}`, {
              x: 'x1',
              y: 'x2',
              size: 5,
              colour: 'brightmark',
            }),
          ),
        ],
      }),
    ),
  ),
  'The doubt of ten nets, dark where there is none. Left, all of it: lines between the arms, and beams outside. Right, the part on which the nets disagree: the beams remain.',
);

// %% [markdown]
// ### Something else
//
// `vary` computes a figure with other values; nothing is held against the book then.

// %% A wider margin
const wider = await vary(losses, { parameters: { margin: 3 } });
await show(
  chart({
    x: { title: 'Δ', colour: 'gap', from: -4, to: 4 },
    y: { title: 'ℓ', colour: 'exampleloss', from: 0, to: 7 },
    layers: [line(wider, 'losses', { x: 'gap', y: 'hinge', colour: 'exampleloss' })],
  }),
  'A hinge that bends three units before zero.',
);
