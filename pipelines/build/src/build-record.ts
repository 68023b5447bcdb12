import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { BuildPlan } from './build-plan.ts';
import type { KeptEditions } from './kept-editions.ts';
import type { FileRecord, Stages } from './file-record.ts';
import { trainingsRecord } from './training-record.ts';
import schema from './build.schema.json' with { type: 'json' };

/** A finished PDF as it goes into dist/. */
export interface FinishedPdf {
  edition: string;
  /** Its name in dist/. */
  file: string;
  bytes: Uint8Array;
}

/** What the record is made from. */
export interface RecordRequest {
  book: Book;
  plan: BuildPlan;
  /** The id of this build. */
  build: string;
  pdfs: FinishedPdf[];
  tools: Record<string, string>;
  /** What an earlier record says of editions that this build leaves alone. */
  kept: KeptEditions;
}

/** dist/build.json: the PDFs, and what each stage has noted about itself. */
export interface BuildRecord {
  files: FileRecord[];
  text: string;
}

/** Makes dist/build.json. */
export function makeBuildRecord({
  book,
  plan,
  build,
  pdfs,
  tools,
  kept,
}: RecordRequest): BuildRecord {
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
  const computed = Object.fromEntries(
    chapters.map((name) => [name, readStages(paths.chapter(name).provenance('compute'))]),
  );
  const files = pdfs.map((pdf) => describePdf(pdf, editions[pdf.edition]));
  const record = {
    book: { slug: config.slug, title: config.title, date: config.date },
    ...(plan.chapter ? { proof: plan.chapter } : {}),
    ...(plan.printer === undefined ? {} : { printer: plan.printer }),
    files: [...files, ...kept.files],
    tools,
    trainings: trainingsRecord(computed, build),
    chapters: Object.fromEntries(
      Object.entries(computed).map(([name, stages]) => [name, withoutTrainings(stages)]),
    ),
    editions: { ...editions, ...kept.editions },
  };
  const ajv = new Ajv({ allErrors: true });
  if (!ajv.validate(schema, record)) {
    throw new Error(`build.json does not fit its schema: ${ajv.errorsText()}`);
  }
  return { files, text: `${JSON.stringify(record, null, 2)}\n` };
}

/** They stand together, with what this build knows of them. */
function withoutTrainings({ compute, ...stages }: Stages): Stages {
  const { trainings: _, ...rest } = compute ?? {};
  return compute ? { compute: rest, ...stages } : stages;
}

/** A PDF with the page counts that the prepress stage has noted. */
function describePdf(
  { file, edition, bytes }: FinishedPdf,
  stages: Stages | undefined,
): FileRecord {
  const noted = (stages?.['prepress']?.['pdf'] ?? {}) as { pages?: number; blankPages?: number };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { pages = 0, blankPages = 0 } = noted;
  const counts = { pages, ...(blankPages > 0 && { blankPages }) };
  return { file, edition, ...counts, bytes: bytes.length, sha256 };
}

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
        JSON.parse(readFileSync(path.join(folder, name), 'utf8'), leaveOutDetails) as Record<
          string,
          unknown
        >,
      ]),
  );
}

/** What `npm run why` tells from the stages' own records would make the build's unreadable. */
function leaveOutDetails(key: string, value: unknown): unknown {
  return ['reads', 'style', 'parts', 'ingredients', 'recipe'].includes(key) ? undefined : value;
}
