import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { editDistance } from '@chiaroscuro/diagnostics/edit-distance';
import type { PrinterProfile } from './printer-profile.ts';
import schema from './printer-profile.schema.json' with { type: 'json' };

const ownProfiles = path.resolve(import.meta.dirname, '../profiles');

/** Names of the profiles that come with the software, and of those in a book's own folder `printers/`, sorted. */
export function printerNames(bookFolder?: string): string[] {
  const folders = [ownProfiles, ...(bookFolder === undefined ? [] : [ofBook(bookFolder)])];
  const files = folders.filter((folder) => existsSync(folder)).flatMap((name) => readdirSync(name));
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  return [...new Set(names)].sort();
}

/**
 * The profile of a printer. A book's own `printers/<name>.json` goes before the profile of that name
 * that comes with the software.
 *
 * @param bookFolder the folder of book.json; without it only the profiles of the software are known.
 * @throws UserError `printer/unknown` with the names that exist; `printer/invalid` with every fault of the file.
 */
export function readPrinter(name: string, bookFolder?: string): PrinterProfile {
  const file = printerFile(name, bookFolder);
  if (file === undefined) throw unknown(name, printerNames(bookFolder));
  return parsePrinter(readFileSync(file, 'utf8'), { name, file: shownName(file, bookFolder) });
}

/** The file that `readPrinter` reads, for who depends on its contents; undefined when there is none. */
export function printerFile(name: string, bookFolder?: string): string | undefined {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return undefined;
  const folders = [...(bookFolder === undefined ? [] : [ofBook(bookFolder)]), ownProfiles];
  const file = folders
    .map((folder) => path.join(folder, `${name}.json`))
    .find((candidate) => existsSync(candidate));
  if (file === undefined || bookFolder === undefined || path.dirname(file) === ownProfiles)
    return file;
  // A link must not lead out of the book.
  const inside = `${realpathSync(bookFolder)}${path.sep}`;
  return realpathSync(file).startsWith(inside) ? file : undefined;
}

/** Compiled when the first profile is read. */
let validate: ValidateFunction | undefined;

/**
 * Reads the text of a profile that is called `name`.
 *
 * @param place.file how messages name the file.
 * @throws UserError `printer/invalid` with every fault.
 */
export function parsePrinter(
  text: string,
  { name, file }: { name: string; file: string },
): PrinterProfile {
  const faults: Diagnostic[] = [];
  const fault = (message: string): void => {
    const hint =
      'packages/printers/src/printer-profile.schema.json lists what stands in a profile.';
    faults.push({ code: 'printer/invalid', severity: 'error', message, place: { file }, hint });
  };
  const json = parseJson(text, fault);
  validate ??= new Ajv({ allErrors: true, formats: { regex: isRegex } }).compile(schema);
  if (json !== undefined && !validate(json)) (validate.errors ?? []).map(describe).forEach(fault);
  if (faults.length === 0) contradictions(json as PrinterProfile, name).forEach(fault);
  const [first, ...rest] = faults;
  if (first) throw new UserError(first, ...rest);
  return json as PrinterProfile;
}

function parseJson(text: string, fault: (message: string) => void): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    fault(`not JSON: ${(error as Error).message}`);
    return undefined;
  }
}

/** What a schema cannot say. */
function contradictions(profile: PrinterProfile, name: string): string[] {
  const { gutter, pages } = profile;
  const found: string[] = [];
  if (profile.name !== name)
    found.push(`expected the name of the file, "${name}", got "${profile.name}"`);
  const counts = gutter.value.map((line) => line.pages);
  if (counts.some((count, index) => count <= (counts[index - 1] ?? 0)))
    found.push(`expected gutter lines in the order of page counts, got ${counts.join(', ')}`);
  if (counts.at(-1)! < pages.value.most)
    found.push(
      `expected the last gutter line to hold up to ${pages.value.most} pages, got ${counts.at(-1)}`,
    );
  if (pages.value.least > pages.value.most)
    found.push(`expected pages.least to be at most ${pages.value.most}, got ${pages.value.least}`);
  return found;
}

function isRegex(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'i'));
  } catch {
    return false;
  }
}

function describe({ instancePath, message = 'does not fit', params }: ErrorObject): string {
  const key: unknown = params['additionalProperty'];
  const where = instancePath.slice(1).replaceAll('/', '.') || 'the profile';
  return typeof key === 'string'
    ? `${where} has a key that is not known: "${key}"`
    : `${where} ${message}`;
}

function unknown(name: string, names: readonly string[]): UserError {
  const nearest = names.toSorted((a, b) => editDistance(name, a) - editDistance(name, b))[0];
  return new UserError({
    code: 'printer/unknown',
    severity: 'error',
    message: `there is no printer profile "${name}"`,
    hint: `Did you mean ${nearest}? Known are ${names.join(', ')}; a book may bring its own as printers/<name>.json beside book.json.`,
  });
}

function ofBook(folder: string): string {
  return path.join(folder, 'printers');
}

function shownName(file: string, bookFolder?: string): string {
  const isOwn = path.dirname(file) === ownProfiles;
  return isOwn || bookFolder === undefined
    ? `packages/printers/profiles/${path.basename(file)}`
    : path.relative(path.dirname(bookFolder), file).split(path.sep).join('/');
}
