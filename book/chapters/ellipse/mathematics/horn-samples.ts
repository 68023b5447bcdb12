import { seededRandom } from '@chiaroscuro/compute/random';
import { sampleNoise } from './ellipse-samples.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The seed and size of the conditional training set. */
const hornSamplesSeed = 5;
const hornSampleCount = 512;

/** One sample of the horn: the condition x in [0, 1), the point y, and where y lay before the noise. */
export interface HornSample {
  x: number;
  y: Point;
  clean: Point;
}

/** The horn's half-axes ρ(x) = (αx + β(1 − x), βx + α(1 − x)) e^{2x} with α = 1.5, β = 2. */
export function hornRadii(x: number): Point {
  const growth = Math.exp(2 * x);
  return [(1.5 * x + 2 * (1 - x)) * growth, (2 * x + 1.5 * (1 - x)) * growth];
}

/** The horn's samples. Each draws x, the angle, the noise of y₁, then that of y₂. */
export function hornSamples(): HornSample[] {
  const random = seededRandom(hornSamplesSeed);
  return Array.from({ length: hornSampleCount }, () => {
    const x = random.uniform();
    const angle = 2 * Math.PI * random.uniform();
    const [radius1, radius2] = hornRadii(x);
    const clean: Point = [radius1 * Math.cos(angle), radius2 * Math.sin(angle)];
    const y1 = clean[0] + sampleNoise * random.normal();
    const y2 = clean[1] + sampleNoise * random.normal();
    return { x, y: [y1, y2], clean };
  });
}
