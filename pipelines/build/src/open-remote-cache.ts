import process from 'node:process';
import { openRelay, type RemoteCache } from '@chiaroscuro/remote-cache/relay';
import { readSettings } from '@chiaroscuro/remote-cache/settings';
import type { Display } from './display.ts';
import type { BuildOptions } from './options.ts';

/**
 * The cache that the environment names, if it can be used. What is wrong with it is told, and is no
 * warning of the book's. A build for another program, the watch, does without: an edit in progress
 * is nobody else's.
 */
export async function openRemoteCache(
  { events }: BuildOptions,
  { diagnostic: tell }: Display,
): Promise<RemoteCache | undefined> {
  const settings = events ? undefined : readSettings(process.env, tell);
  return settings && (await openRelay({ settings, tell }));
}
