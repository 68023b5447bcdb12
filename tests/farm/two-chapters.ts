import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeWorkspace, type Workspace } from '../harness/workspace.ts';

/** A workspace whose tiny book has a second chapter, `echo`, which is the first once more. */
export function makeTwoChapters(): Workspace {
  const workspace = makeWorkspace();
  const chapters = path.join(workspace.book, 'chapters');
  const echo = path.join(chapters, 'echo');
  cpSync(path.join(chapters, 'wave'), echo, { recursive: true });
  for (const name of readdirSync(echo)) {
    if (/\.(json|tex)$/.test(name)) edit(path.join(echo, name), rename);
  }
  cpSync(path.join(echo, 'wave.tex'), path.join(echo, 'echo.tex'));
  edit(path.join(workspace.book, 'book.tex'), (text) =>
    text.replace('\\bookchapter{wave}', '\\bookchapter{wave}\n\\bookchapter{echo}'),
  );
  for (const edition of ['screen', 'print']) {
    edit(path.join(workspace.book, 'editions', edition, 'package.json'), addDependency);
  }
  edit(workspace.path('package-lock.json'), (text) => {
    const lock = JSON.parse(text) as { packages: Record<string, object> };
    const wave = 'tests/tiny-book/chapters/wave';
    lock.packages['node_modules/@tiny-book/echo'] = {
      resolved: 'tests/tiny-book/chapters/echo',
      link: true,
    };
    lock.packages['tests/tiny-book/chapters/echo'] = {
      ...lock.packages[wave],
      name: '@tiny-book/echo',
    };
    return addDependency(JSON.stringify(lock, null, 2));
  });
  return workspace;
}

const addDependency = (text: string): string =>
  text.replaceAll(
    '"@tiny-book/wave": "0.1.0"',
    '"@tiny-book/echo": "0.1.0", "@tiny-book/wave": "0.1.0"',
  );

/** What names the chapter; its figure keeps its name. */
const rename = (text: string): string =>
  text
    .replaceAll('@tiny-book/wave', '@tiny-book/echo')
    .replaceAll('fig:wave', 'fig:echo')
    .replaceAll('A wave', 'An echo');

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
