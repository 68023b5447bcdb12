import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Workspace } from '../harness/workspace.ts';
import { startCacheServer, type CacheServer } from './cache-server.ts';
import { makeTwoChapters } from './two-chapters.ts';

const minutes = 900_000;
let server: CacheServer;
/** A book that was built without any cache, and its pages. */
let pages: Record<string, string>;
const clones: Workspace[] = [];

beforeAll(async () => {
  server = await startCacheServer();
  const alone = clone();
  const build = await run(alone, {});
  expect(build.exitCode, build.output).toBe(0);
  pages = pdfs(alone);
}, minutes);
afterAll(async () => {
  clones.forEach((workspace) => workspace.remove());
  await server.close();
});

test(
  'two clones at once each compute one chapter; a third draws and sets one edition, a fourth the other; a fifth makes nothing',
  async () => {
    const [first, second] = await Promise.all([
      run(clone(), server.environment, '--until', 'numbers', '--chapter', 'wave'),
      run(clone(), server.environment, '--until', 'numbers', '--chapter', 'echo'),
    ]);
    expect(first.made('compute')).toEqual([expect.stringContaining('wave')]);
    expect(second.made('compute')).toEqual([expect.stringContaining('echo')]);

    const [screen, print] = await Promise.all([
      run(clone(), server.environment, '--edition', 'screen', '--until', 'pages'),
      run(clone(), server.environment, '--edition', 'print', '--until', 'pages'),
    ]);
    for (const [share, edition] of [
      [screen, 'screen'],
      [print, 'print'],
    ] as const) {
      expect(share.made('compute'), share.output).toEqual([]);
      expect(share.made('draw')).toEqual([
        expect.stringContaining(edition),
        expect.stringContaining(edition),
      ]);
    }

    const last = clone();
    const build = await run(last, server.environment);
    expect(build.exitCode, build.output).toBe(0);
    const making = ['stylesheet', 'compute', 'export', 'draw', 'typeset', 'prepress'];
    expect(making.flatMap((stage) => build.made(stage))).toEqual([]);
    expect(pdfs(last)).toEqual(pages);

    const untouched = clone();
    const again = await run(untouched, server.environment);
    expect(again.output).toMatch(/ 0 built, in /);
    expect(again.output).not.toMatch(/remote-cache/);
    expect(pdfs(untouched)).toEqual(pages);
  },
  minutes,
);

test.each([
  {
    what: 'another key',
    environment: () => ({
      ...server.environment,
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'what nobody else of the press has as a key',
    }),
    says: /damaged or not signed with this key/,
  },
  {
    what: 'another token',
    environment: () => ({ ...server.environment, TURBO_TOKEN: 'of somebody else' }),
    says: /does not accept the token/,
  },
  {
    what: 'a dead server',
    environment: () => ({ ...server.environment, TURBO_API: 'http://127.0.0.1:9' }),
    says: /cannot be reached/,
  },
  {
    what: 'a server that hangs',
    environment: async () => ({ ...server.environment, TURBO_API: await fakeServer('hangs') }),
    says: /is too slow/,
  },
  {
    what: 'a server that talks nonsense',
    environment: async () => ({ ...server.environment, TURBO_API: await fakeServer('nonsense') }),
    says: /does not answer as a cache of Turborepo/,
  },
])(
  '$what costs one line, and the book is built here',
  async ({ environment, says }) => {
    const workspace = clone();
    const build = await run(workspace, await environment());
    expect(build.exitCode, build.output).toBe(0);
    const lines = build.output.split('\n').filter((line) => line.includes('remote-cache]'));
    expect(lines, build.output).toEqual([expect.stringMatching(says)]);
    expect(build.output).not.toMatch(/WARNING|HTTP request/);
    expect(build.made('draw')).toHaveLength(4);
    expect(pdfs(workspace)).toEqual(pages);
  },
  minutes,
);

/** A clone of the book on a machine that has built nothing. */
function clone(): Workspace {
  const workspace = makeTwoChapters();
  clones.push(workspace);
  return workspace;
}

async function run(workspace: Workspace, env: Record<string, string>, ...options: string[]) {
  const { all, exitCode } = await workspace.start({ env }, ...options);
  return {
    output: all,
    exitCode,
    made: (stage: string) =>
      all.split('\n').filter((line) => line.startsWith(`  ${stage.padEnd(11)}`)),
  };
}

/** A server that is none: its address. */
async function fakeServer(behaviour: 'hangs' | 'nonsense'): Promise<string> {
  const fake = createServer((_, response) => {
    if (behaviour === 'nonsense') response.end('<html>Welcome!</html>');
  });
  await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    fake.closeAllConnections();
    fake.close();
  });
  return `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
}

function pdfs(workspace: Workspace): Record<string, string> {
  const dist = workspace.path('dist');
  const names = readdirSync(dist).filter((name) => name.endsWith('.pdf'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(`${dist}/${name}`, 'base64')]));
}
