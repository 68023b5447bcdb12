import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What numbers depend on: the digest of the kernels, and which of them were left out. */
export function versionOf(digest: string, faults: readonly string[]): string {
  return faults.length === 0 ? digest : `${digest} without ${faults.join(', ')}`;
}

/** What the last self-test of these kernels has left out on this machine. */
export function readFaults(folder: string, digest: string): string[] {
  const file = faultsFile(folder, digest);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

/** Notes what a self-test has left out, so that the version can be foreseen without another one. */
export function rememberFaults(folder: string, digest: string, faults: readonly string[]): void {
  const file = faultsFile(folder, digest);
  if (faults.length === 0) return rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(faults));
}

function faultsFile(folder: string, digest: string): string {
  return path.join(folder, `kernels-${digest}.faults.json`);
}
