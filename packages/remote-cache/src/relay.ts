import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { RemoteCacheSettings } from './settings.ts';
import { remoteCacheTrouble, type Tell } from './trouble.ts';
import { ask, greet, UpstreamTrouble, usualLimits, type Limits } from './upstream.ts';

/** A remote cache that is in use. */
export interface RemoteCache {
  /** What Turborepo is told of it. */
  environment: Record<string, string>;
  /** Waits for what is still on its way to the server, within the limits, and ends. */
  close(): Promise<void>;
  /** Ends at once. */
  abandon(): Promise<void>;
}

/** What a relay is opened with. */
export interface RelayRequest {
  settings: RemoteCacheSettings;
  tell: Tell;
  limits?: Limits;
}

/** What goes with a result: its signature, and how long it took to make. */
const passedOn = ['x-artifact-tag', 'x-artifact-duration', 'x-artifact-dirty-hash'];

/**
 * Stands between Turborepo and the server of a press, on this machine only. By itself Turborepo waits
 * for a dead server at each task, minutes for one that hangs, and says nothing of a signature that is
 * wrong. Here the first trouble is told, once, and the server is not asked again: Turborepo hears
 * that nothing is there. Results are sent while later tasks run. The server's token stays in this process.
 *
 * A wrong signature shows in what Turborepo does: a result that it was given and yet made itself is
 * one it did not accept. Then nothing is sent either, so that two keys never overwrite each other.
 *
 * @returns `undefined` when the server cannot be used; that has been told.
 */
export async function openRelay(request: RelayRequest): Promise<RemoteCache | undefined> {
  const { settings, tell, limits = usualLimits } = request;
  let isLost = false;
  const lose = (error: unknown): void => {
    if (!(error instanceof UpstreamTrouble)) throw error;
    if (isLost) return;
    isLost = true;
    const { what, detail } = error;
    tell(remoteCacheTrouble({ api: settings.api, what, ...(detail !== undefined && { detail }) }));
  };
  try {
    await greet(settings, limits);
  } catch (error) {
    lose(error);
    return undefined;
  }

  const given = new Set<string>();
  const sending = new Set<Promise<void>>();
  const stop = new AbortController();
  const password = randomBytes(24).toString('hex');

  async function fetchResult(context: Context): Promise<Response> {
    if (isLost) return context.body(null, 404);
    try {
      const answer = await ask({
        settings,
        path: pathOf(context),
        method: context.req.method === 'HEAD' ? 'HEAD' : 'GET',
        ...limits,
      });
      if (answer.status === 404) return context.body(null, 404);
      if (answer.status !== 200) throw new UpstreamTrouble('garbage', `HTTP ${answer.status}`);
      if (!answer.headers.has('x-artifact-tag')) throw new UpstreamTrouble('signature', 'none');
      if (context.req.method === 'GET') given.add(context.req.param('hash') ?? '');
      return context.body(answer.body, 200, headersOf(answer.headers));
    } catch (error) {
      lose(error);
      return context.body(null, 404);
    }
  }

  async function takeResult(context: Context): Promise<Response> {
    const hash = context.req.param('hash') ?? '';
    const body = new Uint8Array(await context.req.arrayBuffer());
    if (given.has(hash)) lose(new UpstreamTrouble('signature'));
    if (!isLost && !settings.isReadOnly) {
      const headers = headersOf(context.req.raw.headers);
      const sent = send(pathOf(context), headers, body).finally(() => sending.delete(sent));
      sending.add(sent);
    }
    return context.json({ urls: [] }, 202);
  }

  async function send(
    path: string,
    headers: Record<string, string>,
    body: Uint8Array<ArrayBuffer>,
  ): Promise<void> {
    try {
      const { status } = await ask({
        settings,
        path,
        method: 'PUT',
        headers,
        body,
        ...limits,
        stop: stop.signal,
      });
      if (status >= 300) throw new UpstreamTrouble('garbage', `HTTP ${status} to a result`);
    } catch (error) {
      if (!stop.signal.aborted) lose(error);
    }
  }

  const app = new Hono();
  app.use(async (context, next) => {
    if (context.req.header('authorization') !== `Bearer ${password}`) {
      return context.body(null, 403);
    }
    await next();
  });
  app.get('/v8/artifacts/status', (context) => context.json({ status: 'enabled' }));
  app.post('/v8/artifacts/events', (context) => context.json({}));
  app.get('/v8/artifacts/:hash', fetchResult);
  app.put('/v8/artifacts/:hash', takeResult);

  const { address, close } = await listen(app);
  return {
    environment: {
      TURBO_API: address,
      TURBO_TOKEN: password,
      TURBO_TEAM: settings.team,
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: settings.key,
      // Whether the author only reads, and how long he waits, is decided here.
      TURBO_REMOTE_CACHE_READ_ONLY: '',
      TURBO_REMOTE_CACHE_TIMEOUT: '0',
      TURBO_REMOTE_CACHE_UPLOAD_TIMEOUT: '0',
    },
    async close() {
      await Promise.all(sending);
      await close();
    },
    async abandon() {
      stop.abort();
      await close();
    },
  };
}

/** Path and query as Turborepo asked, the team's name among them. */
function pathOf({ req }: Context): string {
  const { pathname, search } = new URL(req.url);
  return `${pathname}${search}`;
}

function headersOf(headers: Headers): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    ...Object.fromEntries(
      passedOn.flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
}

async function listen(app: Hono): Promise<{ address: string; close(): Promise<void> }> {
  const hostname = '127.0.0.1';
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname, port: 0 }, () =>
      resolve(starting as Server),
    );
    starting.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${hostname}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
