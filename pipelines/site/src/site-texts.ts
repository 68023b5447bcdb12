import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError, type Diagnostic, type Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { Label } from '@chiaroscuro/latex/read-labels';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { Markup } from '@chiaroscuro/preflight/report-markup';
import { html } from '@chiaroscuro/preflight/report-markup';
import { parseNumbers } from '@chiaroscuro/site/computed-numbers';
import { findCaptions, type Caption } from '@chiaroscuro/site/find-captions';
import { macroDefinitions } from '@chiaroscuro/site/macro-definitions';
import { formulaRenderer } from '@chiaroscuro/site/mathematics';
import { renderProse, type ProseContext } from '@chiaroscuro/site/prose';
import { referencesOf } from '@chiaroscuro/site/references';

/** A caption and where it was found. */
export interface FoundCaption extends Caption {
  file: string;
}

/** A piece of the book's prose. */
export interface Passage {
  tex: string;
  /** The chapter whose figures `\computed` means; '' outside chapters. */
  chapter: string;
  /** From the page to the root of the website. */
  root: string;
  place: Place;
}

/** Renders the prose of a book, and keeps what it could not. */
export class SiteTexts {
  readonly numbers = new Map<string, Record<string, number>>();
  private readonly diagnostics = new Map<string, Diagnostic>();
  private readonly context: Omit<ProseContext, 'chapter' | 'resolve'>;
  private readonly references: ReturnType<typeof referencesOf>;

  /** @param edition the one whose labels references take. */
  constructor(book: Book, edition: string) {
    const { paths } = book;
    for (const chapter of book.chapters) {
      for (const figure of listFigures(paths.chapter(chapter))) {
        const file = paths.chapter(chapter).figure(figure).numbers;
        if (existsSync(file))
          this.numbers.set(`${chapter}/${figure}`, parseNumbers(readFileSync(file, 'utf8')));
      }
    }
    const labels = JSON.parse(readFileSync(paths.edition(edition).labels, 'utf8')) as Label[];
    this.references = referencesOf(labels);
    const definitions = macroDefinitions(
      readFileSync(paths.stylesheet, 'utf8'),
      paths.relative(paths.stylesheet),
    );
    this.context = { numbers: this.numbers, definitions, formula: formulaRenderer(definitions) };
  }

  /** The number of a label; undefined where there is none. */
  numberOf(label: string): string | undefined {
    return this.references.get(label)?.number;
  }

  /** A passage as HTML; what is wrong with it is told by `check`. */
  render({ tex, chapter, root, place }: Passage): Markup {
    const resolve: ProseContext['resolve'] = (label) => {
      const reference = this.references.get(label);
      if (reference?.address === undefined) return reference;
      return { ...reference, address: root + reference.address };
    };
    try {
      return renderProse(tex.trim(), { ...this.context, chapter, resolve });
    } catch (error) {
      this.complain((error as Error).message, place);
      return html``;
    }
  }

  /** @throws UserError `site/text` with every passage that could not be rendered. */
  check(): void {
    const [first, ...rest] = this.diagnostics.values();
    if (first) throw new UserError(first, ...rest);
  }

  private complain(message: string, place: Place): void {
    this.diagnostics.set(`${place.file}:${place.line}:${message}`, {
      code: 'site/text',
      severity: 'error',
      message,
      place,
      hint: 'packages/site/src/prose.ts lists what a text of the website may hold; say it otherwise, or add the macro there.',
    });
  }
}

/** The captions of a chapter, by figure. */
export function chapterCaptions({ paths }: Book, chapter: string): Map<string, FoundCaption> {
  const { folder } = paths.chapter(chapter);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tex'));
  return new Map(
    sources.flatMap((name) => {
      const source = path.join(folder, name);
      const file = paths.relative(source);
      return findCaptions(readFileSync(source, 'utf8')).map(
        (caption) => [caption.figure, { ...caption, file }] as const,
      );
    }),
  );
}
