import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { BackendChoice } from '@chiaroscuro/compute/backend';
import { likelyCauses } from '@chiaroscuro/compute/likely-causes';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { Store } from '@chiaroscuro/store/open-store';
import { drawingKeys, type DrawingKeys, type FigureName } from './drawing-recipe.ts';
import { openNumbersShelf } from './numbers.ts';
import { moduleDigests, type NumbersRecipe } from './numbers-recipe.ts';
import { planTrainings } from './plan-trainings.ts';
import { pagesKeys } from './pages-recipe.ts';
import { drawingReasons, pagesReasons, type DrawingState } from './reasons.ts';
import { drawingRecords, numbersRecords, pagesRecord, type DrawingRecord } from './records.ts';

/** One thing that a build would do. */
export interface PlannedStep {
  verb: 'train' | 'compute' | 'draw' | 'typeset';
  /** `<chapter>/<figure>`, `<chapter>/<model>`, or an edition. */
  subject: string;
  edition?: string;
  /** In the author's terms; the first says most. */
  reasons: string[];
  /** Whether it depends on the outcome of an earlier step: equal numbers draw nothing anew. */
  isConditional: boolean;
}

/** What to plan, and what the last builds have kept. */
export interface PlanJob {
  book: Book;
  store: Store;
  backend: BackendChoice;
  editions: readonly string[];
}

/**
 * What a build would do now and why: what has no result in the store for what it is made of now. It
 * computes and draws nothing, and does not read the store's results as the truth about pages: a step
 * that follows from numbers or drawings that are yet to be made is told as conditional.
 */
export async function planBuild(job: PlanJob): Promise<PlannedStep[]> {
  const { book, editions } = job;
  const numbers: PlannedStep[] = [];
  const pending = new Set<string>();
  for (const chapter of book.chapters) {
    const { steps, comingBack } = await planNumbers(job, chapter);
    numbers.push(...steps);
    const computed = steps.filter(({ verb }) => verb === 'compute');
    for (const subject of [...computed.map((step) => step.subject), ...comingBack])
      pending.add(subject);
  }
  const drawings: PlannedStep[] = [];
  const pages: PlannedStep[] = [];
  for (const edition of editions) {
    const ofEdition = await planDrawings(job, edition, pending);
    drawings.push(...ofEdition.steps);
    pages.push(...(await planPages(job, { edition, ...ofEdition, pending })));
  }
  return [...numbers, ...drawings, ...pages];
}

/** `comingBack`: figures whose numbers of an earlier build the next one takes from the store, for the last had others. */
async function planNumbers(
  { book, store, backend }: PlanJob,
  chapter: string,
): Promise<{ steps: PlannedStep[]; comingBack: string[] }> {
  const paths = book.paths.chapter(chapter);
  const records = numbersRecords(paths);
  const choices = { folder: book.paths.backends };
  const shelf = openNumbersShelf({ store, chapter: paths, name: chapter, backend, choices });
  const steps: PlannedStep[] = [];
  const comingBack: string[] = [];
  const missing: NumbersRecipe[] = [];
  for (const figure of listFigures(paths).filter((name) => existsSync(paths.figure(name).code))) {
    const known = await shelf.recipe(figure);
    if (known && (await shelf.recall(known))) {
      const last = records[figure]?.recipe;
      if (last !== undefined && last !== known.recipe) comingBack.push(`${chapter}/${figure}`);
      continue;
    }
    if (known) missing.push(known);
    const old = records[figure]?.ingredients;
    const modules = known && (await moduleDigests(known.code, book.paths.relative));
    const causes = likelyCauses({
      accepted: old,
      computed: old &&
        modules && {
          ...old,
          modules,
          versions: { ...old.versions, ...known.code.packages },
        },
      folder: book.paths.relative(paths.folder),
    });
    const otherwise = !known
      ? 'its code cannot be read'
      : old
        ? 'a model, the backend or what computes it changed'
        : 'it has not been computed before';
    steps.push({
      verb: 'compute',
      subject: `${chapter}/${figure}`,
      reasons: causes.length > 0 ? causes : [otherwise],
      isConditional: false,
    });
  }
  const trainings = await planTrainings({ paths: book.paths, chapter, shelf }, missing);
  const training = { verb: 'train', isConditional: false } as const;
  return { steps: [...trainings.map((each) => ({ ...training, ...each })), ...steps], comingBack };
}

