import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';

const farm = path.resolve(import.meta.dirname, '../../farm');

/** A cache server as a press runs it, on this machine only. */
export interface CacheServer {
  /** What a machine of the press has in its environment. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

/** Installs the server of farm/, if it is not there, and starts it with an empty store. */
export async function startCacheServer(): Promise<CacheServer> {
  if (!existsSync(path.join(farm, 'node_modules', 'turborepo-remote-cache'))) {
    await execa('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: farm });
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-cache-server-'));
  const port = await freePort();
  const token = 'the token of a press';
  const server = execa('node', ['node_modules/turborepo-remote-cache/dist/cli.js'], {
    cwd: farm,
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      TURBO_TOKEN: token,
      // Set to anything, it makes the server keep signatures; the key is none of its business.
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'kept',
      STORAGE_PROVIDER: 'local',
      STORAGE_PATH: folder,
      STORAGE_PATH_USE_TMP_FOLDER: 'false',
      LOG_LEVEL: 'error',
    },
    reject: false,
    all: true,
  });
  const api = `http://127.0.0.1:${port}`;
  await untilItAnswers(`${api}/v8/artifacts/status`, token);
  return {
    environment: {
      TURBO_API: api,
      TURBO_TOKEN: token,
      TURBO_TEAM: 'press',
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'what all of the press have as a key',
    },
    async close() {
      server.kill('SIGKILL');
      await server;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function untilItAnswers(address: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  for (let attempt = 0; attempt < 3000; attempt++) {
    const answer = await fetch(address, { headers }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error('the cache server has not started within five minutes');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
