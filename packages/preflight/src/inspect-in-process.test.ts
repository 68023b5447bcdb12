import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectInProcess } from './inspect-in-process.ts';
import type { SampleObject } from './read-sample.ts';
import { samplePdf } from './read-sample.ts';
import { sampleProfile } from './sample-profile.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'inspect-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function inspect(name: string, bytes: Uint8Array) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return inspectInProcess({ file: name, path: file, profile: sampleProfile() });
}

test('findings come back from the other process, with what was asked', async () => {
  const { pages, checks, findings } = await inspect(
    'plain.pdf',
    samplePdf({ content: '9 9 9 9 re f' }),
  );
  expect(pages).toBe(1);
  expect(checks.find(({ row }) => row === 3)).toMatchObject({
    code: 'preflight/version',
    outcome: 'made',
  });
  expect(findings.map(({ code }) => code)).toContain('preflight/identification');
  expect(findings[0]!.place).toMatchObject({ file: 'plain.pdf' });
}, 120_000);

test('a file that is no PDF, and a file that is not there, are told as such', async () => {
  await expect(inspect('text.pdf', Buffer.from('Dear printer,'))).rejects.toMatchObject({
    diagnostics: [{ code: 'preflight/unreadable', place: { file: 'text.pdf' } }],
  });
  const missing = { file: 'x.pdf', path: path.join(folder, 'x.pdf'), profile: sampleProfile() };
  await expect(inspectInProcess(missing)).rejects.toThrow('found none');
}, 120_000);

test('an encrypted file is called encrypted and nothing else', async () => {
  const trailer = '/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >> /ID [(a) (b)]';
  const scrambled: SampleObject = { entries: '/Filter /FlateDecode', data: 'scrambled' };
  const { findings } = await inspect(
    'locked.pdf',
    samplePdf({ trailer, instead: { 4: scrambled } }),
  );
  expect(findings.map(({ code }) => code)).toEqual(['preflight/encryption']);
}, 120_000);
