import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookConfig } from './book-config.ts';
import { listChapters } from './chapters.ts';
import { bookPaths, findUpwards, type BookPaths } from './paths.ts';
import schema from './book.schema.json' with { type: 'json' };

/** A book on disk. */
export interface Book {
  config: BookConfig;
  paths: BookPaths;
  /** Names of the folders in chapters/, sorted. */
  chapters: string[];
}

/**
 * Reads the book whose folder is `folder` or holds it.
 *
 * @throws UserError when there is no book.json above, or when it does not fit its schema.
 */
export function readBook(folder: string): Book {
  const root = findUpwards('book.json', folder);
  if (!root) {
    throw new UserError({
      code: 'book/missing',
      severity: 'error',
      message: `expected a book.json in ${folder} or a folder above it, found none`,
      hint: 'Name the folder of the book with --book.',
    });
  }
  const paths = bookPaths(root);
  const config = parseConfig(readFileSync(paths.config, 'utf8'), paths.relative(paths.config));
  const missing = Object.keys(config.editions).filter(
    (name) => !existsSync(paths.edition(name).rootFile),
  );
  if (missing[0] !== undefined) {
    const rootFile = paths.relative(paths.edition(missing[0]).rootFile);
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: `book.json names the edition "${missing[0]}", but ${rootFile} does not exist`,
      place: { file: paths.relative(paths.config) },
      hint: `Write ${path.basename(rootFile)}, or take the edition out of book.json.`,
    });
  }
  return { config, paths, chapters: listChapters(paths) };
}

/** Parses and validates the text of a book.json; `file` is for the messages. */
export function parseConfig(text: string, file: string): BookConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError({
      code: 'book/invalid',
      severity: 'error',
      message: `not JSON: ${(error as Error).message}`,
      place: { file },
      hint: 'Often a comma is missing, or there is one too many.',
    });
  }
  const validate = new Ajv({ allErrors: true }).compile<BookConfig>(schema);
  if (validate(json)) return json;
  const [first, ...rest] = (validate.errors ?? []).map(
    ({ instancePath, message, params }): Diagnostic => ({
      code: 'book/invalid',
      severity: 'error',
      message: `${instancePath.slice(1).replaceAll('/', '.') || 'the book'} ${message}${describeParams(params)}`,
      place: { file, ...lineOf(text, instancePath, params) },
    }),
  );
  throw new UserError(first!, ...rest);
}

function describeParams(params: Record<string, unknown>): string {
  if (typeof params['additionalProperty'] === 'string')
    return `: "${params['additionalProperty']}"`;
  if (Array.isArray(params['allowedValues'])) return `: ${params['allowedValues'].join(', ')}`;
  return '';
}

/** The line of the offending key, as well as a search for its name can tell. */
function lineOf(
  text: string,
  instancePath: string,
  params: Record<string, unknown>,
): { line?: number } {
  const key = params['additionalProperty'] ?? instancePath.split('/').at(-1);
  if (typeof key !== 'string' || key === '') return {};
  const index = text.indexOf(`"${key}"`);
  return index < 0 ? {} : { line: text.slice(0, index).split('\n').length };
}
