// What a run of the workflows has to do, as outputs of a step: the editions of book.json, and the tests that a
// change affects by Turborepo's graph. node .github/plan.mjs [base commit] >> "$GITHUB_OUTPUT"
// eslint-disable-next-line no-restricted-imports -- no part of the program: it asks git and Turborepo what a change affects
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @type {{ editions: Record<string, unknown> }} */
const { editions } = JSON.parse(readFileSync('book/book.json', 'utf8'));
const base = process.argv[2];
process.stdout.write(`editions=${JSON.stringify(Object.keys(editions))}\n`);
process.stdout.write(
  `tests=${base ? affected(base).join(' ') : 'packages pipelines book tests'}\n`,
);

/**
 * The folders of all packages that a change reaches, and the tests that cross packages.
 *
 * @param {string} commit what the change is compared with
 * @returns {string[]} empty if only files of no package have changed, such as the documentation
 */
function affected(commit) {
  const listed = execFileSync('node_modules/.bin/turbo', ['ls', '--affected', '--output=json'], {
    encoding: 'utf8',
    env: { ...process.env, TURBO_SCM_BASE: commit, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {{ packages: { items: { path: string }[] } }} */
  const { packages } = JSON.parse(listed.slice(listed.indexOf('{')));
  const folders = packages.items.map(({ path }) => `${path}/`);
  const changed = execFileSync('git', ['diff', '--name-only', commit], { encoding: 'utf8' });
  return folders.length > 0 || /^tests\//m.test(changed) ? [...folders, 'tests/'] : [];
}
