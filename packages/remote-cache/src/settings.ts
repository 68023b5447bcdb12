import { remoteCacheTrouble, type Tell } from './trouble.ts';

/** Where results of Turborepo's tasks are shared, in the variables that Turborepo itself knows. */
export interface RemoteCacheSettings {
  /** `TURBO_API`: the server, without a closing slash. */
  api: string;
  /** `TURBO_TOKEN`: what lets us in. */
  token: string;
  /** `TURBO_TEAM`: whose results these are; a name of the press's choice. */
  team: string;
  /** `TURBO_REMOTE_CACHE_SIGNATURE_KEY`: signs what is put there and tells what others have signed. */
  key: string;
  /** `TURBO_REMOTE_CACHE_READ_ONLY`: whether results are only fetched. */
  isReadOnly: boolean;
}

/** Turborepo will soon refuse keys that are shorter than a SHA-256 digest. */
const shortestKey = 32;

/**
 * What the environment says of a remote cache; `undefined` if it names none, or if what it says
 * cannot be used, which is told in one line. Results without a signature are not accepted: they are
 * unpacked into the book's folders, and anybody on the way could have put them there.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  tell: Tell,
): RemoteCacheSettings | undefined {
  const api = environment['TURBO_API'] ?? '';
  if (api === '') return undefined;
  const token = environment['TURBO_TOKEN'] ?? '';
  const team = environment['TURBO_TEAM'] ?? '';
  const key = environment['TURBO_REMOTE_CACHE_SIGNATURE_KEY'] ?? '';
  const missing = [
    ...(token === '' ? ['TURBO_TOKEN'] : []),
    ...(team === '' ? ['TURBO_TEAM'] : []),
    ...(key === '' ? ['TURBO_REMOTE_CACHE_SIGNATURE_KEY'] : []),
  ];
  if (!isWebAddress(api)) tell(remoteCacheTrouble({ api, what: 'address' }));
  else if (missing.length > 0) {
    tell(remoteCacheTrouble({ api, what: 'incomplete', detail: missing.join(' and ') }));
  } else if (Buffer.byteLength(key) < shortestKey) {
    tell(remoteCacheTrouble({ api, what: 'short-key' }));
  } else {
    const isReadOnly = /^(1|true)$/.test(environment['TURBO_REMOTE_CACHE_READ_ONLY'] ?? '');
    return { api: api.replace(/\/+$/, ''), token, team, key, isReadOnly };
  }
  return undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
