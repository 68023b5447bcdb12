// %% [markdown]
// # Intro
//
// This notebook goes with the chapter of the same name. Each picture below is computed, here and now, by the module that computed
// it for the book: the same code, the same seed, the same numbers. Where a cell calls `compute`, the values are spelt out that one may want
// to change; under each picture stands what there is to be seen.

// %% What the cells below use
import { compute, vary } from '@chiaroscuro/notebooks/reader/compute';
import { arrows, heat, level, line, points } from '@chiaroscuro/notebooks/reader/marks';
import { beside, chart, plane } from '@chiaroscuro/notebooks/reader/plots';
import { show } from '@chiaroscuro/notebooks/reader/show';

/** A plane of inputs, from −reach to reach on both axes. */
const square = (reach: number) => ({
  x: { title: 'x₁', colour: 'cx', from: -reach, to: reach },
  y: { title: 'x₂', colour: 'cx', from: -reach, to: reach },
});
/** Points keep the colour of the direction in which they lay at first. */
const byTurn = { by: 'turn', map: 'directions', from: 0, to: 1 };

// %% [markdown]
// ## An image is a point
//
// An image of two pixels is a point $\vx$ of a square. Points near the diagonal look flat, the others have an edge.

// %% Images of two pixels figure="image-plane"
import imagePlane from './figures/image-plane/image-plane.ts';

const imageNumbers = await compute('image-plane', imagePlane, {
  seed: imagePlane.seed!,
  parameters: { images: 160 },
});
await show(
  beside(
    [
      ['x1', 'x2', 'as they are'],
      ['h1', 'h2', 'moved'],
    ].map(([x, y, title]) =>
      plane({
        title: title!,
        x: { title: x!.replace('1', '₁'), colour: x === 'x1' ? 'cx' : 'vh', from: 0, to: 1 },
        y: { title: y!.replace('2', '₂'), colour: x === 'x1' ? 'cx' : 'vh', from: 0, to: 1 },
        width: 260,
        layers: [
          points(imageNumbers, 'images', {
            x: x!,
            y: y!,
            map: { by: 'edge', map: 'depth', from: 0, to: 1 },
          }),
        ],
      }),
    ),
  ),
  'Points of a square, red those with an edge and blue those without; moved, the two kinds lie apart.',
);

// %% [markdown]
// ## Linear maps
//
// Rotations, scalings, reflections and shears move all points of the plane at once; with a shift the map is affine. Change the angle or the factors.

// %% Linear maps figure="linear-maps"
import linearMaps from './figures/linear-maps/linear-maps.ts';

const linearNumbers = await compute('linear-maps', linearMaps, {
  parameters: { degrees: 30, factors: [1.5, 0.5], shear: 0.8, shift: [1, -0.75] },
});
await show(
  beside(
    ['identity', 'rotation', 'scaling', 'reflection', 'shear', 'affine'].map((name) =>
      plane({
        title: name,
        ...square(5),
        width: 170,
        layers: [
          points(linearNumbers, name, { x: 'x1', y: 'x2', size: 6, map: byTurn }),
          line(linearNumbers, `${name}-square`, { x: 'x1', y: 'x2', colour: 'muted' }),
          arrows(linearNumbers, `${name}-columns`, { x: 'x1', y: 'x2', u: 'u', v: 'v' }),
        ],
      }),
    ),
    3,
  ),
  'Six clouds of points, coloured by direction: as it was, turned, stretched, mirrored, sheared, and shifted too.',
);

// %% [markdown]
// ## Circles become ellipses
//
// Every $\mW = \mU\mSigma\mV\tr$ turns the unit circle into an ellipse whose half axes are the singular values.

// %% The image of the circle figure="circle-ellipse"
import circleEllipse from './figures/circle-ellipse/circle-ellipse.ts';

const circleNumbers = await compute('circle-ellipse', circleEllipse);
await show(
  beside([
    plane({
      title: 'before',
      ...square(1.7),
      width: 260,
      layers: [
        line(circleNumbers, 'circle', { x: 'x1', y: 'x2', colour: 'mV' }),
        line(circleNumbers, 'v1', { x: 'x1', y: 'x2', colour: 'ink' }),
        line(circleNumbers, 'v2', { x: 'x1', y: 'x2', colour: 'ink', dash: [4, 3] }),
      ],
    }),
    plane({
      title: 'after',
      ...square(1.7),
      width: 260,
      layers: [
        line(circleNumbers, 'ellipse', { x: 'x1', y: 'x2', colour: 'mU' }),
        line(circleNumbers, 'u1', { x: 'x1', y: 'x2', colour: 'ink' }),
        line(circleNumbers, 'u2', { x: 'x1', y: 'x2', colour: 'ink', dash: [4, 3] }),
      ],
    }),
  ]),
  'A circle with two orthogonal radii, one of them dashed, and the ellipse that it becomes, with its two half axes.',
);

