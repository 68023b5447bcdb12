import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileRecord } from '@chiaroscuro/latex/recorder';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import type { FigurePaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { Store } from '@chiaroscuro/store/open-store';
import { readStyleDefinitions } from '@chiaroscuro/stylesheet/style-definitions';
import { styleUses } from '@chiaroscuro/stylesheet/style-uses';
import { digestCode } from './code-digest.ts';
import { digestFile } from './file-digests.ts';
import { digest } from './numbers-recipe.ts';
import { installedFiles, isInstalledName, sortReads } from './tex-files.ts';

/** A figure of the book. */
export interface FigureName {
  chapter: string;
  name: string;
}

/** How the drawings of one edition are found again: their recipes, and what they read. */
export interface DrawingKeys {
  /** What is known of a drawing beforehand; undefined when it does not exist. */
  recipe(figure: FigureName): string | undefined;
  /** Likewise, part by part: the drawing itself, and what all drawings share. */
  parts(figure: FigureName): { drawing: string; common: string } | undefined;
  /** Present digests of what a drawing read, by name. */
  digestsOf(
    figure: FigureName,
    names: readonly string[],
  ): Promise<Record<string, string> | undefined>;
  /** One of them: `names` are all that it read, which say what `style` stands for. */
  digestOf(figure: FigureName, name: string, names: readonly string[]): Promise<string | undefined>;
  /** The names of what TeX read for a figure, of those that every figure of the batch depends on too. */
  namesRead(figure: FigureName, record: FileRecord, workFolder: string): Promise<string[]>;
  /** What of the stylesheet a drawing uses, to what it means; for messages. */
  styleOf(figure: FigureName, names?: readonly string[]): ReadonlyMap<string, string>;
  /** What comes before `\begin{document}` of a batch. */
  header: string;
  /** Where TeX looks for files. */
  inputFolders: string[];
}

/** The keys of an edition's drawings as the files are now. Make new ones when files may have changed. */
export async function drawingKeys({
  book,
  edition,
  store,
}: {
  book: Book;
  edition: string;
  store: Store;
}): Promise<DrawingKeys> {
  const { paths, config } = book;
  const editionPaths = paths.edition(edition);
  const inputFolders = [...editionPaths.inputFolders, styleFolder];
  const medium = config.editions[edition]!.medium;
  const definitions = readStyleDefinitions(readFileSync(paths.stylesheet, 'utf8'), {
    name: edition,
    medium,
  });
  const { inks, model } = readPalette(editionPaths.stylesheet.pressPalette);
  const installed = installedFiles(store, inputFolders);
  const tools = await toolsDigest();
  const header = batchHeader(edition);
  const common = digest(['drawing 1', tools, header, edition, medium, model, definitions.common]);
  /** Read by every drawing, and digested by what a drawing uses of them. */
  const digestedInParts = new Set([
    paths.config,
    paths.stylesheet,
    editionPaths.stylesheet.pressPalette,
  ]);

  return { recipe, parts, digestsOf, digestOf, namesRead, styleOf, header, inputFolders };

  function recipe(figure: FigureName): string | undefined {
    const known = parts(figure);
    return known && digest(known);
  }

  function parts(figure: FigureName) {
    const drawing = digestFile(filesOf(figure).drawing);
    return drawing === undefined ? undefined : { drawing, common };
  }

  async function digestsOf(figure: FigureName, names: readonly string[]) {
    const digests: Record<string, string> = {};
    for (const name of names) {
      const known = await digestOf(figure, name, names);
      if (known === undefined) return undefined;
      digests[name] = known;
    }
    return digests;
  }

  async function digestOf(
    figure: FigureName,
    name: string,
    names: readonly string[],
  ): Promise<string | undefined> {
    if (name === 'style') return digest([...styleOf(figure, names)].map(withInks));
    if (name === 'config') return digestFile(paths.config);
    if (isInstalledName(name)) return installed.digest(name);
    const file = fileOf(figure, name);
    return isHidden(file) ? undefined : digestFile(file);
  }

  function styleOf(figure: FigureName, names: readonly string[] = []): ReadonlyMap<string, string> {
    const others = names.filter((name) => name.endsWith('.tex') && !name.endsWith('numbers.tex'));
    const files = [filesOf(figure).drawing, ...others.map((name) => fileOf(figure, name))];
    const sources = files
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'));
    return styleUses(sources, definitions);
  }

  /** Print colours are looked up by their values: a colour changes with its inks too. */
  function withInks([name, meaning]: readonly [string, string]): unknown {
    const used = meaning.match(/\b[0-9A-F]{6}\b/g)?.map((hex) => inks.get(hex));
    return [name, meaning, used ?? [], inks.get(meaning.replaceAll(/\s/g, ''))];
  }

  async function namesRead(figure: FigureName, record: FileRecord, workFolder: string) {
    const ofFigures = new Set([...record.inputsByFigure.values()].flat());
    const shared = record.inputs.filter((file) => !ofFigures.has(file));
    const own = record.inputsByFigure.get(`${figure.chapter}/${figure.name}`) ?? [];
    const { drawing } = filesOf(figure);
    const files = sortReads({ inputs: [...shared, ...own], paths, workFolder }).own.filter(
      (file) => file !== drawing && !digestedInParts.has(file),
    );
    // Fonts and libraries are loaded for the first figure of a batch that needs them.
    const tex = sortReads({ inputs: record.inputs, paths, workFolder }).installed;
    const names = [
      'style',
      ...files.map((file) => nameOf(figure, file)),
      await installed.name(tex),
    ];
    return styleOf(figure, names).has('config') ? ['config', ...names] : names;
  }

  // Tables of the figure itself are named without it, so that a figure may be renamed.
  function nameOf(figure: FigureName, file: string): string {
    const { tables } = filesOf(figure);
    return file.startsWith(`${tables}/`)
      ? `own ${file.slice(tables.length + 1)}`
      : `book ${file.slice(paths.root.length + 1)}`;
  }

  function fileOf(figure: FigureName, name: string): string {
    const [kind, file] = [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)];
    return path.join(kind === 'own' ? filesOf(figure).tables : paths.root, file);
  }

  /** Whether TeX would find another file of the book first. */
  function isHidden(file: string): boolean {
    return inputFolders.some((folder, index) => {
      if (!file.startsWith(`${folder}/`)) return false;
      const name = file.slice(folder.length + 1);
      return inputFolders.slice(0, index).some((earlier) => {
        const other = path.join(earlier, name);
        return other !== file && existsSync(other);
      });
    });
  }

  function filesOf({ chapter, name }: FigureName): FigurePaths {
    return paths.chapter(chapter).figure(name);
  }
}

