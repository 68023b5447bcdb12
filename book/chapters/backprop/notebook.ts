// %% [markdown]
// # Backprop
//
// This notebook goes with the chapter of the same name. Each picture below is computed, here and now, by the module that computed
// it for the book: the same code, the same seed, the same numbers. Where a cell calls `compute`, the values are spelt out that one may want
// to change; under each picture stands what there is to be seen.

// %% What the cells below use
import { compute, vary } from '@chiaroscuro/notebooks/reader/compute';
import { arrows, level, line, points, word } from '@chiaroscuro/notebooks/reader/marks';
import { beside, chart, plane } from '@chiaroscuro/notebooks/reader/plots';
import { show } from '@chiaroscuro/notebooks/reader/show';

/** Two decimal places, and a minus sign that is one. */
const shown = (value: number): string =>
  (Math.round(100 * value) / 100 || 0).toFixed(2).replace('-', '−');

// %% [markdown]
// ## A field of gradients
//
// The picture that opens the chapter: at every place of a plane, the way in which the cost of a small net grows.

// %% The opening picture figure="opening"
import opening from './figures/opening/opening.ts';

const openingNumbers = await compute('opening', opening);
await show(
  plane({
    x: { from: -4.2, to: 4.2 },
    y: { from: -1.85, to: 1.85 },
    width: 620,
    layers: [
      line(openingNumbers, 'first', { x: 'y1', y: 'y2', piece: 'piece', colour: 'vh' }),
      line(openingNumbers, 'second', { x: 'y1', y: 'y2', piece: 'piece', colour: 'vytilde' }),
      arrows(openingNumbers, 'field', { x: 'y1', y: 'y2', u: 'u', v: 'v', colour: 'cost' }),
    ],
  }),
  'Arrows that flow over a plane which two layers of a net have cut by straight and by bent lines.',
);

// %% [markdown]
// ## What a module knows
//
// One unit, $y=\tanh(\boldsymbol w\tr\boldsymbol x+b)$. Forward it makes a number. Backward it is told how the cost reacts to that number, and says how the
// cost reacts to each of its five ingredients. On the left the ingredients, on the right their gradients: change one of the values below, and see who hears of it.

// %% A unit with its numbers figure="module"
import unit from './figures/module/module.ts';

const unitKnobs = { x: [1.2, -0.7], weight: [0.5, 1], bias: 0.4, gradient: -0.8 };
const unitNumbers = await compute('module', unit, { parameters: unitKnobs });
const ingredients = ['x-1', 'x-2', 'weight-1', 'weight-2', 'bias'];
const gradients = ['grad-input-1', 'grad-input-2', 'grad-weight-1', 'grad-weight-2', 'grad-bias'];
const symbols = ['x₁', 'x₂', 'w₁', 'w₂', 'b'];
await show(
  beside(
    [ingredients, gradients].map((names, side) => {
      const colour = side === 0 ? 'ink' : 'cost';
      const values = names.map((name) => unitNumbers.numbers![name]!);
      const place = [5, 4, 3, 2, 1];
      const dots = { tables: { dots: { columns: { value: values, place } } } };
      return chart({
        title: side === 0 ? 'ingredients' : 'gradients of the cost',
        x: { from: -1.5, to: 1.5 },
        y: { from: 0.4, to: 5.6, isHidden: true },
        width: 220,
        height: 170,
        layers: [
          level({ x: 0 }),
          points(dots, 'dots', { x: 'value', y: 'place', colour, size: 60 }),
          ...values.flatMap((value, k) => [
            word(side === 0 ? symbols[k]! : `∂C/∂${symbols[k]!}`, {
              ...{ x: -1.5, y: 5 - k, colour, dx: -14, align: 'right' },
            }),
            word(shown(value), {
              x: 1.5,
              y: 5 - k,
              colour,
              dx: 48,
              align: 'right',
              isUpright: true,
            }),
          ]),
        ],
      });
    }),
  ),
  'Five values on lines of their own, and beside them the five gradients of the cost with respect to them.',
);

// %% [markdown]
// What a gradient promises: when one ingredient moves a little, $\adjoint{y}$ times the output moves along the straight line that the gradient gives. Far from the
// book's value it need not.

