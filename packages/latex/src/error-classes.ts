import { debianPackageOf, debianPackageOfFont } from './debian-packages.ts';
import { classifyDrawingError } from './drawing-errors.ts';
import type { ErrorClass } from './error-class.ts';
import type { ErrorBlock } from './transcript-block.ts';

type Reader = (block: ErrorBlock) => ErrorClass | undefined;

/** Recognises an error by its message; one that nothing recognises is `latex/error`. */
export function classifyError(block: ErrorBlock): ErrorClass {
  for (const read of readers) {
    const found = read(block);
    if (found) return found;
  }
  const message = block.message.replace(
    /^((LaTeX3?|Package|Class|Module)( \S+)? )Error: /,
    (_, who: string) =>
      /^LaTeX/.test(who) ? '' : `${who.replace(/^(Package|Class|Module) /, '').trim()}: `,
  );
  const hint = hints.find(([pattern]) => pattern.test(message))?.[1];
  return { code: 'latex/error', message: sentence(message), ...(hint && { hint }) };
}

const hints: readonly [RegExp, string][] = [
  [
    /^Missing \$ inserted/,
    'A formula is not closed by this point, or mathematics stands outside $…$.',
  ],
  [
    /^(Paragraph ended|File ended|Forbidden control sequence)/,
    'Look before this line for a { that is never closed.',
  ],
  [/^(Extra \}|Too many \}'s)/, 'There is one } more than there are {.'],
  [
    /^Extra alignment tab/,
    'The row has more & than the table or matrix has columns; perhaps \\\\ is missing.',
  ],
  [/^(Double sub|Double super)/, 'Write braces: x_{1,2}, or {x_1}_2.'],
  [/ended by \\end/, 'Each \\begin{…} needs its own \\end{…}, in the opposite order.'],
];

const readers: readonly Reader[] = [
  undefinedMacro,
  undefinedEnvironment,
  missingFile,
  classifyDrawingError,
  missingFont,
  refusedFile,
  exhausted,
  luaError,
];

function undefinedMacro({ message, reached }: ErrorBlock): ErrorClass | undefined {
  if (!message.startsWith('Undefined control sequence')) return undefined;
  const macro = /(\\(?:[\p{L}@:_]+|[^\s\p{L}]))\s*$/u.exec(reached)?.[1];
  return {
    code: 'latex/undefined-macro',
    message: macro ? `Undefined macro ${macro}.` : 'Undefined macro.',
    hint: macro
      ? `Check the spelling of ${macro}, or define it in the book's stylesheet.`
      : "Check the spelling, or define it in the book's stylesheet.",
    ...(macro && { subject: macro }),
  };
}

function undefinedEnvironment({ message }: ErrorBlock): ErrorClass | undefined {
  const name = /LaTeX Error: Environment (\S+) undefined/.exec(message)?.[1];
  if (!name) return undefined;
  return {
    code: 'latex/undefined-macro',
    message: `Undefined environment ${name}.`,
    hint: `Check the spelling of ${name}, or define it in the book's stylesheet.`,
    subject: name,
  };
}

function missingFile({ message }: ErrorBlock): ErrorClass | undefined {
  const name = /(?:File|find file) [`']([^']+)'(?: not found)?/.exec(message)?.[1];
  if (!name || !/not found|find file/.test(message)) return undefined;
  const [, stem, ending] = /^(.*)\.(sty|cls)$/.exec(name) ?? [];
  if (stem === undefined || ending === undefined) {
    const leavesProject = name.startsWith('/') || name.split('/').includes('..');
    const hint = leavesProject
      ? 'TeX may only read below the folders that the build gives it: no absolute path, no `..`.'
      : 'Check the spelling and the folder; paths start at an input folder of the build.';
    return {
      code: 'latex/missing-file',
      message: `Expected the file ${name}, but TeX did not find it.`,
      hint,
      subject: name,
    };
  }
  const debian = debianPackageOf(stem);
  return {
    code: 'latex/missing-package',
    message: `Expected the LaTeX ${ending === 'cls' ? 'class' : 'package'} ${stem}, but ${name} is not installed.`,
    hint: debian
      ? `On Debian: apt-get install ${debian}`
      : `Check the spelling, or find its package with: apt-file search /${name}`,
    subject: name,
  };
}

function missingFont({ message }: ErrorBlock): ErrorClass | undefined {
  const family =
    /The font "([^"]+)" cannot be found/.exec(message)?.[1] ??
    /^Font \S+?=(.+?)(?::\S*)? (?:at \S+ |scaled \d+ )?not loadable/.exec(message)?.[1];
  if (!family) return undefined;
  const debian = debianPackageOfFont(family);
  return {
    code: 'latex/font-substitution',
    message: `Expected the font "${family}", but it is not installed.`,
    hint: debian
      ? `On Debian: apt-get install ${debian}`
      : 'Check its name with: luaotfload-tool --find="<name>"',
    subject: family,
  };
}

function refusedFile({ message }: ErrorBlock): ErrorClass | undefined {
  const name = /I can't write on file [`']([^']+)'/.exec(message)?.[1];
  if (!name) return undefined;
  return {
    code: 'book/path-escapes',
    message: `TeX was told to write ${name}, but it may only write into its own work folder.`,
    subject: name,
  };
}

function exhausted({ message }: ErrorBlock): ErrorClass | undefined {
  if (message === 'Interruption.') {
    return {
      code: 'latex/time-limit',
      message: 'TeX ran longer than its time limit; here it was interrupted.',
      hint: 'A loop without end is the usual cause.',
    };
  }
  if (/not enough memory|I ran out of memory/.test(message)) {
    return {
      code: 'latex/memory-limit',
      message: 'TeX needed more memory than its limit.',
      hint: 'Give the drawing fewer points, or raise the limit.',
    };
  }
  const [, what, size] = /TeX capacity exceeded, sorry \[(.+?)=(\d+)\]/.exec(message) ?? [];
  if (!what) return undefined;
  const isMemory = /memory|pool|hash/.test(what);
  return {
    code: isMemory ? 'latex/memory-limit' : 'latex/error',
    message: `TeX ran out of ${what} (its capacity is ${size}).`,
    hint: isMemory
      ? 'Give the drawing fewer points.'
      : 'A macro that calls itself without end is the usual cause.',
  };
}

function luaError({ message }: ErrorBlock): ErrorClass | undefined {
  const match = /^(?:LuaTeX error )?(\[\\\w+\]|[^\s:]+\.lua):(\d+): (.*)$/.exec(message);
  if (!match) return undefined;
  const [, chunk, line, what] = match;
  return {
    code: 'latex/error',
    message: sentence(`Lua (${chunk}, line ${line}): ${what}`),
    subject: what!,
  };
}

function sentence(text: string): string {
  return `${text.trim().replace(/\.*$/, '')}.`;
}
