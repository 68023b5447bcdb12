import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { execa } from 'execa';
import { hasNativeLibrary } from '@chiaroscuro/compute/backend';
import { failFastVariable, forceVariable } from '@chiaroscuro/recipes/stage-store';
import type { BuildOptions } from './options.ts';

/**
 * What results depend on besides the project's files, as the environment variables that turbo.json
 * declares: the Node version, the wanted backend and whether TensorFlow's native library is there,
 * the TeX installation, and the chapter of a proof.
 */
export async function taskEnvironment(options: BuildOptions): Promise<Record<string, string>> {
  return {
    CHIAROSCURO_NODE: process.version,
    CHIAROSCURO_NATIVE: hasNativeLibrary() ? 'present' : 'absent',
    CHIAROSCURO_BACKEND: options.backend ?? '',
    CHIAROSCURO_CHAPTER: options.chapter ?? '',
    [forceVariable]: options.force ? '1' : '',
    [failFastVariable]: options.failFast ? '1' : '',
    CHIAROSCURO_TEX: await describeTex(),
  };
}

/** The engine's banner and, on Debian, a digest of the versions of every TeX and font package. */
async function describeTex(): Promise<string> {
  const { stdout } = await execa('lualatex', ['--version'], { reject: false });
  const banner = (stdout ?? '').split('\n')[0] ?? '';
  const status = '/var/lib/dpkg/status';
  if (!existsSync(status)) return banner;
  const versions = [
    ...readFileSync(status, 'utf8').matchAll(
      /^Package: ((?:texlive|fonts-|tex-gyre|lmodern|biber|qpdf).*)\n(?:.+\n)*?Version: (.+)$/gm,
    ),
  ].map(([, name, version]) => `${name} ${version}`);
  return `${banner} ${createHash('sha256').update(versions.sort().join('\n')).digest('hex').slice(0, 16)}`;
}
