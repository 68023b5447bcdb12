import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { generateBook, type GeneratedBook } from './book/generate-book.ts';

const project = path.resolve(import.meta.dirname, '../..');
const bookFolder = 'books/bench';
const copied = ['package.json', 'package-lock.json', 'turbo.json', 'tsconfig.base.json'];
const copiedFolders = ['packages', 'pipelines'];

interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, unknown>;
}

/**
 * Copies the project as it is at this moment into `root`, which must be empty, with a generated book of
 * `count` figures in place of its own. Installed packages are linked one by one, so that the
 * project's own packages are the copies and later edits of the project change no measurement.
 */
export function copyProject(root: string, count: number): GeneratedBook {
  for (const name of [...copied, ...copiedFolders]) {
    cpSync(path.join(project, name), path.join(root, name), { recursive: true });
  }
  const book = generateBook(path.join(root, bookFolder), count);
  linkInstalled(root);
  const members = [...listFolders(root, 'chapters'), ...listFolders(root, 'editions')];
  registerMembers(root, members);
  return book;
}

/** The `node_modules` of npm for this project: links to installed packages, and to the copies. */
function linkInstalled(root: string): void {
  const from = path.join(project, 'node_modules');
  const to = path.join(root, 'node_modules');
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const isOwn = ['@book', '@tiny-book', '@chiaroscuro', '.bin'].includes(name);
    if (!isOwn) symlinkSync(path.join(from, name), path.join(to, name));
  }
  // These links are relative, and so lead to the copies from here.
  for (const name of ['@chiaroscuro', '.bin']) {
    mkdirSync(path.join(to, name));
    for (const link of readdirSync(path.join(from, name))) {
      symlinkSync(readlinkSync(path.join(from, name, link)), path.join(to, name, link));
    }
  }
}

function listFolders(root: string, kind: string): string[] {
  return readdirSync(path.join(root, bookFolder, kind)).map((name) =>
    path.posix.join(bookFolder, kind, name),
  );
}

/** Makes the book's chapters and editions workspaces, as `npm install` would. */
function registerMembers(root: string, members: readonly string[]): void {
  edit(path.join(root, 'package.json'), (manifest: { workspaces: string[] }) => {
    manifest.workspaces = manifest.workspaces.filter((glob) =>
      existsSync(path.join(root, glob.split('*')[0]!)),
    );
    manifest.workspaces.push(`${bookFolder}/chapters/*`, `${bookFolder}/editions/*`);
  });
  edit(path.join(root, 'package-lock.json'), (lock: Lock) => {
    for (const folder of members) {
      const { name, version, dependencies, devDependencies } = JSON.parse(
        readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
      ) as Manifest;
      lock.packages[folder] = { name, version, dependencies, devDependencies };
      lock.packages[`node_modules/${name}`] = { resolved: folder, link: true };
      const link = path.join(root, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.join(root, folder), link);
    }
  });
}

function edit<Document>(file: string, change: (document: Document) => void): void {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  change(document);
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
}
