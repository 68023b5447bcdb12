import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { billOfMaterials } from './bill-of-materials.ts';

const manifest = {
  name: 'a-book',
  version: '1.0.0',
  license: 'MIT',
  dependencies: { 'left-pad': '1.3.0' },
};
const lock = {
  ...{ name: 'a-book', version: '1.0.0', lockfileVersion: 3, requires: true },
  packages: {
    '': manifest,
    'node_modules/left-pad': { version: '1.3.0', license: 'WTFPL' },
  },
};

/** A project in a folder whose name changes each time. */
function project(dependencies: object = manifest.dependencies): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-materials-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  return folder;
}
const request = {
  name: 'a-book',
  date: '2026-11-24T08:00:00Z',
  programs: [{ name: 'qpdf', version: '11.3.0' }],
};

test('the bill lists npm’s packages and the other programs, and is the same in every folder', async () => {
  const [first, second] = await Promise.all([
    billOfMaterials({ ...request, project: project() }),
    billOfMaterials({ ...request, project: project() }),
  ]);
  expect(second).toBe(first);
  const bom = JSON.parse(first);
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { timestamp: request.date } });
  expect(bom.components).toMatchObject([
    { name: 'left-pad', version: '1.3.0' },
    { name: 'qpdf', version: '11.3.0' },
  ]);
  expect(first).not.toContain('chiaroscuro-materials-');
}, 120_000);

test('a lock file that lacks what the manifest asks for is refused', async () => {
  const incomplete = project({ ...manifest.dependencies, 'right-pad': '1.0.0' });
  await expect(billOfMaterials({ ...request, project: incomplete })).rejects.toThrow(
    'npm cannot list what the project is made of',
  );
}, 120_000);
