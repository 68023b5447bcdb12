// %% [markdown]
// # Generative
//
// This notebook goes with the chapter of the same name. Each picture below is computed, here and now, by the module that computed
// it for the book: the same code, the same seed, the same numbers. Where a cell calls `compute`, the values are spelt out that one may want
// to change; under each picture stands what there is to be seen.
// The nets were trained when the book was built, and their weights are in this notebook.

// %% What the cells below use
import { compute, vary } from '@chiaroscuro/notebooks/reader/compute';
import { arrows, heat, line, points } from '@chiaroscuro/notebooks/reader/marks';
import { beside, chart, plane } from '@chiaroscuro/notebooks/reader/plots';
import { show } from '@chiaroscuro/notebooks/reader/show';

/** The plane 𝒴, from −reach to reach on both axes. */
const targets = (reach: number) => ({
  x: { title: 'y₁', colour: 'vy', from: -reach, to: reach },
  y: { title: 'y₂', colour: 'vy', from: -reach, to: reach },
});
const round = (to: number) => ({ title: 'round', from: 0, to });

// %% [markdown]
// ## A plane of pieces
//
// The picture that opens the chapter: a plane in which each place is shared by few prototypes, in pieces that depend on which.

// %% The opening picture figure="opening"
import opening from './figures/opening/opening.ts';

const openingNumbers = await compute('opening', opening);
await show(
  plane({
    x: { title: 'y₁', colour: 'vy', from: -2.3, to: 2.3 },
    y: { title: 'y₂', colour: 'vy', from: -1, to: 1 },
    width: 620,
    layers: [
      line(openingNumbers, 'faces', {
        x: 'y1',
        y: 'y2',
        piece: 'piece',
        colour: 'vytilde',
        width: 0.8,
        clip: true,
      }),
      line(openingNumbers, 'bridges', {
        x: 'y1',
        y: 'y2',
        piece: 'piece',
        colour: 'decoder',
        width: 0.8,
        clip: true,
      }),
      line(openingNumbers, 'corners', {
        x: 'y1',
        y: 'y2',
        piece: 'piece',
        colour: 'cz',
        width: 0.8,
        clip: true,
      }),
    ],
  }),
  'A plane in triangles, bridges and corners: one to three prototypes have a share in each place.',
);

// %% [markdown]
// ## K-means
//
// The latent chooses one of $K$ prototypes; $\Fcold$ is the squared distance to the nearest. Change $K$, or where the prototypes start.

// %% Twenty prototypes figure="k-means"
import kMeans from './figures/k-means/k-means.ts';

const meansNumbers = await compute('k-means', kMeans, { parameters: { K: 20, startSeed: 3 } });
await show(
  beside([
    plane({
      ...targets(1.25),
      width: 300,
      layers: [
        heat(meansNumbers, 'heat', { x: 'y1', y: 'y2', value: 'F', from: 0, to: 0.5 }),
        line(meansNumbers, 'cells', {
          x: 'y1',
          y: 'y2',
          piece: 'piece',
          colour: 'darkmark',
          width: 0.6,
          clip: true,
        }),
        points(meansNumbers, 'samples', { x: 'y1', y: 'y2', size: 5, colour: 'brightmark' }),
        points(meansNumbers, 'prototypes', { x: 'y1', y: 'y2', size: 40, colour: 'brightmark' }),
      ],
    }),
    chart({
      x: { title: 'half steps', from: 0, to: 26 },
      y: { title: 'ℒ', colour: 'loss', from: 0.002, to: 0.2, logarithmic: true },
      width: 260,
      layers: [
        line(meansNumbers, 'losses', { x: 'halfStep', y: 'loss', piece: 'K', colour: 'loss' }),
      ],
    }),
  ]),
  'Left, a free energy, dark where it is low, with a well at each of twenty prototypes along a coil; right, losses that never rise, the more prototypes the lower.',
);

// %% [markdown]
// ## Warm wells
//
// At coldness $\coldness$ each prototype has a part of each sample, and wells flow together.

// %% The same at three temperatures figure="wells"
import wells from './figures/wells/wells.ts';

const wellNumbers = await compute('wells', wells, { parameters: { betas: [200, 20, 5] } });
await show(
  beside(
    [200, 20, 5].map((beta) =>
      plane({
        title: `β = ${beta}`,
        ...targets(1.25),
        width: 220,
        layers: [
          heat(wellNumbers, `heat-${beta}`, { x: 'y1', y: 'y2', value: 'F', from: 0, to: 0.8 }),
          points(wellNumbers, `prototypes-${beta}`, {
            x: 'y1',
            y: 'y2',
            size: 28,
            colour: 'brightmark',
          }),
        ],
      }),
    ),
  ),
  'Cold, there is a well round each prototype along a coil; warmer, the wells flow together; hot, there is a single bowl.',
);

