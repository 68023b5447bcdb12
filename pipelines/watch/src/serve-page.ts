import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** The page's server. */
export interface PageServer {
  /** `http://127.0.0.1:<port>/` */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves the page to this machine only.
 *
 * @throws UserError `option/invalid` when the port is taken or not to be had.
 */
export async function servePage(app: Hono, port: number): Promise<PageServer> {
  const hostname = '127.0.0.1';
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname, port }, () => resolve(starting as Server));
    starting.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    address: `http://${hostname}:${given}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const isTaken = error.code === 'EADDRINUSE';
  return new UserError({
    code: 'option/invalid',
    severity: 'error',
    message: isTaken
      ? `port ${port} is taken, perhaps by another watch: look at http://127.0.0.1:${port}/`
      : `port ${port} is reserved for the system`,
    hint: `Choose another one, for instance with --port ${isTaken ? port + 1 : 4114}.`,
  });
}
