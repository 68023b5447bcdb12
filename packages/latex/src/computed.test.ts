import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

/** What `\computed[digits]` prints for each number, with _ for a thin space. */
async function printed(numbers: readonly (readonly [number, number])[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'computed-'));
  const lines = numbers.map(
    ([value, digits], index) =>
      String.raw`\directlua{chiaroscuro.define("toy/horn", "n${index}", ${value})}` +
      String.raw`\immediate\write\numbers{\directlua{chiaroscuro.format("toy/horn", "n${index}", ${digits})}}`,
  );
  try {
    writeFileSync(path.join(folder, 'book.json'), '{"editions": {"screen": {"medium": "screen"}}}');
    writeFileSync(
      path.join(folder, 'numbers.tex'),
      String.raw`\def\bookedition{screen}\documentclass{article}\usepackage{chiaroscuro}
\immediate\newwrite\numbers \immediate\openout\numbers=numbers.txt
\begin{document}\def\,{_}${lines.join('\n')}\end{document}`,
    );
    await execa('lualatex', ['-interaction=nonstopmode', '-halt-on-error', 'numbers.tex'], {
      cwd: folder,
      env: { TEXINPUTS: `.:${path.join(import.meta.dirname, '..', 'tex')}:` },
    });
    return readFileSync(path.join(folder, 'numbers.txt'), 'utf8').trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a computed number has its decimals, no sign at zero, and thin spaces from five figures on', async () => {
  expect(
    await printed([
      [0.125, 2],
      [-0.001, 2],
      [9999, 0],
      [-15806.3, 0],
      [123456.75, 2],
      [1234567, 0],
    ]),
  ).toEqual(['0.12', '0.00', '9999', '-15_806', '123_456.75', '1_234_567']);
}, 120_000);