// %% [markdown]
// Each circle begins beside its gap and ends at the dot: a reflection would show in the sense in which it is run through.

// %% The three factors one after the other figure="circuit"
import circuit from './figures/circuit/circuit.ts';

const circuitNumbers = await compute('circuit', circuit, { parameters: { signal: [0.5, 1.1] } });
const circleLength = circuitNumbers.tables['circle-0']!.columns['x1']!.length;
await show(
  beside(
    [0, 1, 2, 3].map((place) =>
      plane({
        title: ['r', 'Vᵀr', 'ΣVᵀr', 'UΣVᵀr'][place]!,
        ...square(1.8),
        width: 170,
        layers: [
          line(circuitNumbers, `circle-${place}`, { x: 'x1', y: 'x2', colour: 'rule' }),
          points(circuitNumbers, `circle-${place}`, {
            x: 'x1',
            y: 'x2',
            colour: 'muted',
            only: ({ row }) => row === circleLength - 1,
          }),
          line(circuitNumbers, `signal-${place}`, { x: 'x1', y: 'x2', colour: 'vr', width: 2.4 }),
        ],
      }),
    ),
  ),
  'A circle and a signal in it: turned, stretched along the axes, and turned again.',
);

// %% [markdown]
// ## Activations
//
// A non-linear map acts on each coordinate by itself. Change the leak or the threshold.

// %% Activations on the line and in the plane figure="activations"
import activations from './figures/activations/activations.ts';

const activationNumbers = await compute('activations', activations, {
  parameters: { leak: 0.2, threshold: 0.5 },
});
await show(
  beside(
    ['relu', 'leaky', 'tanh', 'sigmoid', 'softplus', 'shrink'].map((name) =>
      plane({
        title: name,
        ...square(3.1),
        width: 180,
        layers: [
          line(activationNumbers, `${name}-grid`, {
            x: 'x1',
            y: 'x2',
            piece: 'piece',
            colour: 'rule',
            width: 0.6,
          }),
          points(activationNumbers, `${name}-cloud`, { x: 'x1', y: 'x2', size: 8, map: byTurn }),
          line(activationNumbers, 'curves', { x: 'x', y: name, colour: 'ink' }),
        ],
      }),
    ),
    3,
  ),
  'Six activations: each curve over its line, and what it makes of a grid and a cloud.',
);

// %% Towards a square figure="squares"
import squares from './figures/squares/squares.ts';

const squareNumbers = await compute('squares', squares);
await show(
  beside(
    [1, 2, 3, 4, 5].map((scale) =>
      plane({
        title: `tanh(${scale}x)`,
        ...square(1.1),
        width: 140,
        layers: [
          points(squareNumbers, `scale-${scale}`, { x: 'x1', y: 'x2', size: 8, map: byTurn }),
        ],
      }),
    ),
  ),
  'A round cloud that fills a square more and more as its scale grows.',
);

// %% [markdown]
// ## Sandwiches
//
// Linear and non-linear maps in turn: $\vs = \mW\vh + \vb$, then an activation.

// %% Four layers of a sandwich figure="sandwich"
import sandwich from './figures/sandwich/sandwich.ts';

const sandwichNumbers = await compute('sandwich', sandwich);
await show(
  beside(
    [0, 1, 2, 3, 4].map((layer) =>
      plane({
        title: ['the input', 'affine', 'tanh', 'affine', 'tanh'][layer]!,
        ...square(layer === 1 ? 6.8 : layer === 2 || layer === 4 ? 1.1 : 3.3),
        width: 190,
        layers: [
          line(sandwichNumbers, `grid-${layer}`, {
            x: 'x1',
            y: 'x2',
            piece: 'piece',
            colour: 'rule',
            width: 0.6,
          }),
          points(sandwichNumbers, `cloud-${layer}`, { x: 'x1', y: 'x2', size: 8, map: byTurn }),
        ],
      }),
    ),
    3,
  ),
  'A grid and a cloud, mapped four times: affinely, by tanh, affinely, by tanh.',
);

// %% Two untrained nets figure="two-nets"
import twoNets from './figures/two-nets/two-nets.ts';

const netNumbers = await compute('two-nets', twoNets);
const windows = {
  input: square(3.3),
  shallow: {
    x: { title: 'y₁', colour: 'vytilde', from: 0.4, to: 1.1 },
    y: { title: 'y₂', colour: 'vytilde', from: -0.32, to: 0.78 },
  },
  deep: {
    x: { title: 'y₁', colour: 'vytilde', from: -0.24, to: -0.06 },
    y: { title: 'y₂', colour: 'vytilde', from: 0.2, to: 0.34 },
  },
};
await show(
  beside(
    (['input', 'shallow', 'deep'] as const).map((name) =>
      plane({
        title: name,
        ...windows[name],
        width: 220,
        layers: [
          line(netNumbers, `grid-${name}`, {
            x: 'x1',
            y: 'x2',
            piece: 'piece',
            colour: 'rule',
            width: 0.6,
          }),
          points(netNumbers, `cloud-${name}`, { x: 'x1', y: 'x2', size: 6, map: byTurn }),
        ],
      }),
    ),
  ),
  'A grid, and what a shallow smooth net and a deep folded one make of it.',
);

