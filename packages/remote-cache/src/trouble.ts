import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** Takes what is to be told to a person. */
export type Tell = (diagnostic: Diagnostic) => void;

/** What may be wrong with a remote cache. */
export type Trouble = keyof typeof troubles;

// What is said of the server, and what helps.
const troubles = {
  address: ['is no address of the web', 'TURBO_API looks like https://cache.example.org'],
  incomplete: ['cannot be used without', 'docs/farm.md says how to set them'],
  'short-key': [
    'is not used with a key of fewer than 32 bytes',
    'make a key with `openssl rand -hex 32`, the same for all',
  ],
  unreachable: ['cannot be reached', 'look whether the server runs, or unset TURBO_API'],
  slow: ['is too slow', 'look at the server and the line to it, or unset TURBO_API'],
  denied: ['does not accept the token', 'ask who keeps the server for a valid TURBO_TOKEN'],
  garbage: [
    'does not answer as a cache of Turborepo does',
    'look whether TURBO_API is the right address',
  ],
  signature: [
    'has a result that is damaged or not signed with this key',
    'compare TURBO_REMOTE_CACHE_SIGNATURE_KEY with your colleagues’, or have the server cleaned',
  ],
} as const;

/** What is wrong, where, and what was heard of it. */
export interface TroubleReport {
  /** The server as the author has named it. */
  api: string;
  what: Trouble;
  detail?: string;
}

/** One warning: the build goes on with what this machine has. */
export function remoteCacheTrouble({ api, what, detail }: TroubleReport): Diagnostic {
  const [message, hint] = troubles[what];
  const heard = detail === undefined ? '' : what === 'incomplete' ? ` ${detail}` : ` (${detail})`;
  return {
    code: 'build/remote-cache',
    severity: 'warning',
    message: `the remote cache ${api} ${message}${heard}; this build goes on without it`,
    hint: `The pages are the same; to have the cache again, ${hint}.`,
  };
}
