import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordedEvent } from '@chiaroscuro/console/events';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { openRelay } from '@chiaroscuro/remote-cache/relay';
import { runTurbo } from './run-turbo.ts';

// How Turborepo itself behaves behind the relay: one task in a project of one package.

const minutes = 240_000;
let server: Server;
let kept: Map<string, { body: Buffer; tag: string }>;
let damage: (body: Buffer) => Buffer;
let folders: string[];

beforeEach(async () => {
  kept = new Map();
  folders = [];
  damage = (body) => body;
  server = createServer((request, response) => {
    const { method, url = '' } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const found = kept.get(url);
      if (url.includes('/status')) response.end('{"status":"enabled"}');
      else if (method === 'PUT') {
        kept.set(url, {
          body: Buffer.concat(chunks),
          tag: String(request.headers['x-artifact-tag']),
        });
        response.writeHead(202).end('{"urls":[]}');
      } else if (found) {
        response.writeHead(200, { 'x-artifact-tag': found.tag }).end(damage(found.body));
      } else response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test(
  'what one machine has made, another fetches, and makes nothing',
  async () => {
    const first = await buildElsewhere({ build: 'first' });
    expect(first).toMatchObject({ succeeded: true, made: ['first'], told: [] });
    expect(kept.size).toBe(1);
    const second = await buildElsewhere({ build: 'second' });
    expect(second).toMatchObject({ succeeded: true, made: ['first'], told: [] });
    expect(second.result).toBe(first.result);
  },
  minutes,
);

test.each([
  { what: 'signed with another key', change: () => ({ key: 'another key'.repeat(3) }) },
  {
    what: 'damaged',
    change: () => {
      damage = (body) => body.subarray(0, body.length - 3);
      return {};
    },
  },
  {
    what: 'somebody else’s',
    change: () => {
      damage = (body) => Buffer.alloc(body.length, 'nonsense');
      return {};
    },
  },
])(
  'a result that is $what is made here, and stays as it is there',
  async ({ change }) => {
    await buildElsewhere({ build: 'first' });
    const before = [...kept.values()].map(({ body }) => body);
    const second = await buildElsewhere({ build: 'second', ...change() });
    expect(second).toMatchObject({
      succeeded: true,
      made: ['second'],
      told: [expect.stringMatching(/damaged or not signed with this key/)],
    });
    expect(second.result).toBe('made of source');
    expect([...kept.values()].map(({ body }) => body)).toEqual(before);
  },
  minutes,
);

/** Builds in a fresh clone, which has nothing of earlier builds. */
async function buildElsewhere({ build, key = 'the key of a press'.repeat(2) }: BuildElsewhere) {
  const project = makeProject();
  const told: string[] = [];
  const made: (string | undefined)[] = [];
  const relay = await openRelay({
    settings: {
      api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: 'token',
      team: 'press',
      key,
      isReadOnly: false,
    },
    tell: ({ message }: Diagnostic) => void told.push(message),
    limits: { greeting: minutes, silence: minutes, whole: minutes },
  });
  expect(relay, told.join()).toBeDefined();
  const { succeeded, lastLines } = await runTurbo({
    project,
    phase: { tasks: ['make'], filters: ['part'] },
    build,
    environment: {},
    remote: relay?.environment,
    force: false,
    failFast: false,
    onEvent: (event: RecordedEvent) => void made.push(event.build),
    signal: new AbortController().signal,
  });
  await relay?.close();
  const result = readFileSync(path.join(project, 'parts', 'part', 'out', 'result'), 'utf8');
  return { succeeded, made, told, result, lastLines };
}

interface BuildElsewhere {
  /** The id that the task puts on its event, as stages do. */
  build: string;
  key?: string;
}

const program = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
mkdirSync('out', { recursive: true });
writeFileSync('out/result', 'made of ' + readFileSync('source', 'utf8'));
const event = { type: 'finished', stage: 'make', subject: 'part', milliminutes: 1 };
console.log('\\u001e' + JSON.stringify({ ...event, build: process.env.CHIAROSCURO_BUILD }));
`;

function makeProject(): string {
  const project = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-turbo-'));
  folders.push(project);
  const part = path.join(project, 'parts', 'part');
  mkdirSync(part, { recursive: true });
  const manifest = { name: 'part', version: '1.0.0' };
  const files: Record<string, unknown> = {
    'package.json': {
      name: 'small',
      private: true,
      packageManager: 'npm@11.19.1',
      workspaces: ['parts/*'],
    },
    'package-lock.json': {
      name: 'small',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'small', workspaces: ['parts/*'] },
        'node_modules/part': { resolved: 'parts/part', link: true },
        'parts/part': manifest,
      },
    },
    'turbo.json': {
      remoteCache: { signature: true },
      globalPassThroughEnv: ['CHIAROSCURO_BUILD'],
      tasks: { make: { inputs: ['source', 'make.mjs'], outputs: ['out/**'] } },
    },
    'parts/part/package.json': { ...manifest, scripts: { make: 'node make.mjs' } },
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(project, name), JSON.stringify(content));
  }
  writeFileSync(path.join(part, 'source'), 'source');
  writeFileSync(path.join(part, 'make.mjs'), program);
  const modules = path.resolve(import.meta.dirname, '../../../node_modules');
  symlinkSync(modules, path.join(project, 'node_modules'));
  return project;
}
