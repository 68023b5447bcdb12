import { delinearise, formatHex, linearise, parseHex, type Rgb } from './colour.ts';
import { relativeLuminance } from './contrast.ts';

/** How a page is seen: by most people, by people who lack one kind of cone, or without any colour. */
export const visions = [
  'normal vision',
  'protanopia',
  'deuteranopia',
  'tritanopia',
  'greyscale',
] as const;

export type Vision = (typeof visions)[number];

/** Light in, light out: linear red, green and blue. */
type Matrix = readonly [Rgb, Rgb, Rgb];

/** Colours on one side of a plane through grey go through the first matrix, the others through the second. */
interface Dichromat {
  plane: Rgb;
  sides: readonly [Matrix, Matrix];
}

// The model of Brettel, Viénot and Mollon (J. Opt. Soc. Am. A 14, 1997), reduced to linear sRGB by
// libDaltonLens (N. Burrus, 2021, public domain) with the cone fundamentals of Smith and Pokorny. Each
// colour goes to the one that a dichromat confuses it with in the two half-planes of hues that both
// eyes of people with one dichromatic eye agree on. Chosen because one model serves all three: Viénot
// (1999) does without the second plane, and so without tritanopia, and Machado (2009) shifts cones,
// which describes anomalous red-green vision best and tritanopia least.
const dichromats: Readonly<Record<'protanopia' | 'deuteranopia' | 'tritanopia', Dichromat>> = {
  protanopia: {
    plane: [0.00048, 0.00416, -0.00464],
    sides: [
      [
        [0.1451, 1.20165, -0.34675],
        [0.10447, 0.85316, 0.04237],
        [0.00429, -0.00603, 1.00174],
      ],
      [
        [0.14115, 1.16782, -0.30897],
        [0.10495, 0.8573, 0.03776],
        [0.00431, -0.00586, 1.00155],
      ],
    ],
  },
  deuteranopia: {
    plane: [-0.00293, -0.00645, 0.00938],
    sides: [
      [
        [0.36198, 0.86755, -0.22953],
        [0.26099, 0.64512, 0.09389],
        [-0.01975, 0.02686, 0.99289],
      ],
      [
        [0.37009, 0.8854, -0.25549],
        [0.25767, 0.63782, 0.10451],
        [-0.0195, 0.02741, 0.99209],
      ],
    ],
  },
  tritanopia: {
    plane: [0.0396, -0.02831, -0.01129],
    sides: [
      [
        [1.01354, 0.14268, -0.15622],
        [-0.01181, 0.87561, 0.13619],
        [0.07707, 0.81208, 0.11085],
      ],
      [
        [0.93337, 0.19999, -0.13336],
        [0.05809, 0.82565, 0.11626],
        [-0.37923, 1.13825, 0.24098],
      ],
    ],
  },
};

/**
 * What a colour looks like to one kind of vision, as sRGB for the others (six capital hexadecimal
 * digits). Dichromats are simulated fully; greyscale keeps the luminance.
 */
export function simulateVision(hex: string, vision: Vision): string {
  if (vision === 'normal vision') return formatHex(parseHex(hex));
  if (vision === 'greyscale') {
    const grey = delinearise(relativeLuminance(hex));
    return formatHex([grey, grey, grey]);
  }
  const light = parseHex(hex).map(linearise) as unknown as Rgb;
  const { plane, sides } = dichromats[vision];
  const matrix = product(plane, light) >= 0 ? sides[0] : sides[1];
  const [red, green, blue] = matrix.map((row) => delinearise(clip(product(row, light)))) as [
    number,
    number,
    number,
  ];
  return formatHex([red, green, blue]);
}

function product(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function clip(light: number): number {
  return Math.min(1, Math.max(0, light));
}