// %% [markdown]
// ## Local coding
//
// Few neighbouring prototypes share a target. Change $\lambda$, the price of a far one.

// %% Neighbours share figure="local-coding"
import localCoding from './figures/local-coding/local-coding.ts';

const localNumbers = await compute('local-coding', localCoding, {
  parameters: { K: 20, lambda: 0.3 },
});
await show(
  beside([
    plane({
      ...targets(1.25),
      width: 300,
      layers: [
        heat(localNumbers, 'heat', { x: 'y1', y: 'y2', value: 'F', from: 0, to: 0.5 }),
        arrows(localNumbers, 'edges', { x: 'y1', y: 'y2', u: 'u', v: 'v', colour: 'brightmark' }),
        points(localNumbers, 'prototypes', { x: 'y1', y: 'y2', size: 36, colour: 'brightmark' }),
      ],
    }),
    chart({
      x: round(40),
      y: { title: 'ℒ', colour: 'loss', from: 0.0048, to: 0.0056 },
      width: 260,
      layers: [line(localNumbers, 'losses', { x: 'round', y: 'loss', colour: 'loss' })],
    }),
  ]),
  'Left, a valley that follows the polygon of the prototypes; right, its loss, which falls.',
);

// %% [markdown]
// ## Sparse coding
//
// Three atoms, and codes with as few of them as can be. Change $\lambda$, the price of a code.

// %% A star figure="star"
import star from './figures/star/star.ts';

const starNumbers = await compute('star', star, { parameters: { lambda: 0.1 } });
await show(
  beside([
    plane({
      ...targets(1.15),
      width: 300,
      layers: [
        heat(starNumbers, 'heat', { x: 'y1', y: 'y2', value: 'F', from: 0, to: 0.18 }),
        line(starNumbers, 'contours', {
          x: 'y1',
          y: 'y2',
          piece: 'piece',
          colour: 'darkmark',
          width: 0.7,
          clip: true,
        }),
        points(starNumbers, 'samples', { x: 'y1', y: 'y2', size: 5, colour: 'darkmark' }),
        points(starNumbers, 'atoms', { x: 'y1', y: 'y2', size: 50, colour: 'brightmark' }),
      ],
    }),
    chart({
      x: round(120),
      y: { title: 'ℒ', colour: 'loss', from: 0.06, to: 0.125 },
      width: 260,
      layers: [line(starNumbers, 'losses', { x: 'round', y: 'loss', colour: 'loss' })],
    }),
  ]),
  'Left, a free energy, dark where it is low, with six cheap directions, along which the samples lie; the large dots are the atoms. Right, the loss of learning them.',
);

// %% [markdown]
// ## Faster inference
//
// How far from the least energy one is after so many steps: shrinkage, its accelerated form, and nets that have learnt to shrink.

// %% Shrinkage, accelerated and learnt figure="shrinkage"
import shrinkage from './figures/shrinkage/shrinkage.ts';

const shrinkageNumbers = await compute('shrinkage', shrinkage);
await show(
  chart({
    x: { title: 'steps', from: 1, to: 300, logarithmic: true },
    y: { title: 'gap', colour: 'energy', from: 5e-5, to: 4e-3, logarithmic: true },
    layers: [
      line(shrinkageNumbers, 'fan', { x: 'step', y: 'ista', colour: 'energy' }),
      line(shrinkageNumbers, 'fan', { x: 'step', y: 'fista', colour: 'energy', dash: [5, 3] }),
      points(shrinkageNumbers, 'learnt', { x: 'layers', y: 'gap', colour: 'predictor', size: 50 }),
    ],
  }),
  'Two falling curves, the accelerated one, dashed, steeper, and four dots below them: nets of one, two, three and five layers.',
);

// %% [markdown]
// ## Amortised inference
//
// An encoder $\Enc$ guesses the latent at once. Before training it guesses anything, afterwards nearly $\czcheck$.

// %% Guesses and the best latents figure="amortised"
import amortised from './figures/amortised/amortised.ts';

