import { expect, test } from 'vitest';
import { packContainer, unpackContainer } from './container.ts';

const files = {
  'b.pdf': Buffer.from([0, 10, 255]),
  'a\nb "ü".txt': Buffer.from('x'),
  none: Buffer.of(),
};

test('a container gives back its files and its note', () => {
  const contents = unpackContainer(packContainer({ files, note: { a: [1, null] } }));
  expect(contents?.note).toEqual({ a: [1, null] });
  expect(Object.keys(contents?.files ?? {}).sort()).toEqual(Object.keys(files).sort());
  for (const [name, bytes] of Object.entries(files)) {
    expect(Buffer.compare(contents!.files[name]!, bytes), name).toBe(0);
  }
});

test('the order in which files are given does not show', () => {
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(packContainer({ files: reversed })).toEqual(packContainer({ files }));
});

test.each([
  ['nothing', Buffer.of()],
  ['a PDF', Buffer.from('%PDF-1.7\n{"files":[]}\n')],
  ['a header that is no JSON', Buffer.from('chiaroscuro result 1\n{"files":[\n')],
  ['a header without files', Buffer.from('chiaroscuro result 1\nnull\n')],
  ['another version', Buffer.from('chiaroscuro result 2\n{"files":[]}\n')],
  ['a byte too few', packContainer({ files }).subarray(0, -1)],
  ['a byte too many', Buffer.concat([packContainer({ files }), Buffer.of(0)])],
])('%s is no container', (_what, bytes) => {
  expect(unpackContainer(bytes)).toBeUndefined();
});
