import type { RemoteCacheSettings } from './settings.ts';
import type { Trouble } from './trouble.ts';

/** How long a server may take. All in milliseconds. */
export interface Limits {
  /** Until it has said, at the beginning of a build, that it is there. */
  greeting: number;
  /** Without a byte, while a result comes or goes. */
  silence: number;
  /** For one result, and for what is still to be sent when the build is done. */
  whole: number;
}

/** For a server across a slow line: a megabyte takes a second or two there. */
export const usualLimits: Limits = { greeting: 5000, silence: 10_000, whole: 60_000 };

/** A larger result is none of ours: those of a book of 130 pages stay below 20 MB. */
const largestResult = 1e9;

/** Why the server is not asked again in this build. */
export class UpstreamTrouble extends Error {
  readonly what: Trouble;
  readonly detail: string | undefined;

  constructor(what: Trouble, detail?: string) {
    super(`remote cache: ${what}`);
    this.what = what;
    this.detail = detail;
  }
}

/** A question to the server, with a limit to its patience. */
export interface Question {
  settings: RemoteCacheSettings;
  /** Path and query, as Turborepo asks. */
  path: string;
  method?: 'GET' | 'HEAD' | 'PUT';
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  /** Milliseconds without a byte of the answer. */
  silence: number;
  /** Milliseconds until the answer is whole. */
  whole: number;
  /** Ends it at once: the build was stopped. */
  stop?: AbortSignal;
}

/** What the server answered. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * Asks the server, and waits for the whole answer.
 *
 * @throws UpstreamTrouble when there is none in time, or the server does not want us.
 */
export async function ask(question: Question): Promise<Answer> {
  const { settings, path, method = 'GET', headers = {}, body, silence, whole, stop } = question;
  const patience = new AbortController();
  const end = setTimeout(() => patience.abort(), whole);
  let next = setTimeout(() => patience.abort(), body ? whole : silence);
  try {
    const response = await fetch(`${settings.api}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${settings.token}` },
      ...(body && { body }),
      signal: stop ? AbortSignal.any([patience.signal, stop]) : patience.signal,
    });
    if (response.status === 401 || response.status === 403) {
      throw new UpstreamTrouble('denied', `HTTP ${response.status}`);
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      clearTimeout(next);
      next = setTimeout(() => patience.abort(), silence);
      parts.push(part);
      length += part.length;
      if (length > largestResult) throw new UpstreamTrouble('garbage', 'it sends without an end');
    }
    return { status: response.status, headers: response.headers, body: Buffer.concat(parts) };
  } catch (error) {
    if (error instanceof UpstreamTrouble) throw error;
    if (patience.signal.aborted) throw new UpstreamTrouble('slow', describePatience(question));
    throw new UpstreamTrouble('unreachable', causeOf(error));
  } finally {
    clearTimeout(next);
    clearTimeout(end);
  }
}

/**
 * Asks whether the server is one, and takes us in.
 *
 * @throws UpstreamTrouble when it is not, or does not.
 */
export async function greet(settings: RemoteCacheSettings, { greeting }: Limits): Promise<void> {
  const path = `/v8/artifacts/status?slug=${encodeURIComponent(settings.team)}`;
  const { status, body } = await ask({ settings, path, silence: greeting, whole: greeting });
  if (status !== 200) throw new UpstreamTrouble('garbage', `HTTP ${status}`);
  if (stateOf(body) !== 'enabled') throw new UpstreamTrouble('garbage', 'it does not say enabled');
}

function stateOf(body: Uint8Array): unknown {
  try {
    const answer = JSON.parse(Buffer.from(body).toString('utf8')) as { status?: unknown } | null;
    return answer?.status;
  } catch {
    return undefined;
  }
}

function describePatience({ silence }: Question): string {
  return `nothing came for ${(silence / 1000).toLocaleString('en-GB')} s`;
}

/** `fetch` tells only that it failed; why is in its cause. */
function causeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
}
