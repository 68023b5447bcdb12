import type { Medium } from './style-statement.ts';

/** What stands in the place of text that another medium would read; it has no meaning to TeX or to us. */
export const filler = '\u0001';

/**
 * The code with each \ifprint … \else … \fi decided for a medium. What falls away is filled up, so that
 * offsets stay. Where the conditionals cannot be told apart for certain, the code stays as it is.
 */
export function resolveMedium(code: string, medium: Medium): string {
  if (/\\print(true|false)\b|\\(let|def|newif|unless|expandafter)\s*\\ifprint\b/.test(code))
    return code;
  const own = new Set([...code.matchAll(/\\newif\s*\\(if[A-Za-z@]+)/g)].map(([, name]) => name!));
  let resolved = code;
  for (const { index } of code.matchAll(/\\ifprint(?![A-Za-z@])/g)) {
    const branches = findBranches(code, index, own);
    if (!branches) return code;
    const { opening, otherwise, closing } = branches;
    const gaps =
      medium === 'print'
        ? [opening, merge(otherwise, closing)]
        : [merge(opening, otherwise), closing];
    for (const { start, end } of gaps) {
      resolved = resolved.slice(0, start) + filler.repeat(end - start) + resolved.slice(end);
    }
  }
  return resolved;
}

interface Token {
  start: number;
  end: number;
}

interface Branches {
  opening: Token;
  /** Empty, before \fi, when there is no \else. */
  otherwise: Token;
  closing: Token;
}

const conditionals = new Set(
  (
    'if ifcat ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifx ifeof iftrue ' +
    'iffalse ifcase ifdefined ifcsname iffontchar ifincsname ifabsnum ifabsdim ifprint'
  ).split(' '),
);

function findBranches(code: string, start: number, own: ReadonlySet<string>): Branches | undefined {
  const opening = tokenAt(code, start, '\\ifprint');
  let depth = 0;
  let otherwise: Token | undefined;
  for (const match of code
    .slice(opening.end)
    .matchAll(/\\(if[A-Za-z@]*|else|fi)(?![A-Za-z@])|\\[^]/g)) {
    const name = match[1];
    const token = tokenAt(code, opening.end + match.index, match[0]);
    if (name === undefined) continue;
    if (name === 'else' && depth === 0) otherwise ??= token;
    else if (name === 'fi' && depth === 0) {
      const middle = otherwise ?? { start: token.start, end: token.start };
      const isWhole =
        isBalanced(code.slice(opening.end, middle.start)) &&
        isBalanced(code.slice(middle.end, token.start));
      return isWhole ? { opening, otherwise: middle, closing: token } : undefined;
    } else if (name === 'fi') depth -= 1;
    else if (conditionals.has(name) || own.has(name)) depth += 1;
    else if (name !== 'else') return undefined;
  }
  return undefined;
}

/** A control sequence with the blank after it, which TeX skips. */
function tokenAt(code: string, start: number, name: string): Token {
  const end = start + name.length;
  return { start, end: /^[ \n](?!\n)/.test(code.slice(end, end + 2)) ? end + 1 : end };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/\\[^]|[{}]/g)) {
    if (token === '{') depth += 1;
    if (token === '}' && (depth -= 1) < 0) return false;
  }
  return depth === 0;
}

function merge(first: Token, last: Token): Token {
  return { start: first.start, end: last.end };
}
