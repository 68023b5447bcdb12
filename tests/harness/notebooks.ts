import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { project } from './built-book.ts';
import { runner } from './runner.ts';

interface ShownCell {
  id: string;
  outputs?: { output_type: string; data?: Record<string, unknown> }[];
}

/** Chapter to the fewest figures that its notebook shows. */
const fewest = { backprop: 8, ellipse: 8, generative: 8, intro: 8, spiral: 8 } as const;

/** Tests of the book's notebooks; the book has been built before. */
export function describeNotebooks(): void {
  test('every notebook runs from its first cell to its last, and shows the numbers of the book', async () => {
    const program = path.join(project, 'pipelines', 'build', 'src', 'notebooks.ts');
    const run = await execa('node', [runner, program], {
      cwd: project,
      all: true,
      reject: false,
      env: { CI: 'true', NO_COLOR: '1' },
    });
    expect(run.exitCode, run.all).toBe(0);
  }, 900_000);

  test.each(Object.entries(fewest))(
    'the notebook of %s shows at least %i figures, each as a picture',
    (chapter, least) => {
      const file = path.join(project, 'dist', 'notebooks', `${chapter}.ipynb`);
      const { cells } = JSON.parse(readFileSync(file, 'utf8')) as { cells: ShownCell[] };
      const figures = cells.filter(({ id }) => id.startsWith('figure-'));
      expect(figures.length).toBeGreaterThanOrEqual(least);
      for (const { id, outputs = [] } of figures) {
        const pictures = outputs.filter(({ data }) => data?.['image/svg+xml'] !== undefined);
        expect(pictures, id).not.toEqual([]);
        expect(
          outputs.map(({ output_type: type }) => type),
          id,
        ).not.toContain('error');
      }
    },
  );
}