async function planDrawings(
  { book, store }: PlanJob,
  edition: string,
  pending: ReadonlySet<string>,
): Promise<PlannedDrawings> {
  const keys = await drawingKeys({ book, edition, store });
  const steps: PlannedStep[] = [];
  let comeBack = false;
  for (const chapter of book.chapters) {
    const records = drawingRecords(book.paths.chapter(chapter), edition);
    for (const name of listFigures(book.paths.chapter(chapter))) {
      const figure = { chapter, name };
      const subject = `${chapter}/${name}`;
      const recipe = keys.recipe(figure);
      if (recipe === undefined) continue;
      const kept = await store.recall({
        kind: 'drawing',
        recipe,
        digestsOf: (names) => keys.digestsOf(figure, names),
      });
      const known = kept?.reads ?? records[name]?.reads ?? {};
      const readsPending = pendingReads(known, pending);
      const isPending = pending.has(subject) || readsPending.length > 0;
      if (kept && !isPending) {
        const last = records[name]?.sha256;
        const pdf = createHash('sha256').update(kept.files['pdf']!).digest('hex');
        comeBack ||= last !== undefined && last !== pdf;
        continue;
      }
      const old = records[name];
      const now = await presentState(keys, figure, old);
      const reasons = kept
        ? readsPending.length > 0
          ? readsPending.map((each) => `numbers of ${each} are computed anew`)
          : ['its numbers are computed anew']
        : drawingReasons(old, now);
      // A figure of a new name may have the numbers, and the drawing, of an old one.
      const files = book.paths.chapter(chapter).figure(name);
      const isNew = existsSync(files.code) && !existsSync(files.tables);
      const isConditional = kept !== undefined || isNew || differsInTablesOnly(old, now);
      steps.push({ verb: 'draw', subject, edition, reasons, isConditional });
    }
  }
  return { steps, comeBack };
}

/** `comeBack`: whether the next build takes drawings of an earlier one from the store, for the last had others. */
interface PlannedDrawings {
  steps: PlannedStep[];
  comeBack: boolean;
}

/** The figures whose numbers are read, of those that are yet to be computed. */
function pendingReads(
  reads: Readonly<Record<string, string>>,
  pending: ReadonlySet<string>,
): string[] {
  return Object.keys(reads).flatMap((name) => {
    const [, chapter, figure] =
      /^book chapters\/([^/]+)\/build\/tables\/([^/]+)\//.exec(name) ?? [];
    const subject = `${chapter}/${figure}`;
    return pending.has(subject) ? [subject] : [];
  });
}

/**
 * Whether nothing but tables and numbers are other than when a figure was drawn: the build writes
 * them first, and may find that they were edited by hand, or belong to an edit that is undone.
 */
function differsInTablesOnly(old: DrawingState | undefined, now: DrawingState): boolean {
  if (!old?.reads || !old.parts) return false;
  const isTable = (name: string): boolean => /^own |^book chapters\/[^/]+\/build\//.test(name);
  const changed = Object.keys(old.reads).filter((name) => old.reads?.[name] !== now.reads?.[name]);
  const isSameDrawing = JSON.stringify(old.parts) === JSON.stringify(now.parts);
  return isSameDrawing && changed.length > 0 && changed.every(isTable);
}

/** What a drawing's record would say now of what it read then. */
export async function presentState(
  keys: DrawingKeys,
  figure: FigureName,
  record: DrawingRecord | undefined,
): Promise<DrawingState> {
  const names = Object.keys(record?.reads ?? {});
  const reads: Record<string, string> = {};
  for (const name of names) {
    const known = await keys.digestOf(figure, name, names);
    if (known !== undefined) reads[name] = known;
  }
  const parts = keys.parts(figure);
  return { ...(parts && { parts }), reads, style: Object.fromEntries(keys.styleOf(figure, names)) };
}

interface PlannedBefore extends PlannedDrawings {
  edition: string;
  /** Figures whose numbers are yet to be computed. */
  pending: ReadonlySet<string>;
}

async function planPages(
  { book, store }: PlanJob,
  { edition, steps: drawings, comeBack, pending }: PlannedBefore,
): Promise<PlannedStep[]> {
  const { recipe, digestsOf } = pagesKeys({ book, edition, store });
  const kept = await store.recall({ kind: 'pages', recipe, digestsOf });
  const quoted = pendingReads(kept?.reads ?? {}, pending);
  if (kept && drawings.length === 0 && quoted.length === 0) return [];
  const old = pagesRecord(book.paths.edition(edition))?.reads;
  const now: Record<string, string | undefined> = {};
  for (const name of Object.keys(old ?? {})) now[name] = (await digestsOf([name]))?.[name];
  const reasons = kept
    ? quoted.map((each) => `numbers of ${each} are computed anew`)
    : pagesReasons(old, now);
  if (drawings.length > 0) reasons.push(`${drawings.length} of its drawings are drawn anew`);
  const otherwise = 'what typesets it changed';
  return [
    {
      verb: 'typeset',
      subject: edition,
      reasons: reasons.length > 0 ? reasons : [otherwise],
      // What is in the folder may be of an edit that is undone; pages that were made of what comes back are found again.
      isConditional:
        kept !== undefined || comeBack || drawings.some(({ isConditional }) => isConditional),
    },
  ];
}