// %% The promise of a gradient
const nudged = Array.from({ length: 81 }, (_, k) => -3 + 0.1 * k);
const along = await Promise.all(
  nudged.map(async (first) => {
    const { x, gradient } = unitKnobs;
    const there = await vary(unit, { parameters: { ...unitKnobs, x: [first, x[1]!] } });
    return gradient * there.numbers!['output']!;
  }),
);
const [atX, slope] = [unitKnobs.x[0]!, unitNumbers.numbers!['grad-input-1']!];
const atY = unitKnobs.gradient * unitNumbers.numbers!['output']!;
const promise = nudged.map((first) => atY + slope * (first - atX));
const promises = {
  tables: {
    along: { columns: { x1: nudged, real: along, promised: promise } },
    here: { columns: { x1: [atX], real: [atY] } },
  },
};
await show(
  chart({
    x: { title: 'x₁', from: -3, to: 5 },
    y: { title: 'ȳ y', colour: 'cost', from: -2, to: 2 },
    layers: [
      line(promises, 'along', {
        x: 'x1',
        y: 'promised',
        colour: 'cost',
        dash: [5, 3],
        clip: true,
      }),
      line(promises, 'along', { x: 'x1', y: 'real' }),
      points(promises, 'here', { x: 'x1', y: 'real', colour: 'cost', size: 60 }),
    ],
  }),
  'The output times its gradient, a curve that saturates at both ends, and dashed the straight line that touches it at the book’s value of the first input.',
);

// %% [markdown]
// ## The small net, forwards and backwards
//
// On every line there is a value, on its way forwards, and the derivative of the cost, $\adjoint{\vs}$, on its way back.

// %% Values and gradients on every line figure="circuit"
import circuit from './figures/circuit/circuit.ts';

const circuitNumbers = await compute('circuit', circuit, {
  parameters: { input: [1.2, -0.7], target: 2 },
});
const { wire, line: height, value, gradient } = circuitNumbers.tables['wires']!.columns;
await show(
  chart({
    x: { from: -0.4, to: 4.4, isHidden: true },
    y: { from: -3.4, to: 4.4, isHidden: true },
    width: 560,
    height: 210,
    layers: [
      ...['x', 'a', 'h', 's', 'l'].map((name, x) =>
        word(name, { x, y: 4, colour: ['vx', 'ink', 'vh', 'ink', 'vytilde'][x]! }),
      ),
      ...Array.from(wire!, (x, k) => {
        const at = { x, y: -height![k]!, align: 'right', isUpright: true } as const;
        return [
          word(shown(value![k]!), { ...at, dx: -5 }),
          word(shown(gradient![k]!), { ...at, dx: 38, colour: 'cost' }),
        ];
      }).flat(),
    ],
  }),
  'Under each wire, left, its values, from the input x over a, which the first linear module makes, its positive part h and the scores s to the logarithms l of the probabilities; right, in red, the gradients of the cost with respect to them.',
);

// %% [markdown]
// ## Gates
//
// An addition copies a gradient, a product swaps factors, a maximum routes.

// %% The numbers of the gates figure="gates"
import gates from './figures/gates/gates.ts';

const gateNumbers = await compute('gates', gates, {
  parameters: { x: 1.5, weight: 2, bias: -1, gradient: 0.5, negative: -0.8, other: 0.6 },
});
const gate = (name: string): string => shown(gateNumbers.numbers![name]!);
const gateRows = [
  ['', 'forwards', 'backwards'],
  [
    'linear, y = wx + b',
    `x = ${gate('x')}, w = ${gate('weight')}, b = ${gate('bias')}: y = ${gate('linear-output')}`,
    `${gate('gradient')} to x as ${gate('linear-input-gradient')}, to w as ${gate('linear-weight-gradient')}, to b as ${gate('linear-bias-gradient')}`,
  ],
  [
    'relu, of a positive number',
    `${gate('x')} becomes ${gate('relu-output-1')}`,
    `${gate('gradient')} becomes ${gate('relu-input-gradient-1')}`,
  ],
  [
    'relu, of a negative number',
    `${gate('negative')} becomes ${gate('relu-output-2')}`,
    `${gate('other')} becomes ${gate('relu-input-gradient-2')}`,
  ],
  [
    'copy',
    `${gate('x')} goes two ways`,
    `${gate('gradient')} and ${gate('other')} become ${gate('copied-gradient')}`,
  ],
  [
    'sum',
    `${gate('x')} and ${gate('negative')} become ${gate('sum-output')}`,
    `${gate('gradient')} goes both ways`,
  ],
  [
    'maximum',
    `of ${gate('x')} and ${gate('negative')}, ${gate('max-output')}`,
    `${gate('gradient')} goes to the larger`,
  ],
];
await show(
  chart({
    x: { from: 0, to: 700, isHidden: true },
    y: { from: -6.5, to: 0.5, isHidden: true },
    width: 700,
    height: 180,
    layers: gateRows.flatMap((texts, row) =>
      texts.map((text, column) =>
        word(text, {
          x: [0, 180, 430][column]!,
          y: -row,
          align: 'left',
          isUpright: row > 0,
          colour: ['muted', 'ink', 'cost'][column]!,
        }),
      ),
    ),
  }),
  'What each gate makes of numbers on their way forwards, and what it makes of a gradient on its way back.',
);

