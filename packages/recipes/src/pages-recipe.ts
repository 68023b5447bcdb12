import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileRecord } from '@chiaroscuro/latex/recorder';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { presentListing } from '@chiaroscuro/manuscript/listings';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { Store } from '@chiaroscuro/store/open-store';
import { fingerprintStylesheet } from '@chiaroscuro/stylesheet/fingerprint';
import { digestFile } from './file-digests.ts';
import { digest } from './numbers-recipe.ts';
import { installedFiles, isInstalledName, programFiles, sortReads } from './tex-files.ts';

/** How the pages of an edition, or of a chapter's proof, are found again. */
export interface PagesKeys {
  recipe: string;
  digestsOf(names: readonly string[]): Promise<Record<string, string> | undefined>;
  /** Names of what TeX and its companions read in a last pass. */
  namesRead(record: FileRecord, workFolder: string): Promise<string[]>;
  /** The file behind a name, if it is one of the book. */
  fileOf(name: string): string | undefined;
}

/** The keys of an edition's pages as the files are now. Make new ones when files may have changed. */
export function pagesKeys({
  book,
  edition,
  proof,
  store,
}: {
  book: Book;
  edition: string;
  proof?: string | undefined;
  store: Store;
}): PagesKeys {
  const { paths, config } = book;
  const inputFolders = [...paths.edition(edition).inputFolders, styleFolder];
  const installed = installedFiles(store, inputFolders);
  const ourTex = readdirSync(styleFolder)
    .sort()
    .map((name) => digestFile(path.join(styleFolder, name)));
  const choices = [edition, proof ?? '', editionEpoch(config)];
  return {
    recipe: digest(['pages 3', ourTex, ...choices]),
    fileOf,
    async digestsOf(names) {
      const digests: Record<string, string> = {};
      for (const name of names) {
        const known = await digestOf(name);
        if (known === undefined) return undefined;
        digests[name] = known;
      }
      return digests;
    },
    async namesRead(record, workFolder) {
      const { own, installed: tex } = sortReads({ inputs: record.inputs, paths, workFolder });
      const files = [...own, ...companionFiles()].filter((file) => file !== paths.stylesheet);
      const names = new Set(files.map((file) => `book ${file.slice(paths.root.length + 1)}`));
      return [
        'stylesheet',
        ...[...names].sort(),
        await installed.name([...tex, ...programFiles('biber', 'makeindex')]),
      ];
    },
  };

  async function digestOf(name: string): Promise<string | undefined> {
    if (name === 'stylesheet') {
      const { medium } = config.editions[edition]!;
      return fingerprintStylesheet(readFileSync(paths.stylesheet, 'utf8'), {
        name: edition,
        medium,
      });
    }
    if (isInstalledName(name)) return installed.digest(name);
    const file = fileOf(name)!;
    const [, chapter] = /^book chapters\/([^/]+)\/build\/listings\//.exec(name) ?? [];
    // The source decides, not the file that was written from it at the last build.
    if (chapter !== undefined) {
      const text = presentListing(paths.chapter(chapter), file);
      return text === undefined ? undefined : digest(text);
    }
    return digestFile(file);
  }

  function fileOf(name: string): string | undefined {
    return name.startsWith('book ') ? path.join(paths.root, name.slice('book '.length)) : undefined;
  }

  /** Bibliographies and index styles, which Biber and MakeIndex read. */
  function companionFiles(): string[] {
    return inputFolders
      .filter((folder) => folder.startsWith(paths.root) && existsSync(folder))
      .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
      .filter((file) => /\.(bib|ist)$/.test(file));
  }
}
