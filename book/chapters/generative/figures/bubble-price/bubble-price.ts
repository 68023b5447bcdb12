import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { sizePrice } from '../../mathematics/bubble.ts';
import { bubbleOutline, latentsBySize, unionOf } from '../../mathematics/bubble-outlines.ts';
import { outlineRows } from '../../mathematics/outlines.ts';
import { trainedBubbles } from '../../mathematics/trained-bubbles.ts';

/**
 * What the size of a bubble costs, V(v) = v − log v − 1; and the bubble of bubbles, whose centre and size are
 * those of all bubbles together, at one of the temperatures.
 */
export default defineFigure({
  parameters: { least: 0.01, most: 5, points: 250, shown: 2, corners: 24 },
  async compute({ parameters: { least, most, points, shown, corners }, train }) {
    const variances = [...linspace(least, 0.1, 50), ...linspace(0.1, most, points).slice(1)];
    const { T, bubbles } = (await trainedBubbles(train, [shown]))[0]!;
    const latents = latentsBySize(bubbles);
    const union = unionOf(bubbles);
    const outlines = bubbles.map((bubble) => bubbleOutline(bubble, latents, corners));
    return {
      tables: {
        price: { columns: tabulate(variances.map((v) => ({ v, V: sizePrice(v) }))) },
        outlines: { columns: tabulate(outlineRows(outlines)) },
        union: { columns: tabulate(outlineRows([bubbleOutline(union, latents, 4 * corners)])) },
      },
      numbers: {
        temperature: T,
        'price-at-5': sizePrice(5),
        'price-of-thousandth': sizePrice(1e-3) / 2,
        ...Object.fromEntries(
          latents.flatMap((latent, i) => [
            [`union-centre-${i + 1}`, union.centre[latent]!],
            [`union-radius-${i + 1}`, Math.sqrt(union.variances[latent]!)],
          ]),
        ),
      },
    };
  },
});
