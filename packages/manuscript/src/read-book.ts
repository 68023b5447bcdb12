import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
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
  const text = readFileSync(paths.config, 'utf8');
  const config = parseConfig(text, paths.relative(paths.config));
  if (!existsSync(paths.stylesheet)) {
    throw new UserError({
      code: 'book/missing-file',
      severity: 'error',
      message: 'expected the stylesheet of the book here, but there is no such file',
      place: { file: paths.relative(paths.stylesheet) },
      hint: 'Put it back, or begin with the one of another book.',
    });
  }
  const missing = Object.keys(config.editions).filter(
    (name) => !existsSync(paths.edition(name).rootFile),
  );
  if (missing[0] !== undefined) {
    const rootFile = paths.relative(paths.edition(missing[0]).rootFile);
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: `the edition "${missing[0]}" is named here, but ${rootFile} does not exist`,
      place: { file: paths.relative(paths.config), ...lineOf(text, missing[0]) },
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
    throw notJson(text, file, error as Error);
  }
  const validate = new Ajv({ allErrors: true, verbose: true }).compile<BookConfig>(schema);
  if (validate(json)) return json;
  const [first, ...rest] = (validate.errors ?? [])
    // What is refused is reported as such; that the object then does not fit says no more.
    .filter(({ keyword }) => keyword !== 'propertyNames' && keyword !== 'if')
    .map((error): Diagnostic => {
      const key = offendingKey(error);
      return {
        code: 'book/invalid',
        severity: 'error',
        message: describe(error),
        place: { file, ...(key === undefined ? {} : lineOf(text, key)) },
        hint: describeExpected(error),
      };
    });
  throw new UserError(first!, ...rest);
}

function notJson(text: string, file: string, error: Error): UserError {
  return new UserError({
    code: 'book/invalid',
    severity: 'error',
    message: `not JSON: ${error.message.replace(/ in JSON at position .*$|, "[^]*$/, '')}`,
    place: { file, line: firstBrokenLine(text) },
    hint: 'Often a comma or a quotation mark is missing here or on the line before, or a comma is one too many.',
  });
}

/** The line with which the text stops being the beginning of JSON; V8 does not always tell it. */
function firstBrokenLine(text: string): number {
  const lines = text.trimEnd().split('\n');
  const index = lines.findIndex((_, last) => !isBeginning(lines.slice(0, last + 1).join('\n')));
  return index < 0 ? lines.length : index + 1;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const stopped = /at position (\d+)/.exec(message)?.[1];
    return message.startsWith('Unexpected end') || Number(stopped) === text.length;
  }
}

function describe({ instancePath, keyword, message = '', params, data }: ErrorObject): string {
  const where = instancePath.slice(1).replaceAll('/', '.') || 'the book';
  if (keyword === 'false schema') return `${where} belongs to an edition of the medium print`;
  if (typeof params['additionalProperty'] === 'string')
    return `${where} has a key that is not known: "${params['additionalProperty']}"`;
  const allowed: unknown = params['allowedValues'];
  const wanted = Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : message;
  const isPlain = typeof data === 'string' || typeof data === 'number';
  return `${where} ${wanted}${isPlain ? `, got ${JSON.stringify(data)}` : ''}`;
}

/** What the schema says of the value, for people; else where it can be read. */
function describeExpected({ parentSchema }: ErrorObject): string {
  const description: unknown = parentSchema?.['description'];
  const where = 'packages/manuscript/src/book.schema.json lists what may stand in a book.json.';
  return typeof description === 'string' ? `${description} ${where}` : where;
}

function offendingKey({ instancePath, params }: ErrorObject): string | undefined {
  const key: unknown = params['additionalProperty'] ?? instancePath.split('/').at(-1);
  return typeof key === 'string' && key !== '' ? key : undefined;
}

/** The line of a key, as well as a search for its name can tell. */
function lineOf(text: string, key: string): { line?: number } {
  const index = text.indexOf(`"${key}"`);
  return index < 0 ? {} : { line: text.slice(0, index).split('\n').length };
}
