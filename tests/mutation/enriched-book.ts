import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeWorkspace, type Workspace } from '../harness/workspace.ts';

/** Where a workspace keeps TeX files of its own, as an author may in her home folder. */
export const texTree = '../../texmf';
/** The folder of an npm package that only the chapter has, relative to the book. */
export const packageFolder = 'chapters/wave/node_modules/step-sizes';
/** npm's lock file, relative to the book. */
export const lockFile = '../../package-lock.json';

/**
 * A workspace whose tiny book has grown: six figures that use different parts of the stylesheet,
 * modules three deep, a model, an npm package, a shared drawing, files in a TeX tree of the author's.
 */
export function makeEnrichedWorkspace(): Workspace {
  const workspace = makeWorkspace();
  const { book } = workspace;
  cpSync(path.join(import.meta.dirname, 'book'), book, { recursive: true });
  installPackage(book);
  for (const edition of ['screen', 'print']) leaveOutPreflight(book, edition);
  write(
    path.join(book, texTree, 'tex/latex/tides/tidemark.tex'),
    '\\draw[line width=1pt] (0,.7) -- (2,.7);\n',
  );
  write(path.join(book, texTree, 'tex/latex/tides/ebb.tex'), '\\draw (0,0) -- (1,1);\n');
  return workspace;
}

/** What a process needs in its environment to see the TeX tree. */
export function texEnvironment({ book }: Workspace): Record<string, string> {
  return { TEXMFHOME: path.join(book, texTree) };
}

/** What preflight finds changes no result, and a mutated colour may well be too pale. */
function leaveOutPreflight(book: string, edition: string): void {
  edit(path.join(book, 'editions', edition, 'package.json'), (text) =>
    text.replace(/ *"preflight": "stage-preflight",\n/, ''),
  );
}

/** Leaves what `npm install` would: the package in the chapter's node_modules, and its lines in the lock file. */
function installPackage(book: string): void {
  const version = '1.0.0';
  const manifest = { name: 'step-sizes', version, type: 'module', exports: './index.js' };
  write(path.join(book, packageFolder, 'package.json'), JSON.stringify(manifest, null, 2));
  write(path.join(book, packageFolder, 'index.js'), 'export const step = 0.125;\n');
  edit(path.join(book, 'chapters/wave/package.json'), (text) =>
    text.replace('"dependencies": {', `"dependencies": {\n    "step-sizes": "${version}",`),
  );
  edit(path.join(book, lockFile), (text) => {
    const lock = JSON.parse(text) as { packages: Record<string, object> };
    const chapter = 'tests/tiny-book/chapters/wave';
    const known = lock.packages[chapter] as { dependencies: Record<string, string> };
    known.dependencies['step-sizes'] = version;
    lock.packages[`tests/tiny-book/${packageFolder}`] = { version, license: 'MIT' };
    return JSON.stringify(lock, null, 2);
  });
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
