import { linspace } from '@chiaroscuro/compute/grids';
import { displacement, squaredNorm, type Point } from '@chiaroscuro/compute/plane';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';

/** The auto-encoder of the plane, with a code of one number: the third hidden layer, in (−1, 1). */
export const autoencoderForm = {
  widths: [2, 100, 100, 1, 100, 100, 2],
  activations: 'tanh',
} as const;

const codeLayer = 3;

/** The two halves of an auto-encoder: h = Enc(y) and ỹ = Dec(h). */
export interface Autoencoder {
  encode(y: Point): number;
  decode(h: number): Point;
}

/** Cuts the trained weights of `autoencoderForm` at the code. */
export function cutAtCode(weights: TrainedNet['weights']): Autoencoder {
  const { widths } = autoencoderForm;
  const encoder: TrainedNet = {
    widths: widths.slice(0, codeLayer + 1),
    activations: ['tanh', 'tanh', 'tanh'],
    weights: weights.slice(0, 2 * codeLayer),
  };
  const decoder: TrainedNet = {
    widths: widths.slice(codeLayer),
    activations: 'tanh',
    weights: weights.slice(2 * codeLayer),
  };
  return {
    encode: (y) => evaluateNet(encoder, y)[0]!,
    decode: (h) => {
      const [y1, y2] = evaluateNet(decoder, [h]);
      return [y1!, y2!];
    },
  };
}

/** F(y) = ‖y − Dec(Enc(y))‖². */
export function reconstructionEnergy({ encode, decode }: Autoencoder, y: Point): number {
  return squaredNorm(displacement(y, decode(encode(y))));
}

/** The curve that a decoder draws, as points at equal steps of the code over the range of some codes. */
export function decodedCurve(
  { decode }: Autoencoder,
  codes: readonly number[],
  count: number,
): Point[] {
  return linspace(Math.min(...codes), Math.max(...codes), count).map(decode);
}
