import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { locateFigure } from '@chiaroscuro/manuscript/locate-figure';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { inspectInProcess } from '@chiaroscuro/preflight/inspect-in-process';
import type { PreflightProfile } from '@chiaroscuro/preflight/preflight-profile';
import { makeReport, type PreflightReport } from '@chiaroscuro/preflight/report';
import type { BookFacts } from '@chiaroscuro/preflight/subject';
import type { PreflightOptions } from './options.ts';
import { profileOf, readProfile } from './read-profile.ts';

const project = path.resolve(import.meta.dirname, '../../..');
/** bp in an inch. */
const inch = 72;
/** Bytes that Node reads at once. */
const mostBytes = 2 ** 31 - 1;

/**
 * Holds a PDF against a profile.
 *
 * @param path of the file that `options.file` names.
 * @param guessed is told the profile that was chosen when none was named.
 * @throws UserError when there is no such file, profile or book, or no PDF in the file.
 */
export async function preflightFile(
  options: PreflightOptions,
  path: string,
  guessed: (profile: PreflightProfile) => void,
): Promise<PreflightReport> {
  const { file } = options;
  const book = findBook(options);
  const named = options.profile === undefined ? undefined : readProfile(options.profile, book);
  const bytes = readBytes(path, file);
  const profile = named ?? (await profileOf(path, book));
  if (!named) guessed(profile);
  const facts = book && options.isOfBook ? { book: factsOf(book) } : {};
  const { findings, checks, pages } = await inspectInProcess({ file, path, profile, ...facts });
  const located = findings.map((finding) => ({
    ...finding,
    ...(book && finding.place && { place: locateFigure(book, placeOfSource(finding.place, file)) }),
  }));
  return makeReport({ file, bytes, pages, profile, checks, findings: located });
}

/** The book that was named, or the one that is there without being named. */
function findBook({ book, isOfBook }: PreflightOptions): Book | undefined {
  try {
    return readBook(bookFolder(project, book));
  } catch (error) {
    if (isOfBook || !(error instanceof UserError)) throw error;
    return undefined;
  }
}

function factsOf({ config }: Book): BookFacts {
  return { trim: { width: config.trim.width * inch, height: config.trim.height * inch } };
}

/** A place in the PDF is no place in its sources. */
function placeOfSource<Place extends { file?: string }>(place: Place, pdf: string): Place {
  const { file, ...rest } = place;
  return file === pdf ? (rest as Place) : place;
}

function readBytes(path: string, file: string): Uint8Array {
  try {
    const status = statSync(path);
    if (!status.isFile()) throw notReadable(file, 'Expected a PDF, found no ordinary file.');
    if (status.size > mostBytes) throw notReadable(file, 'Expected a PDF of less than 2 GB.');
    return readFileSync(path);
  } catch (error) {
    const failure = systemFailure(error, file);
    if (!failure) throw error;
    throw notReadable(file, `Expected a PDF, but ${failure.message}.`);
  }
}

function notReadable(file: string, message: string): UserError {
  return new UserError({
    code: 'preflight/unreadable',
    severity: 'error',
    message,
    place: { file },
    hint: 'Look whether the name is right, and whether you may read the file.',
  });
}
