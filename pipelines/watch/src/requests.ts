import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { WantedPdf } from './edition-files.ts';

/** A click on a page. */
export type PageClick = WantedPdf & {
  /** From 1. */
  page: number;
  /** Points from the left and top edges of the media box. */
  x: number;
  y: number;
};

/** What the page asks for by a click on a page of an edition or a proof; undefined when it is something else. */
export function pointOnPage(json: unknown, { config, chapters }: Book): PageClick | undefined {
  const { kind, edition, chapter, page, x, y } = (json ?? {}) as Record<string, unknown>;
  if (kind !== 'good' && kind !== 'draft' && kind !== 'proof') return undefined;
  if (typeof edition !== 'string' || !Object.hasOwn(config.editions, edition)) return undefined;
  if (!Number.isInteger(page) || !isLength(x) || !isLength(y)) return undefined;
  const place: PageClick = { kind, edition, page: page as number, x, y };
  if (kind !== 'proof') return place;
  return typeof chapter === 'string' && chapters.includes(chapter)
    ? { ...place, chapter }
    : undefined;
}

/** A file and line that the page asks to open; undefined when it is something else. */
export function openPosition(json: unknown): { file: string; line: number } | undefined {
  const { file, line = 1 } = (json ?? {}) as Record<string, unknown>;
  return typeof file === 'string' && Number.isInteger(line) && (line as number) > 0
    ? { file, line: line as number }
    : undefined;
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e5;
}
