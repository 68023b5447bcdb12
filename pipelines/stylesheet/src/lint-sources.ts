import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { findLiterals } from '@chiaroscuro/stylesheet/literals';
import { findLastingChanges } from '@chiaroscuro/stylesheet/lasting-changes';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { findTypeScriptLiterals } from '@chiaroscuro/stylesheet/typescript-literals';
import { findSources } from './find-sources.ts';

/** Where to look for literals. */
export interface LintJob {
  /** The folder of the book. */
  book: string;
  /** The folder that holds packages/ and pipelines/; file names in messages are relative to it. */
  project: string;
}

/**
 * The colours, fonts and lengths that a book's TeX files decide for themselves, the colours that
 * TypeScript outside tests does, and what drawings change for those after them.
 *
 * @throws UserError when the book's stylesheet has mistakes.
 */
export function lintSources({ book, project }: LintJob): Diagnostic[] {
  const name = (file: string): string => path.relative(project, file).split(path.sep).join('/');
  const { stylesheet: stylesheetFile } = bookPaths(book);
  const read = (file: string): string => readFileSync(file, 'utf8');
  const stylesheet = readStylesheet(read(stylesheetFile), name(stylesheetFile));
  const knownColours = {
    usable: new Set([...stylesheet.roles.keys(), ...stylesheet.symbols.keys()]),
    hues: new Set(stylesheet.hues.keys()),
    colourMaps: new Set(stylesheet.colourMaps.keys()),
  };
  const tex = findSources(book, '.tex').filter((file) => file !== stylesheetFile);
  const drawings = tex.filter((file) => file.includes(`${path.sep}figures${path.sep}`));
  const typescript = [book, path.join(project, 'packages'), path.join(project, 'pipelines')]
    .flatMap((folder) => findSources(folder, '.ts'))
    .filter((file) => !file.endsWith('.test.ts'));
  return [
    ...tex.flatMap((file) => findLiterals(read(file), { file: name(file), knownColours })),
    ...drawings.flatMap((file) => findLastingChanges(read(file), name(file))),
    ...typescript.flatMap((file) => findTypeScriptLiterals(read(file), name(file))),
  ];
}
