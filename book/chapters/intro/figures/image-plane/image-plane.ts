import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { contrastThreshold, hasEdge, rectifiedContrasts } from '../../mathematics/two-pixels.ts';

/** The plane of all images of two pixels; two classes in it, and where one layer moves them. */
export default defineFigure({
  seed: 2,
  parameters: { tilesPerSide: 6, images: 160 },
  compute({ parameters: { tilesPerSide, images }, random }) {
    const brightnesses = linspace(0, 1, tilesPerSide);
    const tiles = brightnesses.flatMap((x2) => brightnesses.map((x1): Point => [x1, x2]));
    const points = Array.from({ length: images }, (): Point => [
      random.uniform(),
      random.uniform(),
    ]);
    return {
      tables: {
        tiles: { columns: tabulate(tiles.map(([x1, x2]) => ({ x1, x2 }))) },
        images: {
          columns: tabulate(
            points.map(([x1, x2]) => {
              const [h1, h2] = rectifiedContrasts([x1, x2]);
              return { x1, x2, h1, h2, edge: Number(hasEdge([x1, x2])) };
            }),
          ),
        },
      },
      numbers: {
        threshold: contrastThreshold,
        images,
        edges: points.filter(hasEdge).length,
      },
    };
  },
});
