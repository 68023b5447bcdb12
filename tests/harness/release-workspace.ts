import { appendFileSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '@chiaroscuro/release/checksums';
import { execa } from 'execa';
import { runner } from './runner.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

const project = path.resolve(import.meta.dirname, '../..');

/** What a command printed and how it ended. */
export interface Outcome {
  output: string;
  exitCode: number | undefined;
}

/** A workspace whose tiny book has a cover and a history, so that it can be released. */
export interface ReleaseWorkspace extends Workspace {
  /** Commits everything as it is, at a fixed time, so that equal files make equal commits. */
  commit(message: string): Promise<void>;
  git(...parameters: string[]): Promise<string>;
  /** `npm run release` without what brings in packages and tools. */
  release(...options: string[]): Promise<Outcome>;
  /** `npm run verify`, likewise. */
  verify(file: string): Promise<Outcome>;
  /** The digests of the files in dist/release/, by their names. */
  released(): Record<string, string>;
}

const cover = String.raw`\documentclass[10pt]{memoir}
\usepackage{chiaroscuro}
\input{maths-preamble}
\usepackage{chiaroscuro-cover}
\begin{document}
\begin{coversheet}
  \node at (front.center) {\bookdata{title}};
\end{coversheet}
\end{document}
`;

/** Copies the project with the tiny book, gives the book a cover, and commits all of it. */
export async function makeReleaseWorkspace(): Promise<ReleaseWorkspace> {
  const workspace = makeWorkspace();
  copyFileSync(path.join(project, '.gitignore'), workspace.path('.gitignore'));
  // Here it is a link, which a pattern for folders does not name.
  appendFileSync(workspace.path('.gitignore'), 'node_modules\n');
  writeFileSync(path.join(workspace.book, 'cover.tex'), cover);
  const git = async (...parameters: string[]): Promise<string> =>
    (await execa('git', parameters, { cwd: workspace.root, env: author })).stdout;
  const run = async (program: string, ...options: string[]): Promise<Outcome> => {
    const main = workspace.path('pipelines', 'release', 'src', `${program}.ts`);
    const { all, exitCode } = await execa('node', [runner, main, ...options], {
      cwd: workspace.root,
      all: true,
      reject: false,
      env: { CI: 'true', NO_COLOR: '1', INIT_CWD: workspace.root },
    });
    return { output: all, exitCode };
  };
  const released: ReleaseWorkspace = {
    ...workspace,
    git,
    async commit(message) {
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
    },
    release: (...options) => run('main', '--book', 'tests/tiny-book', ...options),
    verify: (file) => run('verify', file),
    released() {
      const folder = workspace.path('dist', 'release');
      const names = readdirSync(folder).sort();
      return Object.fromEntries(
        names.map((name) => [name, sha256(readFileSync(path.join(folder, name)))]),
      );
    },
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await released.commit('A book that can be released');
  return released;
}

const author = {
  GIT_AUTHOR_NAME: 'A. Author',
  GIT_AUTHOR_EMAIL: 'author@example.org',
  GIT_COMMITTER_NAME: 'A. Author',
  GIT_COMMITTER_EMAIL: 'author@example.org',
  GIT_AUTHOR_DATE: '2026-11-24T10:00:00+02:00',
  GIT_COMMITTER_DATE: '2026-11-24T10:00:00+02:00',
  GIT_CONFIG_GLOBAL: '/dev/null',
};
