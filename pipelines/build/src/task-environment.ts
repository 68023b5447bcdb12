import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { describeNativeLibrary } from '@chiaroscuro/compute/backend';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { printerVariable } from '@chiaroscuro/printers/edition-printer';
import { digestDrawingInputs } from '@chiaroscuro/recipes/drawing-inputs';
import { failFastVariable, forceVariable } from '@chiaroscuro/recipes/stage-store';
import type { BuildOptions } from './options.ts';

/**
 * What results depend on besides the project's files, as the environment variables that turbo.json
 * declares: the Node version, the wanted backend and which native library of TensorFlow is there,
 * the TeX installation, files of the book that only TeX knows it reads, the chapter of a proof,
 * the printer if the build names one, and the editions, which have to agree with each other.
 */
export async function taskEnvironment(
  book: Book,
  options: BuildOptions,
  editions: readonly string[],
): Promise<Record<string, string>> {
  return {
    CHIAROSCURO_DRAWING_INPUTS: digestDrawingInputs(book),
    CHIAROSCURO_NODE: process.version,
    CHIAROSCURO_NATIVE: describeNativeLibrary(),
    CHIAROSCURO_BACKEND: options.backend ?? '',
    CHIAROSCURO_CHAPTER: options.chapter ?? '',
    [printerVariable]: options.printer ?? '',
    CHIAROSCURO_EDITIONS: editions.join(','),
    [forceVariable]: options.force ? '1' : '',
    [failFastVariable]: options.failFast ? '1' : '',
    CHIAROSCURO_TEX: await describeTex(),
  };
}

/**
 * The engine's banner; on Debian, a digest of the versions of every TeX and font package; and what
 * of TeX no package manager knows: the author's own tree and the machine's.
 */
async function describeTex(): Promise<string> {
  const [{ stdout }, { stdout: trees }] = await Promise.all([
    execa('lualatex', ['--version'], { reject: false }),
    execa('kpsewhich', ['--expand-var=$TEXMFHOME:$TEXMFLOCAL'], { reject: false }),
  ]);
  const banner = (stdout ?? '').split('\n')[0] ?? '';
  const state = [...packageVersions(), ...(trees ?? '').split(':').flatMap(filesOfTree)];
  return state.length === 0 ? banner : `${banner} ${digest(state.join('\n'))}`;
}

function packageVersions(): string[] {
  const status = '/var/lib/dpkg/status';
  if (!existsSync(status)) return [];
  return [
    ...readFileSync(status, 'utf8').matchAll(
      /^Package: ((?:texlive|fonts-|tex-gyre|lmodern|biber|qpdf).*)\n(?:.+\n)*?Version: (.+)$/gm,
    ),
  ]
    .map(([, name, version]) => `${name} ${version}`)
    .sort();
}

/** Files with sizes and times: whether something differs for a page, the stages find out. */
function filesOfTree(tree: string): string[] {
  if (!existsSync(tree)) return [];
  return readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      const stats = statSync(path.join(tree, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [`${name} ${stats.size} ${stats.mtimeMs}`] : [];
    });
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
