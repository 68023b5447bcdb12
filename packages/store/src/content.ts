import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { segments } from './bucket.ts';

/** What an index line says of the contents it points to. */
export interface ContentClaim {
  integrity: string;
  /** In bytes. */
  size?: number;
}

/** Contents whose digest was verified, or why they cannot be used. */
export type Content = { bytes: Uint8Array } | { damage: string };

/** Reads contents and verifies them against what the index says. */
export function readContent(folder: string, claim: ContentClaim): Content {
  try {
    return examine(readFileSync(contentFile(folder, claim.integrity)), claim);
  } catch (error) {
    if (!isAbsence(error)) throw error;
    return { damage: 'its file is gone' };
  }
}

/**
 * Removes contents that were found damaged. They are moved aside and examined once more there, so
 * that what another process has kept anew in the meantime is put back and not lost.
 */
export function removeDamaged(folder: string, claim: ContentClaim): void {
  const file = contentFile(folder, claim.integrity);
  const aside = setAside(folder, file);
  if (!aside) return;
  if ('bytes' in examine(readFileSync(aside), claim)) putBack(aside, file);
  else rmSync(aside, { force: true });
}

/** Moves a file into the store's folder for unfinished work; undefined when it is not there. */
export function setAside(folder: string, file: string): string | undefined {
  const aside = path.join(unfinishedFolder(folder), `aside-${randomUUID()}`);
  mkdirSync(path.dirname(aside), { recursive: true });
  try {
    renameSync(file, aside);
    return aside;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Undoes `setAside`. */
export function putBack(aside: string, file: string): void {
  if (existsSync(file)) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/** Where cacache keeps the contents that an integrity names. */
export function contentFile(folder: string, integrity: string): string {
  const digest = Buffer.from(integrity.replace(prefix, ''), 'base64').toString('hex');
  return path.join(contentFolder(folder), 'sha512', ...segments(digest));
}

/** Where cacache keeps all contents. */
export function contentFolder(folder: string): string {
  return path.join(folder, 'content-v2');
}

/** Where cacache writes what is not finished. */
export function unfinishedFolder(folder: string): string {
  return path.join(folder, 'tmp');
}

const prefix = 'sha512-';

function examine(bytes: Buffer, { integrity, size }: ContentClaim): Content {
  if (size !== undefined && bytes.length !== size) {
    return { damage: `it has ${bytes.length} bytes instead of ${size}` };
  }
  const digest = createHash('sha512').update(bytes).digest('base64');
  return prefix + digest === integrity ? { bytes } : { damage: 'its bytes have changed' };
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
