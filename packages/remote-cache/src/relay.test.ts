import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { openRelay } from './relay.ts';
import type { RemoteCacheSettings } from './settings.ts';

type Behaviour = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

/** For servers that answer: a busy machine makes none of them slow. */
const patient = { greeting: 20_000, silence: 20_000, whole: 20_000 };
/** For servers that answer nothing but the greeting. */
const impatient = { ...patient, silence: 400, whole: 1500 };
let server: Server;
let settings: RemoteCacheSettings;
/** Method and path of what the server was asked, and the token it was shown. */
let asked: string[];
let kept: Map<string, { body: Buffer; tag: string }>;
let behaviour: Behaviour;
let told: Diagnostic[];

const tell = (diagnostic: Diagnostic): void => void told.push(diagnostic);

beforeEach(async () => {
  asked = [];
  kept = new Map();
  told = [];
  behaviour = honest;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      behaviour(request, Buffer.concat(chunks), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  settings = {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'of the press',
    team: 'press',
    key: 'k'.repeat(32),
    isReadOnly: false,
  };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const honest: Behaviour = ({ method, url = '', headers }, body, response) => {
  if (url.startsWith('/v8/artifacts/status')) response.end('{"status":"enabled"}');
  else if (method === 'PUT') {
    kept.set(url, { body, tag: String(headers['x-artifact-tag']) });
    response.writeHead(202).end('{"urls":[]}');
  } else {
    const found = kept.get(url);
    if (found) response.writeHead(200, { 'x-artifact-tag': found.tag }).end(found.body);
    else response.writeHead(404).end();
  }
};

/** Answers the greeting honestly and everything else otherwise. */
const afterGreeting =
  (other: Behaviour): Behaviour =>
  (request, body, response) =>
    (request.url?.includes('status') ? honest : other)(request, body, response);

/** Asks the relay as Turborepo does. */
function turborepo(environment: Record<string, string>) {
  const authorization = `Bearer ${environment['TURBO_TOKEN']}`;
  const address = (hash: string) =>
    `${environment['TURBO_API']}/v8/artifacts/${hash}?slug=${environment['TURBO_TEAM']}`;
  return {
    get: (hash: string) => fetch(address(hash), { headers: { authorization } }),
    put: (hash: string, body: string) =>
      fetch(address(hash), {
        method: 'PUT',
        body,
        headers: { authorization, 'x-artifact-tag': 'signed', 'x-artifact-duration': '7' },
      }),
  };
}

async function open(change: Partial<RemoteCacheSettings> = {}, limits = patient) {
  const relay = await openRelay({ settings: { ...settings, ...change }, tell, limits });
  if (!relay) throw new Error(`not opened: ${JSON.stringify(told)}`);
  return { relay, ...turborepo(relay.environment) };
}

const messages = () => told.map(({ message }) => message);

test('hands results to and fro, with their signature and the press’s token', async () => {
  const { relay, get, put } = await open();
  expect((await get('abc')).status).toBe(404);
  expect((await put('abc', 'a result')).status).toBe(202);
  await relay.close();
  const next = await open();
  const answer = await next.get('abc');
  expect(answer.headers.get('x-artifact-tag')).toBe('signed');
  expect(await answer.text()).toBe('a result');
  await next.relay.close();
  expect(new Set(asked.map((line) => line.split(' ').slice(2).join(' ')))).toEqual(
    new Set(['Bearer of the press']),
  );
  expect(told).toEqual([]);
});

test('Turborepo is not told the press’s token, and nobody else is let in', async () => {
  const { relay } = await open();
  expect(Object.values(relay.environment).join()).not.toContain('of the press');
  const stranger = await fetch(`${relay.environment['TURBO_API']}/v8/artifacts/abc`);
  expect(stranger.status).toBe(403);
  await relay.close();
});

test('a server that hangs at the greeting is one warning, and is not used', async () => {
  behaviour = () => {};
  const limits = { ...patient, greeting: 400 };
  expect(await openRelay({ settings, tell, limits })).toBeUndefined();
  expect(messages()).toEqual([
    expect.stringMatching(/is too slow \(nothing came for 0\.4 s\); this build goes on/),
  ]);
});

test.each<[string, Behaviour, RegExp]>([
  ['talks nonsense', (_, __, response) => response.end('nonsense'), /does not answer as a cache/],
  ['fails', (_, __, response) => response.writeHead(500).end(), /\(HTTP 500\)/],
  ['denies', (_, __, response) => response.writeHead(403).end('{}'), /does not accept the token/],
])('a server that %s at the greeting is one warning, and is not used', async (_, how, says) => {
  behaviour = how;
  expect(await openRelay({ settings, tell, limits: patient })).toBeUndefined();
  expect(messages()).toEqual([expect.stringMatching(says)]);
  expect(told[0]).toMatchObject({ code: 'build/remote-cache', severity: 'warning' });
  expect(asked).toHaveLength(1);
});

test('a server that is not there is one warning', async () => {
  await new Promise((resolve) => server.close(resolve));
  expect(await openRelay({ settings, tell, limits: patient })).toBeUndefined();
  expect(messages()).toEqual([expect.stringMatching(/cannot be reached \(ECONNREFUSED\)/)]);
});

test.each<[string, Behaviour, RegExp]>([
  ['hangs', () => {}, /is too slow/],
  [
    'stops in the middle of a result',
    (_, __, response) => {
      response.writeHead(200, { 'x-artifact-tag': 'signed', 'content-length': '100' });
      response.write('the beginning');
    },
    /is too slow/,
  ],
  ['breaks off', (_, __, response) => response.destroy(), /cannot be reached/],
  ['sends what nobody signed', (_, __, response) => response.end('a result'), /not signed/],
  ['fails', (_, __, response) => response.writeHead(502).end(), /\(HTTP 502\)/],
])('a server that %s later is told once and not asked again', async (_, how, says) => {
  behaviour = afterGreeting(how);
  const { relay, get, put } = await open({}, String(says).includes('slow') ? impatient : patient);
  for (const hash of ['a', 'b', 'c']) expect((await get(hash)).status).toBe(404);
  expect((await put('a', 'made here')).status).toBe(202);
  await relay.close();
  expect(messages()).toEqual([expect.stringMatching(says)]);
  expect(asked).toHaveLength(2);
});

test('a result that Turborepo was given and yet made itself has a wrong signature: nothing is overwritten', async () => {
  kept.set('/v8/artifacts/abc?slug=press', { body: Buffer.from('theirs'), tag: 'another key' });
  const { relay, get, put } = await open();
  expect(await (await get('abc')).text()).toBe('theirs');
  await put('abc', 'ours');
  await put('def', 'ours, too');
  await relay.close();
  expect(messages()).toEqual([expect.stringMatching(/damaged or not signed with this key/)]);
  expect([...kept.values()].map(({ body }) => String(body))).toEqual(['theirs']);
});

test('whoever only reads sends nothing', async () => {
  const { relay, put } = await open({ isReadOnly: true });
  expect((await put('abc', 'a result')).status).toBe(202);
  await relay.close();
  expect(kept.size).toBe(0);
});

test('what is still to be sent at the end is waited for, but not for ever', async () => {
  behaviour = afterGreeting(() => {});
  const { relay, put } = await open({}, impatient);
  await put('abc', 'a result');
  await relay.close();
  expect(messages()).toEqual([expect.stringMatching(/is too slow/)]);
});

test('a stopped build does not wait for the server and says nothing of it', async () => {
  behaviour = afterGreeting(() => {});
  const { relay, put } = await open();
  await put('abc', 'a result');
  await relay.abandon();
  expect(told).toEqual([]);
});
