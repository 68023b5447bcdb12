import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ChapterPaths } from './paths.ts';

/**
 * Removes from a chapter's tables whatever its last export has not written. Turborepo puts back the
 * files of a result that it reuses, but leaves beside them those of later and earlier results: a
 * table that the figure no longer computes must not be found by a drawing.
 */
export function sweepTables(chapter: ChapterPaths): void {
  const { files } = readRecord<{ files?: string[] }>(chapter.provenance('export'));
  if (files) removeOthers(chapter.tables, files);
}

/** Removes from a chapter's drawings for one edition those of figures that were not drawn last. */
export function sweepDrawings(chapter: ChapterPaths, edition: string): void {
  const record = chapter.drawingsRecord(edition);
  const { figures } = readRecord<{ figures?: Record<string, string> }>(record);
  const names = figures && Object.keys(figures).map((name) => `${name}.pdf`);
  if (names) removeOthers(chapter.drawings(edition), names);
}

function readRecord<Shape>(file: string): Partial<Shape> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Shape) : {};
}

function removeOthers(folder: string, names: readonly string[]): void {
  if (!existsSync(folder)) return;
  const wanted = new Set(names.map((name) => path.join(folder, name)));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(file)) rmSync(file, { force: true });
  }
}