// %% [markdown]
// ## Costs and energies
//
// An energy may be a vector, a curve, or a landscape.

// %% Energies as functions figure="functions"
import functions from './figures/functions/functions.ts';

const functionNumbers = await compute('functions', functions);
await show(
  beside([
    chart({
      x: { title: 'z', colour: 'cz', from: 0, to: 2 * Math.PI, isAngle: true },
      y: { title: 'e', colour: 'energy', from: 0, to: 6.5 },
      width: 300,
      layers: [
        line(functionNumbers, 'curve', { x: 'z', y: 'e', colour: 'energy' }),
        points(functionNumbers, 'nodes-16', { x: 'z', y: 'e', colour: 'ink', size: 20 }),
      ],
    }),
    plane({
      ...square(3),
      width: 240,
      layers: [heat(functionNumbers, 'heat', { x: 'x1', y: 'x2', value: 'E', from: 0, to: 0.36 })],
    }),
  ]),
  'An energy over a circle with sixteen nodes, and one over a plane.',
);

// %% [markdown]
// ## Inference, forwards and backwards
//
// Forwards, inference looks for the $\vy$ of least energy for a given $\vx$: it ends at the prediction. Change the learning rates.

// %% Forwards figure="forwards"
import forwards from './figures/forwards/forwards.ts';

const forwardNumbers = await compute('forwards', forwards, {
  parameters: { steps: 24, learningRates: [0.05, 0.1, 0.2], drawnRate: 0.1 },
});
await show(
  beside([
    plane({
      x: { title: 'y₁', colour: 'vy', from: 0.4, to: 1.45 },
      y: { title: 'y₂', colour: 'vy', from: -0.62, to: 0.43 },
      width: 280,
      layers: [
        line(forwardNumbers, 'levels', { x: 'y1', y: 'y2', piece: 'piece', colour: 'rule' }),
        line(forwardNumbers, 'paths', { x: 'y1', y: 'y2', piece: 'piece', colour: 'energy' }),
        points(forwardNumbers, 'starts', { x: 'y1', y: 'y2', colour: 'ink' }),
        points(forwardNumbers, 'prediction', { x: 'y1', y: 'y2', colour: 'vytilde', size: 60 }),
      ],
    }),
    chart({
      x: { title: 'step', from: 0, to: 24 },
      y: { title: 'C', colour: 'cost', from: 0, to: 0.24 },
      width: 280,
      layers: [
        line(forwardNumbers, 'descent', { x: 'step', y: 'slow', colour: 'cost', dash: [2, 3] }),
        line(forwardNumbers, 'descent', { x: 'step', y: 'medium', colour: 'cost' }),
        line(forwardNumbers, 'descent', { x: 'step', y: 'fast', colour: 'cost', dash: [6, 3] }),
      ],
    }),
  ]),
  'Four straight descents that meet at the prediction, and the cost over the steps for three learning rates: dotted the smallest, dashed the largest.',
);

// %% [markdown]
// Backwards, it looks for an $\vx$ that the net moves to a given $\vy$. There may be many, or none.

// %% Backwards figure="backwards"
import backwards from './figures/backwards/backwards.ts';

const backwardNumbers = await compute('backwards', backwards);
await show(
  beside(
    ['reached', 'missed', 'deep'].map((name) =>
      plane({
        title: name,
        ...square(3),
        width: 220,
        layers: [
          heat(backwardNumbers, `heat-${name}`, {
            x: 'x1',
            y: 'x2',
            value: 'distance',
            from: 0,
            to: 1,
          }),
          line(backwardNumbers, `paths-${name}`, {
            x: 'x1',
            y: 'x2',
            piece: 'piece',
            colour: 'brightmark',
          }),
          points(backwardNumbers, `ends-${name}`, { x: 'x1', y: 'x2', colour: 'brightmark' }),
        ],
      }),
    ),
  ),
  'Three landscapes of distance, dark where it is small, and eight descents in each: they end where a given output is reached, along a valley where it is missed, or in the creases of the deep net.',
);

// %% [markdown]
// ### Something else
//
// `vary` computes a figure with other values; nothing is held against the book then.

// %% A turn by sixty degrees
const turned = await vary(linearMaps, { parameters: { degrees: 60 } });
await show(
  plane({
    ...square(4),
    width: 240,
    layers: [
      points(turned, 'rotation', { x: 'x1', y: 'x2', size: 8, map: byTurn }),
      level({ y: 0 }),
    ],
  }),
  'The cloud, turned twice as far.',
);
