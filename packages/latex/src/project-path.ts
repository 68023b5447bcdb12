import { relative, resolve, sep } from 'node:path';

/** The folders that turn a path as TeX prints it into one that an author knows. */
export interface PathContext {
  /** Absolute. Places are relative to it. */
  projectRoot: string;
  /** Absolute. TeX's current folder during the run. */
  workFolder: string;
}

/** A path as TeX prints it, relative to the project's root; undefined when it lies outside. */
export function relativeToProject(path: string, context: PathContext): string | undefined {
  const fromRoot = relative(context.projectRoot, resolve(context.workFolder, path));
  if (fromRoot === '' || fromRoot.split(sep)[0] === '..') return undefined;
  return fromRoot.split(sep).join('/');
}
