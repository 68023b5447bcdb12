import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { kernelName } from './notebook-document.ts';

/**
 * Prepares a folder in which notebooks run: with the kernel, under `kernels/`, and with npm's packages
 * as this project has locked them, so that nothing is fetched.
 *
 * @param packages npm packages to the versions that notebooks may ask for.
 * @param modules the project's `node_modules`.
 * @throws UserError `tool/missing` where Deno is not installed for this machine.
 */
export function prepareKernelFolder({
  folder,
  packages,
  modules,
}: {
  folder: string;
  packages: Readonly<Record<string, string>>;
  modules: string;
}): void {
  const kernel = path.join(folder, 'kernels', kernelName);
  mkdirSync(kernel, { recursive: true });
  writeJson(path.join(kernel, 'kernel.json'), {
    argv: [denoProgram(), 'jupyter', '--kernel', '--conn', '{connection_file}'],
    display_name: 'Deno',
    language: 'typescript',
  });
  writeJson(path.join(folder, 'package.json'), { dependencies: packages });
  symlinkSync(modules, path.join(folder, 'node_modules'));
}

/** Deno as npm has installed it: the program itself comes in a package for each platform. */
function denoProgram(): string {
  const libc = process.platform === 'linux' ? '-glibc' : '';
  const name = `@deno/${process.platform}-${process.arch}${libc}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return path.join(path.dirname(manifest), 'deno');
  } catch {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `expected Deno, which runs the notebooks, in the package ${name}, but it is not installed`,
      hint: 'Run `npm ci`. Deno offers programs for Linux with glibc, macOS and Windows, on x64 and arm64.',
    });
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
