import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import { compareWithGolden } from '@chiaroscuro/tables/compare-with-golden';
import { describeFinding, describeSubject } from '@chiaroscuro/tables/describe-finding';
import { toleranceOf } from '@chiaroscuro/tables/tolerance';

/** The numbers of one figure as a notebook computed them. */
export type NotebookNumbers = Pick<FigureArrays, 'tables' | 'numbers'>;

/** What a notebook must show, what it showed, and what the book prints. */
export interface Parity {
  chapter: string;
  /** The notebook's source, relative to the project. */
  file: string;
  /** Figures that the book's pages send readers to the notebook for. */
  promised: readonly string[];
  /** Figures to the numbers that the notebook computed. */
  computed: ReadonlyMap<string, NotebookNumbers>;
  /** Figures to the numbers that the book's drawings and text are made from. */
  book: ReadonlyMap<string, FigureArrays>;
}

/**
 * Holds the numbers of a notebook against those of the book, figure by figure, within the tolerance with which
 * the book's own are held against the accepted ones.
 *
 * @returns an error for each figure that differs, that was promised and is not computed, or that the book does not have.
 */
export function checkParity(parity: Parity): Diagnostic[] {
  const figures = [...new Set([...parity.promised, ...parity.computed.keys()])].sort();
  return figures.flatMap((figure) => checkFigure(parity, figure) ?? []);
}

function checkFigure(
  { chapter, file, computed, book }: Parity,
  figure: string,
): Diagnostic | undefined {
  const place = { file, figure: `${chapter}/${figure}` };
  const [own, printed] = [computed.get(figure), book.get(figure)];
  if (!own) {
    return {
      code: 'notebook/figure-missing',
      severity: 'error',
      message: `the notebook promises the figure ${figure}, but no cell computes it`,
      place,
      hint: `Compute it with compute('${figure}', …) in a cell of its own, or take it out of notebook.json.`,
    };
  }
  if (!printed) {
    return {
      code: 'notebook/figure-missing',
      severity: 'error',
      message: `the notebook computes ${figure}, of which the book has no numbers`,
      place,
      hint: 'Give compute() the name of the figure whose module the cell imports; vary() computes what the book does not print.',
    };
  }
  const accepted = {
    figure: place.figure,
    backend: printed.provenance.backend,
    tolerance: toleranceOf(printed.provenance),
    numbers: printed.numbers,
    tables: Object.fromEntries(
      Object.entries(printed.tables).map(([name, table]) => [name, exact(table)]),
    ),
  };
  const [worst] = compareWithGolden(own, accepted, accepted.tolerance);
  if (!worst) return undefined;
  return {
    code: 'notebook/parity',
    severity: 'error',
    message: `the notebook shows other numbers than the book, ${describeSubject(worst)}: ${describeFinding(worst, accepted.tolerance)}`,
    place,
    hint: 'If the figure has changed, build the book again; if the cell has, give its knobs the book’s values.',
  };
}

/** The book's own numbers are not rounded. */
function exact({ columns, ...mesh }: FigureArrays['tables'][string]) {
  const entries = Object.entries(columns).map(
    ([name, values]) => [name, Array.from(values)] as const,
  );
  return {
    ...mesh,
    columns: Object.fromEntries(entries),
    steps: Object.fromEntries(entries.map(([name]) => [name, 0])),
  };
}
