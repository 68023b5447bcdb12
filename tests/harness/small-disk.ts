import { execaSync } from 'execa';

export const noMount = 'this machine does not let tests mount a file system';

/** @returns whether it could be mounted: only root may, and not in every container. */
export function mountSmallDisk(folder: string, size: string): boolean {
  const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder];
  return execaSync('mount', options, { reject: false }).exitCode === 0;
}
