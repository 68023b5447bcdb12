import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { execaSync } from 'execa';
import { expect, test } from 'vitest';
import { workflowLinter } from './harness/workflow-linter.ts';

const project = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');
const files = readdirSync(path.join(project, '.github'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .map((name) => [`.github/${name}`, read(`.github/${name}`)] as const);

const faults = await workflowLinter();

test.each(files)(
  '%s is what GitHub takes',
  async (name, text) => {
    expect(await faults(name, text)).toEqual([]);
  },
  120_000,
);

const sample = `
on: push
permissions:
  contents: read
jobs:
  plan:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    outputs:
      list: \${{ steps.plan.outputs.list }}
    steps:
      - id: plan
        run: echo 'list=["a"]' >> "$GITHUB_OUTPUT"
  build:
    needs: plan
    strategy:
      matrix:
        edition: \${{ fromJSON(needs.plan.outputs.list) }}
    runs-on: ubuntu-24.04
    steps:
      - if: \${{ !cancelled() }}
        run: echo \${{ github.ref }} \${{ matrix.edition }}
`;

test('a workflow without a fault has none', async () => {
  expect(await faults('.github/workflows/sample.yml', sample)).toEqual([]);
});

test.each([
  ['a key that nobody knows', 'timeout-minutes', 'timeout-minute', ":8: Unexpected value 'timeout"],
  ['a job that is not there', 'needs: plan', 'needs: plam', 'depends on unknown job'],
  ['an output of no step', 'steps.plan.', 'steps.plam.', ':10: Context access might be invalid'],
  ['a value that the matrix lacks', 'matrix.edition', 'matrix.paper', 'be invalid: paper'],
  ['a context that is none', 'github.ref', 'githup.ref', "Unrecognized named-value: 'githup'"],
  ['a function that is none', 'cancelled()', 'canceled()', "Unrecognized function: 'canceled'"],
  ['a permission that is none', 'contents: read', 'content: read', "Unexpected value 'content'"],
  ['an indentation of no list', '    steps:', '   steps:', 'must start at the same column'],
])('%s is found in a workflow', async (_, right, wrong, message) => {
  expect(sample).toContain(right);
  const found = await faults('.github/workflows/sample.yml', sample.replace(right, wrong));
  expect(found.join('\n')).toContain(message);
});

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
