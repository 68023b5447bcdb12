import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { BuildPlan } from './build-plan.ts';
import schema from './build.schema.json' with { type: 'json' };

/** A finished PDF, as dist/build.json lists it. */
export interface FileRecord {
  file: string;
  edition: string;
  pages: number;
  bytes: number;
  sha256: string;
}

/** What the record is made from. */
export interface RecordRequest {
  book: Book;
  plan: BuildPlan;
  dist: string;
  /** The PDFs in `dist`, in the order of the plan's editions. */
  files: string[];
  tools: Record<string, string>;
}

/**
 * Writes dist/build.json from what each stage has noted about itself.
 *
 * @returns the records of the PDFs.
 */
export function writeBuildRecord({ book, plan, dist, files, tools }: RecordRequest): FileRecord[] {
  const { config, paths } = book;
  const chapters = plan.chapter ? [plan.chapter] : book.chapters;
  const editions: Record<string, Stages> = Object.fromEntries(
    plan.editions.map((name) => [
      name,
      {
        ...readStages(paths.edition(name).provenance('stylesheet')),
        ...readStages(paths.edition(name, plan.chapter).provenance('prepress')),
      },
    ]),
  );
  const records = plan.editions.map((edition, index) =>
    describePdf(files[index]!, edition, pagesOf(editions[edition])),
  );
  const record = {
    book: { slug: config.slug, title: config.title, date: config.date },
    ...(plan.chapter ? { proof: plan.chapter } : {}),
    files: records,
    tools,
    chapters: Object.fromEntries(
      chapters.map((name) => [name, readStages(paths.chapter(name).provenance('compute'))]),
    ),
    editions,
  };
  const ajv = new Ajv({ allErrors: true });
  if (!ajv.validate(schema, record)) {
    throw new Error(`build.json does not fit its schema: ${ajv.errorsText()}`);
  }
  writeAtomically(path.join(dist, 'build.json'), `${JSON.stringify(record, null, 2)}\n`);
  return records;
}

function describePdf(file: string, edition: string, pages: number): FileRecord {
  const bytes = readFileSync(file);
  return {
    file: path.basename(file),
    edition,
    pages,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** The page count that the prepress stage has noted. */
function pagesOf(stages: Stages | undefined): number {
  const { pages } = (stages?.['prepress']?.['pdf'] ?? {}) as { pages?: number };
  return pages ?? 0;
}

type Stages = Record<string, Record<string, unknown>>;

/** The records of all stages that have noted themselves in the folder of `file`. */
function readStages(file: string): Stages {
  const folder = path.dirname(file);
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [
        path.basename(name, '.json'),
        JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Record<string, unknown>,
      ]),
  );
}
