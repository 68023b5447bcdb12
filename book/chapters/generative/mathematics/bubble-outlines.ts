import { periodNodes } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import type { Bubble } from './bubble.ts';
import { mean } from './mean.ts';

/** A bubble's curve of one standard deviation, in the plane of two of its latents, as a polygon. */
export function bubbleOutline(
  { centre, variances }: Bubble,
  latents: readonly number[],
  corners: number,
): Point[] {
  const [first, second] = latents as [number, number];
  return periodNodes(corners).map((angle) => [
    centre[first]! + Math.sqrt(variances[first]!) * Math.cos(angle),
    centre[second]! + Math.sqrt(variances[second]!) * Math.sin(angle),
  ]);
}

/** Means and variances of the equal mixture of bubbles: the mean of the variances plus the variance of the centres. */
export function unionOf(bubbles: readonly Bubble[]): Bubble {
  const axes = bubbles[0]!.centre.map((_, i) => i);
  const centre = axes.map((i) => mean(bubbles.map((bubble) => bubble.centre[i]!)));
  const variances = axes.map((i) =>
    mean(bubbles.map((bubble) => bubble.variances[i]! + (bubble.centre[i]! - centre[i]!) ** 2)),
  );
  return { centre, variances };
}

/** The latents in ascending order of their mean variance over the bubbles: which one is which is an accident of training. */
export function latentsBySize(bubbles: readonly Bubble[]): number[] {
  const sizes = bubbles[0]!.variances.map((_, i) => mean(bubbles.map((b) => b.variances[i]!)));
  return sizes.map((_, i) => i).sort((i, j) => sizes[i]! - sizes[j]!);
}
