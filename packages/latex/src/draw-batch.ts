import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { diagnoseRun } from './diagnose-run.ts';
import { markedFigures, recordMark } from './recorder.ts';
import type { Partner } from './run-limited.ts';
import { runLualatex, type TexJob, type TexRun } from './run-tex.ts';

/** A figure of the book and the TeX that ships it out as one page. */
export interface BatchFigure {
  chapter: string;
  name: string;
  /** One line, for instance `\drawfigure{ellipse}{free-energy}`. */
  tex: string;
}

/** Figures to draw in one process; `rootFile` is written by `drawBatch`. */
export interface BatchJob extends Omit<TexJob, 'rootFile' | 'converse'> {
  projectRoot: string;
  /** TeX before `\begin{document}`. */
  header: string;
  /** Taken one by one, whenever TeX is ready for another; several batches may share an iterator. */
  figures: Iterable<BatchFigure> | AsyncIterable<BatchFigure>;
  /** Called when a figure has been drawn, well or badly. */
  onFigure?: () => void;
}

/** One figure of a drawn batch. */
export interface DrawnFigure {
  /** Page of the batch's PDF, from 1; absent if the figure was not drawn. */
  page?: number;
  diagnostics: Diagnostic[];
  /** Absolute paths of what TeX read between the figure's begin and end. */
  inputs: string[];
  /** What the drawing took, without the start of the process. */
  milliseconds: number;
}

/** A drawn batch. */
export interface Batch {
  /** Its PDF holds the pages, its record what all figures share. */
  run: TexRun;
  /** `<chapter>/<name>` to what became of it, in the order of drawing. */
  figures: Map<string, DrawnFigure>;
  /** What belongs to no figure: errors in the header, for instance. */
  diagnostics: Diagnostic[];
  /** Figures without a fault of their own that went down with the process: to be drawn again. */
  lost: BatchFigure[];
}

/**
 * Draws figures in one LuaLaTeX process, one page each. The process loads the header once, asks for
 * a figure when it is ready for one, and ends with the figures or after the first that has an
 * error, which may leave a group open: the pages before it are whole.
 */
export async function drawBatch(job: BatchJob): Promise<Batch> {
  const rootFile = `${job.jobname}.tex`;
  await writeFile(join(job.workFolder, rootFile), batchRoot(job.header));
  const taken: TakenFigure[] = [];
  const run = await runLualatex({ ...job, rootFile, converse: feed(job, taken) });
  const ended = performance.now();
  const found = diagnoseRun(run, job)
    .filter(({ code }) => !(isIdle(run, taken) && code === 'latex/error'))
    .map(ofUnfinishedFigure(run));
  const shipped = readShipments(run.transcript);
  const figures = new Map<string, DrawnFigure>();
  const lost: BatchFigure[] = [];
  for (const { figure, started, finished = ended } of taken) {
    const key = keyOf(figure);
    const own = found.filter(({ place }) => place?.figure === key);
    const shipment = run.pdfPath === undefined ? undefined : shipped.get(key);
    if (!hasErrors(own)) own.push(...pageCountErrors(key, shipment));
    const isDrawn = shipment?.after !== undefined && !hasErrors(own);
    if (!isDrawn && !hasErrors(own)) lost.push(figure);
    else {
      figures.set(key, {
        ...(isDrawn && { page: shipment.before + 1 }),
        diagnostics: own,
        inputs: run.record.inputsByFigure.get(key) ?? [],
        milliseconds: finished - started,
      });
    }
  }
  const keys = new Set(taken.map(({ figure }) => keyOf(figure)));
  const diagnostics = found.filter(({ place }) => !keys.has(place?.figure ?? ''));
  return { run, figures, diagnostics, lost };
}

interface TakenFigure {
  figure: BatchFigure;
  started: number;
  finished?: number;
}

/** Whether a process was started for figures that others had drawn by the time it was ready: it has no PDF. */
function isIdle({ exitCode, pdfPath }: TexRun, taken: readonly TakenFigure[]): boolean {
  return taken.length === 0 && exitCode === 0 && !pdfPath;
}

/** Gives TeX the next figure whenever it says that it has nothing to do; notes in `taken` which. */
function feed({ figures, onFigure }: BatchJob, taken: TakenFigure[]) {
  const source =
    Symbol.asyncIterator in figures ? figures[Symbol.asyncIterator]() : figures[Symbol.iterator]();
  let rest = '';
  return (printed: string, partner: Partner): void => {
    const lines = (rest + printed).split('\n');
    rest = lines.pop() ?? '';
    for (const figure of markedFigures(lines.join('\n'))) {
      if (figure === '') void giveNext(partner);
    }
  };

  async function giveNext(partner: Partner): Promise<void> {
    const last = taken.at(-1);
    if (last) {
      last.finished = performance.now();
      onFigure?.();
    }
    partner.rest();
    const next = await source.next();
    if (next.done) partner.hangUp();
    else {
      taken.push({ figure: next.value, started: performance.now() });
      partner.say(figureLine(next.value));
    }
  }
}

/** An error that TeX puts at the end of the file belongs to the figure that it was still in. */
function ofUnfinishedFigure({ unfinishedFigure }: TexRun): (item: Diagnostic) => Diagnostic {
  return (item) =>
    item.severity === 'error' && !item.place?.figure && unfinishedFigure
      ? { ...item, place: { ...item.place, figure: unfinishedFigure } }
      : item;
}

/** The root file of a batch: it loads the header, then does what it is told. */
export function batchRoot(header: string): string {
  return [
    '\\directlua{require("chiaroscuro-serve")}%',
    // TeX repeats the call, and not a line its own: lines within lines soon exceed TeX's capacity.
    '\\def\\chiaroscuroserve{\\directlua{require("chiaroscuro-serve")("chiaroscuroserve")}\\chiaroscuroserve}%',
    header,
    '\\begin{document}%',
    `${recordMark('')}\\chiaroscuroserve`,
    '\\end{document}',
    '',
  ].join('\n');
}

/** What draws one figure. LaTeX's own count of shipped pages says which page is whose. */
function figureLine(figure: BatchFigure): string {
  const key = keyOf(figure);
  return [
    say(`before figure ${key}: \\the\\ReadonlyShipoutCounter`),
    say(`begin figure ${key}`),
    recordMark(key),
    `${figure.tex}\\clearpage`,
    say(`end figure ${key}`),
    say(`after figure ${key}: \\the\\ReadonlyShipoutCounter`),
    recordMark(''),
  ].join('');
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

function pageCountErrors(key: string, shipment: Shipment | undefined): Diagnostic[] {
  if (shipment?.after === undefined) return [];
  const count = shipment.after - shipment.before;
  if (count === 1) return [];
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

/** `<chapter>/<name>`. */
export function keyOf({ chapter, name }: Pick<BatchFigure, 'chapter' | 'name'>): string {
  return `${chapter}/${name}`;
}
