import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { FileRecord } from './file-record.ts';
import type { BuildOptions } from './options.ts';

/** What a build that has succeeded says again when nothing has been touched since. */
export interface LastBuild {
  files: FileRecord[];
  recordFile: string;
  /** Warnings stay true. */
  warnings: Diagnostic[];
  /** How many things were built or reused. */
  things: number;
}

/** Whether anything has been touched since the last build. */
export interface BuildState {
  /** The last build, if no file of the project, its products or its tools has been written since. */
  lastIfUntouched(): LastBuild | undefined;
  /** To be called at the very end of a build that has succeeded. */
  keep(build: LastBuild): void;
}

/**
 * A short cut for a build of which everything is untouched: names, sizes, inodes and times of last
 * change (which no program can set) of all files that have a part in it. It never decides that
 * something is up to date by its time: as soon as one differs, contents decide.
 */
export function openBuildState(request: {
  book: Book;
  project: string;
  options: BuildOptions;
}): BuildState {
  const { book, project, options } = request;
  const { draft: _, events: __, failFast: ___, force: ____, help: _____, ...choices } = options;
  const name = createHash('sha256').update(JSON.stringify(choices)).digest('hex').slice(0, 16);
  const file = path.join(book.paths.kept, 'last-builds', `${name}.json`);
  const present = (): string => digestOfState(project, book);
  const atStart = digestOfState(project, book, 'sources');
  return {
    lastIfUntouched() {
      const last = readLast(file);
      return last?.state === present() ? last.build : undefined;
    },
    keep(build) {
      // What was saved while this build ran may not have reached it.
      if (digestOfState(project, book, 'sources') !== atStart) return;
      writeAtomically(file, JSON.stringify({ state: present(), build }));
    },
  };
}

function readLast(file: string): { state: string; build: LastBuild } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { state: string; build: LastBuild };
  } catch {
    return undefined;
  }
}

/** Tools outside the project whose files are replaced when they are installed anew. */
const installed = ['/var/lib/dpkg/status', '/var/lib/texmf/ls-R', '/usr/local/share/texmf/ls-R'];

function digestOfState(project: string, book: Book, what?: 'sources'): string {
  const hash = createHash('sha256');
  const products = what === 'sources' ? [] : ['dist'];
  const folders = [book.paths.root, ...['packages', 'pipelines', ...products].map(inProject)];
  for (const folder of folders) addFolder(folder);
  const single = ['package-lock.json', 'package.json', 'turbo.json', 'tsconfig.base.json'];
  for (const file of [...single.map(inProject), ...installed, ...programs(), ...trees()]) {
    addFile(file);
  }
  const { TEXMFHOME, TEXMFCNF, OSFONTDIR, PATH } = process.env;
  hash.update(JSON.stringify([process.version, TEXMFHOME, TEXMFCNF, OSFONTDIR, PATH]));
  return hash.digest('hex');

  function inProject(name: string): string {
    return path.join(project, name);
  }

  function addFolder(folder: string): void {
    for (const entry of readFolder(folder)) {
      const file = path.join(folder, entry.name);
      if (!entry.isDirectory()) addFile(file);
      else if (!isPassedOver(file)) addFolder(file);
    }
  }

  function isPassedOver(folder: string): boolean {
    const name = path.basename(folder);
    const isInBook = folder.startsWith(`${book.paths.root}${path.sep}`);
    // Of packages, those of WebAssembly are compiled by the build that needs them first.
    const isOfPackage = path.dirname(path.dirname(folder)) === inProject('packages');
    const isProduct = name === 'build' && (isInBook || isOfPackage);
    return name === 'node_modules' || name === '.turbo' || (what === 'sources' && isProduct);
  }

  function addFile(file: string): void {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    hash.update(
      stats ? `${file} ${stats.size} ${stats.ino} ${stats.mtimeNs} ${stats.ctimeNs}\n` : file,
    );
  }
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function programs(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return ['lualatex', 'biber', 'makeindex', 'qpdf'].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
}

/** Every file of the author's own TeX tree. */
function trees(): string[] {
  const home = process.env['TEXMFHOME'] ?? path.join(process.env['HOME'] ?? '', 'texmf');
  return readFolder(home).length === 0
    ? []
    : readdirSync(home, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => path.join(home, name));
}
