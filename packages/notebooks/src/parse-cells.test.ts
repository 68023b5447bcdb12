import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { cellIds } from './cell-ids.ts';
import { parseCells } from './parse-cells.ts';

const source = `// A comment may stand first.

// %% [markdown]
// # Ellipse
//
// The target $\\vy$.

// %% The horn figure="horn"
import horn from './figures/horn/horn.ts';

await show(horn);

// %%
const again = 1;
`;

test('cells have kind, title, figure, text, and the line on which the text begins', () => {
  expect(parseCells(source, 'notebook.ts')).toEqual([
    { kind: 'markdown', title: '', line: 4, text: '# Ellipse\n\nThe target $\\vy$.' },
    {
      kind: 'code',
      title: 'The horn',
      figure: 'horn',
      line: 9,
      text: "import horn from './figures/horn/horn.ts';\n\nawait show(horn);",
    },
    { kind: 'code', title: '', line: 14, text: 'const again = 1;' },
  ]);
});

test('ids follow figure, title or heading, then text; they stay when other cells come or go', () => {
  const cells = parseCells(source, 'notebook.ts');
  const ids = cellIds(cells);
  expect(ids).toEqual(['ellipse', 'figure-horn', expect.stringMatching(/^cell-[0-9a-f]{12}$/)]);
  expect(cellIds(cells.slice(1))).toEqual(ids.slice(1));
  expect(cellIds([cells[0]!, cells[0]!])).toEqual(['ellipse', 'ellipse-2']);
});

test.each([
  ['const x = 1;\n// %%\n', 1, /begin here/],
  ['', 1, /begin here/],
  ['// %% [markdown]\n// text\nconst x = 1;\n', 3, /line of markdown/],
  ['\n// %% A picture colour="red"\n', 2, /no key "colour"/],
])('%j is refused in line %i', (text, line, message) => {
  let caught: unknown;
  try {
    parseCells(text, 'a/notebook.ts');
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(UserError);
  expect((caught as UserError).diagnostics[0]).toMatchObject({
    code: 'notebook/source',
    message: expect.stringMatching(message),
    place: { file: 'a/notebook.ts', line },
  });
});
