import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Annotation } from '@chiaroscuro/pdf/annotations';
import { commentsTable } from './comments-table.ts';
import schema from './comments.schema.json' with { type: 'json' };
import { placeComments } from './place-comments.ts';
import type { Place } from './places.ts';

/** A line of 13 pt; its words are 40 pt wide. */
const line = (number: number, from: number, left = 60, right = 380): Place => ({
  ...{
    page: 2,
    kind: 'line',
    number,
    left,
    right,
    top: 87 + 13 * number,
    bottom: 99 + 13 * number,
  },
  source: { file: 'book/chapters/wave/wave.tex', line: from },
});
const places: Place[] = [
  line(1, 10),
  line(2, 10, 60, 200),
  line(2, 11, 200, 380),
  {
    ...{ page: 2, kind: 'drawing', left: 60, top: 200, right: 380, bottom: 400 },
    source: { file: 'book/chapters/wave/figures/string/string.tex', line: 1 },
  },
];
const record = { pages: ['i', '1', '2'], places };
const words = [
  [],
  ['It', 'moves', 'when', 'it', 'is'].map((text, index) => ({
    ...{ text, left: 60 + 60 * index, right: 100 + 60 * index, top: 114, bottom: 124 },
  })),
];
const annotation = (kind: Annotation['kind'], ...boxes: Annotation['boxes']): Annotation => ({
  ...{ page: 2, kind, author: 'Ada', comment: 'Why?', boxes },
});
const box = (left: number, top: number, right = left + 18, bottom = top + 18) => ({
  ...{ left, top, right, bottom },
});
const place = (each: Annotation) => placeComments([each], words, record)[0]!;

test('marked words are told, with the line of the source in which they begin', () => {
  expect(place(annotation('highlight', box(238, 113, 345, 125)))).toEqual({
    ...{ page: 2, folio: '1', line: 2, kind: 'highlight', author: 'Ada' },
    ...{ text: 'it is', comment: 'Why?' },
    source: { file: 'book/chapters/wave/wave.tex', line: 11 },
  });
});

test('a note in the margin is about the line beside which it begins', () => {
  const { line: number, source } = place(annotation('free text', box(500, 100, 600, 180)));
  expect([number, source?.line]).toEqual([1, 10]);
});

test('a note on a drawing is about the drawing, and near the last line', () => {
  const { line: number, source } = place(annotation('note', box(300, 300)));
  expect(number).toBe(2);
  expect(source?.file).toBe('book/chapters/wave/figures/string/string.tex');
});

test('a page without lines has none', () => {
  const [comment] = placeComments([{ ...annotation('note', box(9, 9)), page: 1 }], words, record);
  expect(comment).toEqual({
    ...{ page: 1, folio: 'i', kind: 'note', author: 'Ada', text: '', comment: 'Why?' },
  });
});

test('the table has a row for each comment, its columns aligned, and what was said below', () => {
  const comments = placeComments(
    [
      annotation('highlight', box(238, 113, 345, 125)),
      { ...annotation('note', box(61, 101)), author: '', comment: 'Two\nlines' },
    ],
    words,
    record,
  );
  expect(commentsTable(comments)).toBe(
    [
      'p. 1, l. 2  book/chapters/wave/wave.tex:11  highlight  Ada',
      '    “it is”',
      '    Why?',
      'p. 1, l. 1  book/chapters/wave/wave.tex:10  note',
      '    Two',
      '    lines',
      '',
    ].join('\n'),
  );
});

test('a list of comments of every kind fits its schema, and one without its kind does not', () => {
  const validate = new Ajv().compile(schema);
  const kinds = schema.properties.comments.items.properties.kind.enum as Annotation['kind'][];
  const comments = placeComments(
    kinds.map((kind) => annotation(kind, box(61, 101))),
    words,
    record,
  );
  expect(validate({ book: 'tiny', file: 'Ada.pdf', comments })).toBe(true);
  const [{ kind: _, ...rest }] = comments as [(typeof comments)[number]];
  expect(validate({ book: 'tiny', file: 'Ada.pdf', comments: [rest] })).toBe(false);
});
