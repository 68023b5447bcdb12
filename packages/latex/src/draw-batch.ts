import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { diagnoseRun } from './diagnose-run.ts';
import { recordMark } from './recorder.ts';
import { runLualatex, type TexJob, type TexRun } from './run-tex.ts';

/** A figure of the book and the TeX that ships it out as one page. */
export interface BatchFigure {
  chapter: string;
  name: string;
  /** For instance `\drawfigure{ellipse}{free-energy}`. */
  tex: string;
}

/** Figures to draw in one process; `rootFile` is written by `drawBatch`. */
export interface BatchJob extends Omit<TexJob, 'rootFile'> {
  projectRoot: string;
  /** TeX before `\begin{document}`. */
  header: string;
  figures: readonly BatchFigure[];
}

/** One figure of a drawn batch. */
export interface DrawnFigure {
  /** Page of the batch's PDF, from 1; absent if the figure was not drawn. */
  page?: number;
  diagnostics: Diagnostic[];
  /** Absolute paths of what TeX read between the figure's begin and end. */
  inputs: string[];
}

/** A drawn batch. */
export interface Batch {
  /** The last run; its PDF holds the pages, its record what all figures share. */
  run: TexRun;
  /** `<chapter>/<name>` to what became of it, in the order of the job. */
  figures: Map<string, DrawnFigure>;
  /** What belongs to no figure: errors in the header, for instance. */
  diagnostics: Diagnostic[];
}

/**
 * Draws figures in one LuaLaTeX process, one page each. When a figure has an error the batch is drawn
 * again without it, so that the pages of the others are whole: an error may leave a group open, or
 * stop TeX altogether.
 */
export async function drawBatch(job: BatchJob): Promise<Batch> {
  const figures = new Map<string, DrawnFigure>();
  let remaining = job.figures;
  for (let attempt = 1; ; attempt += 1) {
    const { run, pages, diagnostics, failed, isShared } = await drawOnce(job, remaining);
    // What follows the first failure may be its consequence; later failures are taken as their own.
    const dropped = failed.slice(0, attempt === 1 && !isShared ? 1 : undefined);
    remaining = remaining.filter((figure) => !dropped.includes(figure));
    const isLast = failed.length === 0 || remaining.length === 0;
    for (const figure of isLast ? [...dropped, ...remaining] : dropped) {
      const key = keyOf(figure);
      const page = dropped.includes(figure) ? undefined : pages.get(key);
      figures.set(key, {
        ...(page && { page }),
        diagnostics: diagnostics.filter(({ place }) => place?.figure === key),
        inputs: run.record.inputsByFigure.get(key) ?? [],
      });
    }
    if (!isLast) continue;
    const shared = diagnostics.filter(({ place }) => !isOneOf(job.figures, place?.figure));
    return { run, figures: inOrder(job.figures, figures), diagnostics: shared };
  }
}

interface Attempt {
  run: TexRun;
  pages: Map<string, number>;
  diagnostics: Diagnostic[];
  failed: readonly BatchFigure[];
  /** Whether the failure is that of the batch, its header for instance, and so of all its figures. */
  isShared: boolean;
}

async function drawOnce(job: BatchJob, figures: readonly BatchFigure[]): Promise<Attempt> {
  const rootFile = `${job.jobname}.tex`;
  await writeFile(join(job.workFolder, rootFile), batchRoot(job.header, figures));
  const run = await runLualatex({ ...job, rootFile });
  const shipped = readShipments(run.transcript);
  // An error that TeX puts at the end of the file belongs to the figure that it was still in.
  const { unfinishedFigure } = run;
  const found = diagnoseRun(run, job).map((diagnostic) =>
    diagnostic.severity === 'error' && !diagnostic.place?.figure && unfinishedFigure
      ? { ...diagnostic, place: { ...diagnostic.place, figure: unfinishedFigure } }
      : diagnostic,
  );
  const isWhole = run.pdfPath !== undefined;
  const counts = isWhole ? figures.flatMap((figure) => pageCountError(figure, shipped, found)) : [];
  const diagnostics = [...found, ...counts];
  const failed = figures.filter((figure) =>
    hasErrors(diagnostics.filter(({ place }) => place?.figure === keyOf(figure))),
  );
  const isShared = hasErrors(diagnostics.filter(({ place }) => !isOneOf(figures, place?.figure)));
  const pages = new Map([...shipped].map(([key, { before }]) => [key, before + 1]));
  return { run, pages, diagnostics, failed: isShared ? figures : failed, isShared };
}

/** The root file of a batch. LaTeX's own count of shipped pages says which page is whose. */
export function batchRoot(header: string, figures: readonly BatchFigure[]): string {
  const bodies = figures.map((figure) => {
    const key = keyOf(figure);
    return [
      say(`before figure ${key}: \\the\\ReadonlyShipoutCounter`),
      say(`begin figure ${key}`),
      recordMark(key),
      figure.tex,
      '\\clearpage',
      recordMark(''),
      say(`end figure ${key}`),
      say(`after figure ${key}: \\the\\ReadonlyShipoutCounter`),
    ].join('%\n');
  });
  return [
    header,
    '\\begin{document}%',
    ...bodies.map((body) => `${body}%`),
    '\\end{document}',
    '',
  ].join('\n');
}

function say(text: string): string {
  return `\\immediate\\write-1{chiaroscuro: ${text}}`;
}

interface Shipment {
  before: number;
  after?: number;
}

function readShipments(transcript: string): Map<string, Shipment> {
  const shipments = new Map<string, Shipment>();
  for (const [, moment, key, count] of transcript.matchAll(
    /^chiaroscuro: (before|after) figure (\S+): (\d+)$/gm,
  )) {
    if (moment === 'before') shipments.set(key!, { before: Number(count) });
    else shipments.get(key!)!.after = Number(count);
  }
  return shipments;
}

function pageCountError(
  figure: BatchFigure,
  shipped: Map<string, Shipment>,
  found: readonly Diagnostic[],
): Diagnostic[] {
  const key = keyOf(figure);
  const { before, after } = shipped.get(key) ?? {};
  const count = before === undefined || after === undefined ? 0 : after - before;
  if (
    count === 1 ||
    found.some(({ place, severity }) => place?.figure === key && severity === 'error')
  ) {
    return [];
  }
  return [
    {
      code: 'latex/figure-pages',
      severity: 'error',
      message: `Expected the drawing to give exactly one page, but it gave ${count}.`,
      place: { figure: key },
      hint:
        count === 0 ? 'The drawing is empty.' : 'One figure is one picture without page breaks.',
    },
  ];
}

function keyOf({ chapter, name }: BatchFigure): string {
  return `${chapter}/${name}`;
}

function isOneOf(figures: readonly BatchFigure[], key: string | undefined): boolean {
  return figures.some((figure) => keyOf(figure) === key);
}

function inOrder(
  figures: readonly BatchFigure[],
  drawn: Map<string, DrawnFigure>,
): Map<string, DrawnFigure> {
  return new Map(figures.map((figure) => [keyOf(figure), drawn.get(keyOf(figure))!]));
}
