import type { ErrorClass } from './error-class.ts';
import type { ErrorBlock } from './transcript-block.ts';

/** Recognises errors of drawings: figures, numbers, tables, columns, keys and colours that do not exist. */
export function classifyDrawingError(block: ErrorBlock): ErrorClass | undefined {
  return (
    missingFigure(block) ??
    missingNumber(block) ??
    missingTable(block) ??
    missingColumn(block) ??
    unknownKey(block) ??
    undefinedColour(block)
  );
}

function missingFigure({ message }: ErrorBlock): ErrorClass | undefined {
  const figure = /Package chiaroscuro Error: Figure (\S+) does not exist/.exec(message)?.[1];
  if (!figure) return undefined;
  const [chapter, name] = figure.split('/');
  return {
    code: 'figure/missing',
    message: `Expected a figure ${figure}, but it has no drawing.`,
    hint: `Correct the name, or write figures/${name}/${name}.tex in the chapter ${chapter}.`,
    subject: figure,
  };
}

function missingNumber({ message }: ErrorBlock): ErrorClass | undefined {
  const [, figure, name] =
    /chiaroscuro: figure (\S+) computes no number called ([^\s.]+)/.exec(message) ?? [];
  if (!figure || !name) return undefined;
  return {
    code: 'figure/missing-number',
    message: `Expected the figure ${figure} to compute a number "${name}", but it does not.`,
    hint: "Correct the names, or add the number to what the figure's compute() returns.",
    subject: `${figure} ${name}`,
  };
}

function missingTable({ message }: ErrorBlock): ErrorClass | undefined {
  const path = /Could not read table file '([^']+)'/.exec(message)?.[1];
  if (!path) return undefined;
  const { figure, table } = tableOf(path);
  const what = figure ? `the table "${table}" of figure ${figure}` : `the table ${path}`;
  return {
    code: 'latex/missing-table',
    message: `Expected ${what}, but there is no file ${path}.`,
    hint: figure
      ? `Let the figure's compute() return a table called "${table}", or correct the name in its drawing.`
      : 'Correct the path; tables are <chapter>/build/tables/<figure>/<table>.dat.',
    place: { ...(figure && { figure }), table },
    subject: path,
  };
}

function missingColumn({ message, excerpt }: ErrorBlock): ErrorClass | undefined {
  const column = /could not retrieve column '([^']+)' from table/.exec(message)?.[1];
  if (column === undefined) return undefined;
  const path = /\{([^{}]+\.\w+)\}/.exec(excerpt)?.[1];
  const { figure, table } = path ? tableOf(path) : {};
  return {
    code: 'table/columns',
    message: `Expected a column "${column}" in ${path ? `the table ${path}` : 'the table'}, but it has none of that name.`,
    hint: "Compare with the columns that the figure's compute() returns; the table's first line lists them.",
    place: { ...(figure && { figure }), ...(table && { table }), column },
    subject: column,
  };
}

function unknownKey({ message }: ErrorBlock): ErrorClass | undefined {
  const match = /I do not know the key '([^']+)'(?:, to which you passed '([^']*)')?/.exec(message);
  if (!match) return undefined;
  const [, key, value] = match;
  return {
    code: 'latex/error',
    message: `Unknown key ${key}${value === undefined ? '' : `, given the value "${value}"`}.`,
    hint: 'Check the spelling, or load the TikZ or PGFPlots library that defines it.',
    subject: key!,
  };
}

function undefinedColour({ message }: ErrorBlock): ErrorClass | undefined {
  const colour = /Undefined colou?r [`']([^']+)'/.exec(message)?.[1];
  if (!colour) return undefined;
  return {
    code: 'stylesheet/unknown',
    message: `Undefined colour "${colour}".`,
    hint: 'Use the name of a symbol, role or hue of the stylesheet.',
    subject: colour,
  };
}

/** `<chapter>/build/tables/<figure>/<table>.dat`, taken apart. */
function tableOf(path: string): { figure?: string; table: string } {
  const parts = /(?:^|\/)([^/]+)\/build\/tables\/([^/]+)\/([^/]+?)(?:\.\w+)?$/.exec(path);
  if (parts) return { figure: `${parts[1]}/${parts[2]}`, table: parts[3]! };
  return { table: path.replace(/^.*\//, '').replace(/\.\w+$/, '') };
}