const amortisedNumbers = await compute('amortised', amortised);
const turn = { from: 0, to: 2 * Math.PI, isAngle: true };
await show(
  beside([
    ...['before', 'after'].map((state) =>
      plane({
        title: state,
        x: { title: 'ž', colour: 'czcheck', ...turn },
        y: { title: 'z̃', colour: 'cztilde', ...turn },
        width: 210,
        layers: [
          points(amortisedNumbers, state, { x: 'check', y: 'guess', colour: 'cztilde', size: 12 }),
        ],
      }),
    ),
    chart({
      x: { title: 'steps', from: 0, to: 60 },
      y: { title: 'share at the least energy', from: 0, to: 1.02 },
      width: 230,
      layers: [
        line(amortisedNumbers, 'steps', { x: 'count', y: 'guess', colour: 'cztilde' }),
        line(amortisedNumbers, 'steps', { x: 'count', y: 'random', colour: 'muted', dash: [5, 3] }),
      ],
    }),
  ]),
  'Before training the guesses lie far from the diagonal; after it they lie on it, and descents that start there, solid, arrive sooner than others, dashed.',
);

// %% [markdown]
// ## Autoencoders
//
// A net that must pass each $\vy$ through a single number $\vh$ learns a curve. Its cost is the energy of every place of the plane.

// %% A curve through few samples figure="autoencoder"
import autoencoder from './figures/autoencoder/autoencoder.ts';

const autoencoderNumbers = await compute('autoencoder', autoencoder);
await show(
  plane({
    x: { title: 'y₁', colour: 'vy', from: -1.4, to: 1.4 },
    y: { title: 'y₂', colour: 'vy', from: -1.1, to: 1.1 },
    layers: [
      heat(autoencoderNumbers, 'heat', { x: 'y1', y: 'y2', value: 'F', from: 0, to: 1 }),
      line(autoencoderNumbers, 'curve', { x: 'y1', y: 'y2', colour: 'brightmark' }),
      points(autoencoderNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'brightmark', size: 14 }),
    ],
  }),
  'A low valley along a curve that passes through the samples.',
);

// %% The coil figure="coil-autoencoder"
import coilAutoencoder from './figures/coil-autoencoder/coil-autoencoder.ts';

const coilNumbers = await compute('coil-autoencoder', coilAutoencoder);
await show(
  plane({
    ...targets(1.25),
    width: 300,
    layers: [
      heat(coilNumbers, 'heat', { x: 'y1', y: 'y2', value: 'F', from: 0, to: 1 }),
      line(coilNumbers, 'curve', { x: 'y1', y: 'y2', colour: 'brightmark' }),
      points(coilNumbers, 'samples', { x: 'y1', y: 'y2', colour: 'brightmark', size: 14 }),
    ],
  }),
  'For a coil the curve wanders: it leaps between the arms, and leaves crumpled valleys.',
);

// %% [markdown]
// ## Denoising
//
// A net that was shown spoilt samples $\vyhat$ and asked for the good ones points back to where the data lie.

// %% Spoilt and restored figure="denoising"
import denoising from './figures/denoising/denoising.ts';

const denoisingNumbers = await compute('denoising', denoising);
await show(
  beside([
    ...(
      [
        ['corrupted', 'vyhat'],
        ['restored', 'vytilde'],
      ] as const
    ).map(([table, colour]) =>
      plane({
        title: table,
        ...targets(1.25),
        width: 210,
        layers: [points(denoisingNumbers, table, { x: 'y1', y: 'y2', colour, size: 10 })],
      }),
    ),
    plane({
      title: 'corrections',
      ...targets(1.25),
      width: 240,
      layers: [
        heat(denoisingNumbers, 'heat', { x: 'y1', y: 'y2', value: 'length', from: 0, to: 1 }),
        arrows(denoisingNumbers, 'arrows', {
          x: 'y1',
          y: 'y2',
          u: 'u',
          v: 'v',
          colour: 'brightmark',
        }),
      ],
    }),
  ]),
  'A blurred coil, a sharp one, and arrows that point to the coil from everywhere.',
);

// %% [markdown]
// ### Something else
//
// `vary` computes a figure with other values; nothing is held against the book then.

// %% Fewer prototypes
const fewer = await vary(kMeans, { parameters: { K: 7, counts: [7] } });
await show(
  plane({
    ...targets(1.25),
    width: 260,
    layers: [
      line(fewer, 'cells', { x: 'y1', y: 'y2', piece: 'piece', colour: 'rule', clip: true }),
      points(fewer, 'samples', { x: 'y1', y: 'y2', size: 5, colour: 'vy' }),
      points(fewer, 'prototypes', { x: 'y1', y: 'y2', size: 40, colour: 'vytilde' }),
    ],
  }),
  'Seven prototypes along the same coil.',
);