// %% [markdown]
// ## Probabilities minus one
//
// At the end of a classifier the gradient is the probabilities, less one for the right class; the bias of the last layer listens to it.

// %% The gradient at the logits figure="softargmax"
import softargmax from './figures/softargmax/softargmax.ts';

const softNumbers = await compute('softargmax', softargmax);
await show(
  chart({
    x: { title: 'k', from: 0.5, to: 5.5 },
    y: { title: 'p, y and their difference', from: -1, to: 1.05 },
    layers: [
      level({ y: 0 }),
      points(softNumbers, 'bars', { x: 'k', y: 'p', colour: 'vytilde', size: 160, hollow: true }),
      points(softNumbers, 'bars', { x: 'k', y: 'y', colour: 'vy', size: 70, hollow: true }),
      points(softNumbers, 'bars', {
        x: 'k',
        y: 'gradBias',
        colour: 'cost',
        size: 70,
        shape: 'diamond',
      }),
    ],
  }),
  'Violet, five probabilities; blue, the target, which is one for a single class; red, their differences, the gradient.',
);

// %% [markdown]
// ## How loud the signal is
//
// Twenty-four layers in a row: with weights too small the signal dies on its way back, with weights too large it explodes.

// %% The length of the gradient from layer to layer figure="signal"
import signal from './figures/signal/signal.ts';

const signalNumbers = await compute('signal', signal);
await show(
  chart({
    x: { title: 'layer', from: 1, to: 24 },
    y: { title: 'length of the gradient', colour: 'cost', from: 1e-4, to: 1e3, logarithmic: true },
    layers: ['small', 'right', 'large'].map((name, index) =>
      line(signalNumbers, 'lengths', {
        x: 'layer',
        y: name,
        colour: 'cost',
        ...(index === 1 ? {} : { dash: index === 0 ? [2, 3] : [6, 3] }),
      }),
    ),
  }),
  'Three lengths on a logarithmic scale: on its way back to the first layer one signal dies, dotted, one stays, one grows, dashed.',
);

// %% [markdown]
// ## Forgotten zeros
//
// Gradients are added up. Who forgets to clear them descends with a momentum that nobody asked for.

// %% With and without clearing figure="accumulation"
import accumulation from './figures/accumulation/accumulation.ts';

const accumulationNumbers = await compute('accumulation', accumulation);
await show(
  chart({
    x: { title: 'n', from: 0, to: 120 },
    y: { title: 'ϑ', from: -1.05, to: 1.05 },
    layers: [
      level({ y: 0 }),
      line(accumulationNumbers, 'paths', { x: 'n', y: 'cleared', colour: 'vytilde' }),
      line(accumulationNumbers, 'paths', { x: 'n', y: 'kept', colour: 'cost', dash: [5, 3] }),
    ],
  }),
  'One path falls to zero and stays there; the other, whose gradients were not cleared, dashed, swings around it for ever.',
);

// %% [markdown]
// ## Is the gradient right?
//
// Finite differences tell, as long as their step $h$ is neither too large nor too small: on the right the errors of truncation fall, on the left those of rounding
// rise. The exponential and the logarithm of this cell are made of additions, multiplications and divisions, which every machine rounds alike; so even what is
// rounding alone is the same here as in the book.

// %% Errors of finite differences figure="finite-differences"
import finiteDifferences from './figures/finite-differences/finite-differences.ts';

const differenceNumbers = await compute('finite-differences', finiteDifferences, {
  parameters: { steps: 121 },
});
await show(
  chart({
    x: { title: 'h', from: 1e-15, to: 1, logarithmic: true },
    y: { title: 'error', from: 1e-12, to: 10, logarithmic: true },
    layers: ['forward', 'central', 'single'].map((name, index) =>
      line(differenceNumbers, 'errors', {
        x: 'h',
        y: name,
        colour: ['muted', 'vytilde', 'cost'][index]!,
        only: (row) => row[name]! > 1e-12,
      }),
    ),
  }),
  'Errors over the step on logarithmic scales, grey of forward and violet of central differences, red of central ones in float32: each has a least value, central differences the smallest.',
);
