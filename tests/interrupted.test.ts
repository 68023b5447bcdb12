import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '@chiaroscuro/compute/random';
import { makeWorkspace, type Workspace } from './harness/workspace.ts';

let workspace: Workspace;
let undisturbed: Record<string, Buffer>;
let duration: number;

const pdfs = () =>
  Object.fromEntries(
    ['screen', 'print'].map((name) => [
      name,
      readFileSync(workspace.path('dist', `tiny-${name}.pdf`)),
    ]),
  );

/** Forgets everything that was built. */
function startOver(): void {
  rmSync(workspace.path('.turbo'), { recursive: true, force: true });
  rmSync(workspace.path('dist'), { recursive: true, force: true });
  const { book } = workspace;
  for (const folder of ['chapters/wave', 'editions/screen', 'editions/print']) {
    rmSync(`${book}/${folder}/build`, { recursive: true, force: true });
  }
}

beforeAll(async () => {
  workspace = makeWorkspace();
  const start = performance.now();
  const { output, exitCode } = await workspace.build();
  expect(exitCode, output).toBe(0);
  duration = performance.now() - start;
  undisturbed = pdfs();
}, 240_000);
afterAll(() => workspace.remove());

test('builds that are killed at any moment leave nothing that changes the next build', async () => {
  const { uniform } = seededRandom(20261123);
  startOver();
  for (let kill = 0; kill < 6; kill++) await workspace.buildAndKill(300 + uniform() * duration);
  const { output, exitCode } = await workspace.build();
  expect(exitCode, output).toBe(0);
  for (const [edition, bytes] of Object.entries(pdfs())) {
    expect(bytes.equals(undisturbed[edition]!), edition).toBe(true);
  }
}, 600_000);
