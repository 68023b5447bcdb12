import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The environment variable with the folder in which a build wants to find the numbers of every figure. */
export const recordsVariable = 'CHIAROSCURO_NOTEBOOK_RECORDS';

/** What stands in an output for a picture that waits in that folder: the name of its file. */
export const pictureType = 'application/x-chiaroscuro-picture';

const isPicture = (name: string): boolean => name.endsWith('.picture');

/**
 * Leaves a picture in the folder of a build. Deno's kernel drops, without a word, what follows a message that
 * the connection did not take at once (zmq.rs, issue 237), and pictures are large.
 *
 * @returns an output small enough to arrive, to be shown instead of the picture.
 */
export function leavePicture(
  folder: string,
  picture: Record<string, unknown>,
): Record<string, unknown> {
  const name = `${readdirSync(folder).filter(isPicture).length}.picture`;
  writeFileSync(path.join(folder, name), JSON.stringify(picture));
  return { [pictureType]: name };
}
