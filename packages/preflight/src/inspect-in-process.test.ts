import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { PDFName } from 'pdf-lib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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

test('a file that cannot be interpreted to its end leaves nothing behind', async () => {
  const temporary = await mkdtemp(path.join(folder, 'temporary-'));
  vi.stubEnv('TMPDIR', temporary);
  const good = await sampleDocument({ pages: 200, content: '/DeviceRGB cs 1 0 0 sc 9 9 9 9 re f' });
  const { context } = good;
  const broken = context.flateStream('q');
  broken.contents.fill(0);
  good.getPage(199).node.set(PDFName.Contents, context.register(broken));
  const profile = { medium: 'screen', name: 'screen' } as const;
  const file = path.join(folder, 'half.pdf');
  await writeFile(file, await documentBytes(good));
  await expect(inspectInProcess({ file: 'half.pdf', path: file, profile })).rejects.toMatchObject({
    diagnostics: [{ code: 'preflight/unreadable' }],
  });
  vi.unstubAllEnvs();
  expect(await readdir(temporary)).toEqual([]);
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
