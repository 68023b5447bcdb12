import { PDFName, PDFStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { documentBytes, readDocument } from './document-bytes.ts';
import { pngPixel } from './png-pixel.ts';
import { pngOf } from './poppler-pictures.ts';
import { refineLattices, withFineLattices } from './refine-lattices.ts';
import { sampleDocument } from './sample-document.ts';
import { decodedBytes } from './stream-bytes.ts';

/** From red through green to blue, while the parameter goes from 0 to 1000. */
const map = {
  ...{ FunctionType: 3, Domain: [0, 1000], Bounds: [500], Encode: [0, 1, 0, 1] },
  Functions: [
    { FunctionType: 2, Domain: [0, 1], N: 1, C0: [1, 0, 0], C1: [0, 1, 0] },
    { FunctionType: 2, Domain: [0, 1], N: 1, C0: [0, 1, 0], C1: [0, 0, 1] },
  ],
};

interface Sample {
  /** Parameters of the vertices, from 0 to 255, row by row from below. */
  parameters: number[][];
  bitsPerCoordinate?: number;
}

/** A page with a lattice along its left edge. */
async function shaded({ parameters, bitsPerCoordinate = 8 }: Sample): Promise<Uint8Array> {
  const columns = parameters[0]!.length;
  const part = (index: number, count: number) => Math.round((255 * index) / (count - 1));
  const vertices = parameters.flatMap((row, y) =>
    row.flatMap((value, x) => [part(x, columns), part(y, parameters.length), value]),
  );
  const document = await sampleDocument({
    pages: 1,
    content: '/Bar sh',
    resources: (context) => {
      const bar = context.flateStream(Uint8Array.from(vertices), {
        ...{ ShadingType: 5, ColorSpace: 'DeviceRGB', VerticesPerRow: columns, Function: map },
        ...{ BitsPerCoordinate: bitsPerCoordinate, BitsPerComponent: 8 },
        Decode: [0, 30, 0, 738, 0, 1000],
      });
      return context.obj({ Shading: { Bar: context.register(bar) } });
    },
  });
  return documentBytes(document);
}

/** A colour bar as TeX draws it: a single cell. */
const bar: Sample = {
  parameters: [
    [0, 0],
    [255, 255],
  ],
};

test('a colour bar of one cell shows every colour of its map, not the mixtures of its ends', async () => {
  const png = await pngOf(await shaded(bar), 36);
  for (const [y, colour] of [
    [0.98, [245, 10, 0]],
    [0.75, [128, 128, 0]],
    [0.5, [0, 255, 0]],
    [0.02, [0, 10, 245]],
  ] as const) {
    const shown = pngPixel(png, { x: 0.03, y });
    const off = shown.map((value, channel) => Math.abs(value - colour[channel]!));
    expect(Math.max(...off), `${y}: ${shown.join(' ')}`).toBeLessThan(8);
  }
}, 120_000);

test('the corners of a lattice stay what they were, and new vertices lie between them', async () => {
  const parameters = [
    [0, 0, 51],
    [255, 255, 255],
  ];
  const document = await readDocument(await shaded({ parameters }), 'sample');
  expect(refineLattices(document)).toBe(true);
  const lattice = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .find((object) => object instanceof PDFStream && object.dict.has(PDFName.of('ShadingType')));
  const { dict } = lattice as PDFStream;
  // Between 0 and 51 of 255 lie 52 parts of 256.
  const columns = Number(String(dict.get(PDFName.of('VerticesPerRow'))));
  const values = decodedBytes(lattice as PDFStream).filter((_, index) => index % 3 === 2);
  const rows = values.length / columns;
  expect((columns - 1) % 2).toBe(0);
  expect((rows - 1) * (columns - 1)).toBeLessThanOrEqual(4096);
  expect([values[0], values[columns - 1], values.at(-1)]).toEqual([0, 51, 255]);
  expect(rows).toBeGreaterThan(columns);
});

test('heat maps, which have many cells, and lattices of odd numbers stay as they are', async () => {
  const noise = Array.from({ length: 50 }, (_, y) =>
    Array.from({ length: 50 }, (__, x) => (97 * x * y) % 256),
  );
  for (const sample of [{ parameters: noise }, { ...bar, bitsPerCoordinate: 12 }]) {
    const pdf = await shaded(sample);
    expect(await withFineLattices(pdf)).toBe(pdf);
  }
});
