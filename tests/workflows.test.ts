import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { execaSync } from 'execa';
import { expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');
const files = readdirSync(path.join(project, '.github'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .map((name) => [`.github/${name}`, read(`.github/${name}`)] as const);

test.each(files)(
  '%s pins every action by the hash of a commit and names its version',
  (_, text) => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, action]) => action!);
    const loose = used.filter(
      (action) => !/^(\.\/|\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(action),
    );
    expect(loose).toEqual([]);
  },
);

test('the workflows run commands that there are', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const run = files.flatMap(([, text]) =>
    [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!),
  );
  expect(run).toContain('prove');
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

test('editions are those of book.json, and a push tests everything', () => {
  const { editions } = JSON.parse(read('book/book.json')) as { editions: Record<string, unknown> };
  const { stdout } = execaSync('node', ['.github/plan.mjs', ''], { cwd: project });
  expect(stdout).toBe(
    `editions=${JSON.stringify(Object.keys(editions))}\ntests=packages pipelines book tests`,
  );
});
