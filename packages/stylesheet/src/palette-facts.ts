import type { Vision } from './colour-vision.ts';
import type { PaletteProof, ProvenPair } from './palette-proof.ts';

/** What preflight asks about an edition's colours. */
export interface PaletteFacts {
  colours: { paper: string; read: { name: string; hex: string; use: 'body' | 'label' }[] };
  /** Pairs without a second cue, each to the vision that it is closest to. */
  colourPairs: {
    figure: string;
    first: string;
    second: string;
    distance: number;
    vision: Vision;
  }[];
}

/** The facts that preflight's checks of perceived contrast and of colour vision judge. */
export function paletteFacts({ paper, colours, figures }: PaletteProof): PaletteFacts {
  return {
    colours: {
      paper,
      read: colours.flatMap(({ name, hex, use }) => (use ? [{ name, hex, use }] : [])),
    },
    colourPairs: figures.flatMap(({ figure, pairs }) =>
      pairs.filter(lacksCue).map((pair) => {
        const vision = closestVision(pair);
        return {
          figure,
          first: pair.first.names.join(', '),
          second: pair.second.names.join(', '),
          distance: pair.distances[vision],
          vision,
        };
      }),
    ),
  };
}

/** Whether some readers cannot tell two colours apart, and nothing but colour does. */
export function lacksCue({ close, cues }: ProvenPair): boolean {
  return close.length > 0 && cues === undefined;
}

/** The vision to which two colours are closest. */
export function closestVision({ distances }: ProvenPair): Vision {
  const [closest] = Object.entries(distances).sort(([, a], [, b]) => a - b);
  return closest![0] as Vision;
}
