import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import type { Store } from '@chiaroscuro/store/open-store';
import { digestFile } from './file-digests.ts';
import { digest } from './numbers-recipe.ts';

/** What TeX read in a run, told apart. */
export interface TexReads {
  /** Absolute paths of files of the book or its build. */
  own: string[];
  /** Absolute paths of files of the TeX installation, the format and the engine among them. */
  installed: string[];
}

/**
 * Tells the files of the book from those of the TeX installation. What TeX wrote itself does not
 * count, nor do the caches that luaotfload fills from font files, which are read as well.
 */
export function sortReads({
  inputs,
  paths,
  workFolder,
}: {
  inputs: readonly string[];
  paths: BookPaths;
  workFolder: string;
}): TexReads {
  const isCache = (file: string): boolean =>
    /\/luatex-cache\/|\/texmf-var\/.*\.(luc|lua)$/.test(file);
  const isWithin = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);
  const outside = inputs.filter((file) => !isWithin(file, workFolder) && !isCache(file));
  const own = outside.filter((file) => isWithin(file, paths.root));
  // Our own part of TeX is digested with the tools, wherever the book that uses it is.
  const installed = outside.filter(
    (file) => !isWithin(file, paths.root) && !isWithin(file, path.dirname(styleFolder)),
  );
  return { own: own.sort(), installed: [...installed, ...programFiles('lualatex')].sort() };
}

/** The files of programs on the PATH, with links resolved; those that are not installed are left out. */
export function programFiles(...names: string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap((name) => {
    const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
    return found ? [realpathSync(found)] : [];
  });
}

/**
 * Remembers lists of installed files, which are long and the same for many figures, under a short
 * name, and digests them.
 */
export interface InstalledFiles {
  /** A name for the list. */
  name(files: readonly string[]): Promise<string>;
  /** The digest of all files of a named list; undefined when the list or one of its files is gone, or hidden by one of the book. */
  digest(name: string): Promise<string | undefined>;
}

/** @param inputFolders where TeX looks before it looks into its own trees. */
export function installedFiles(store: Store, inputFolders: readonly string[]): InstalledFiles {
  const lists = new Map<string, Promise<readonly string[] | undefined>>();
  const digests = new Map<string, string | undefined>();
  const ofLists = new Map<string, Promise<string | undefined>>();

  return {
    async name(files) {
      const id = digest(files);
      if (!(await list(id))) {
        lists.set(id, Promise.resolve(files));
        await store.keep({
          kind: 'tex-files',
          recipe: id,
          subject: 'list of TeX’s own files',
          reads: {},
          files: { list: Buffer.from(JSON.stringify(files)) },
        });
      }
      return prefix + id;
    },
    digest(name) {
      const known = ofLists.get(name) ?? digestList(name);
      ofLists.set(name, known);
      return known;
    },
  };

  async function digestList(name: string): Promise<string | undefined> {
    const files = await list(name.slice(prefix.length));
    if (!files || files.some(isHidden)) return undefined;
    const each = files.map(digestOnce);
    return each.includes(undefined) ? undefined : digest(each);
  }

  function list(id: string): Promise<readonly string[] | undefined> {
    const known =
      lists.get(id) ??
      store
        .recall({ kind: 'tex-files', recipe: id, digestsOf: () => ({}) })
        .then((kept) => kept && parseList(kept.files['list']!));
    lists.set(id, known);
    return known;
  }

  function digestOnce(file: string): string | undefined {
    if (!digests.has(file)) digests.set(file, digestFile(file));
    return digests.get(file);
  }

  /** A file of the book with the same name would be found first. */
  function isHidden(file: string): boolean {
    return inputFolders.some((folder) => existsSync(path.join(folder, path.basename(file))));
  }
}

/** Whether a name of something read is that of a list of installed files. */
export function isInstalledName(name: string): boolean {
  return name.startsWith(prefix);
}

const prefix = 'tex ';

function parseList(bytes: Uint8Array): readonly string[] {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as string[];
}