/** What comes before `\begin{document}`: the edition's choice, and the stylesheet. */
function batchHeader(edition: string): string {
  return [
    `\\newcommand\\bookedition{${edition}}`,
    '\\documentclass[10pt]{article}',
    '\\usepackage{chiaroscuro}',
    '\\input{maths-preamble}',
    '',
  ].join('\n');
}

let tools: Promise<string> | undefined;

/** What draws: our part of TeX, and what makes one PDF of each page. */
function toolsDigest(): Promise<string> {
  tools ??= (async () => {
    const canonical = fileURLToPath(import.meta.resolve('@chiaroscuro/pdf/canonical-page'));
    const { digest: code, packages } = await digestCode(canonical);
    const tex = ['chiaroscuro.sty', 'chiaroscuro.lua'].map((name) =>
      digestFile(path.join(styleFolder, name)),
    );
    return digest([code, packages, tex]);
  })();
  return tools;
}

/** What an edition's press palette says. */
interface Palette {
  /** Inks by hex value, and stops in inks by the stops of a colour map. */
  inks: ReadonlyMap<string, string>;
  /** xcolor's colour model, if it is not that of the medium. */
  model: string;
}

function readPalette(file: string): Palette {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const inks = text.matchAll(/^\\definepresscolour(?:map)?\{([^}]*)\}\{([^}]*)\}/gm);
  return {
    inks: new Map([...inks].map(([, value, coverages]) => [value!, coverages!])),
    model: /^\\presscolourmodel\{([a-z]+)\}/m.exec(text)?.[1] ?? '',
  };
}
