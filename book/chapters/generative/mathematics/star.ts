import type { Point } from '@chiaroscuro/compute/plane';
import type { RandomSource } from '@chiaroscuro/compute/random';

/** How many atoms the star has, and how many samples are drawn from it. */
const starAtomCount = 3;
const starSampleCount = 300;
const starNoise = 0.02;

/** The atoms that the star's samples come from: unit vectors at 30°, 90° and 150°. */
export const starAtoms: Point[] = Array.from({ length: starAtomCount }, (_, k) => {
  const angle = (Math.PI * (k + 0.5)) / starAtomCount;
  return [Math.cos(angle), Math.sin(angle)];
});

/**
 * The star: each sample lies on the line of one atom, 0.3 to 1 from the centre, with noise of
 * standard deviation 0.02 in each coordinate. Each draws its atom, its sign, its length, then the
 * noise of y₁ and that of y₂.
 */
export function starSamples(random: RandomSource): Point[] {
  return Array.from({ length: starSampleCount }, (): Point => {
    const [w1, w2] = starAtoms[Math.floor(starAtomCount * random.uniform())]!;
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const amplitude = sign * (0.3 + 0.7 * random.uniform());
    const noise1 = starNoise * random.normal();
    const noise2 = starNoise * random.normal();
    return [amplitude * w1 + noise1, amplitude * w2 + noise2];
  });
}

/** Unit vectors at uniform angles: a dictionary before it has learnt anything. */
export function randomAtoms(random: RandomSource, count: number): Point[] {
  return Array.from({ length: count }, (): Point => {
    const angle = 2 * Math.PI * random.uniform();
    return [Math.cos(angle), Math.sin(angle)];
  });
}
