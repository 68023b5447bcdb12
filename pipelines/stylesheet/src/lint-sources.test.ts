import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lintSources } from './lint-sources.ts';

test('literals, and what drawings leave behind, are found in every source but the stylesheet, tests and generated folders', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'literals-'));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    writeFileSync(path.join(project, name), text);
  };
  write('book/maths-preamble.tex', '\\definehue{pink}{p=A95E88} \\setlength\\measure{318pt}');
  write('book/chapters/a/a.tex', 'text\n\\textcolor{pink}{x}');
  write('book/chapters/a/figures/c/c.tex', '\\gdef\\last{x}');
  write('book/chapters/a/build/tables/a.tex', '\\color{red}');
  write('packages/b/src/b.ts', `\nconst rose = '#a95e88';`);
  write('packages/b/src/b.test.ts', `const rose = '#a95e88';`);
  write('packages/b/node_modules/c.ts', `const rose = '#a95e88';`);
  write('pipelines/d/src/d.ts', `const plain = 'rose';`);
  const places = lintSources({ book: path.join(project, 'book'), project }).map(
    ({ place }) => place,
  );
  rmSync(project, { recursive: true });
  expect(places).toEqual([
    { file: 'book/chapters/a/a.tex', line: 2 },
    { file: 'book/chapters/a/figures/c/c.tex', line: 1 },
    { file: 'packages/b/src/b.ts', line: 2 },
  ]);
});
