/** A piece of TeX between braces or brackets, and where the text goes on behind it. */
export interface Group {
  text: string;
  /** Offset of `text` in what was read. */
  start: number;
  end: number;
}

/**
 * The group that begins at `offset`, after white space and comments.
 *
 * @param brackets the opening and the closing one.
 * @returns undefined where there is none, or where it does not end.
 */
export function groupAt(source: string, offset: number, brackets = '{}'): Group | undefined {
  const start = offset + (/^(?:\s|%[^\n]*\n)*/.exec(source.slice(offset))?.[0].length ?? 0);
  if (source[start] !== brackets[0]) return undefined;
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at]!;
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    const isClosed = character === brackets[1] && depth === 0;
    if (isClosed && at > start)
      return { text: source.slice(start + 1, at), start: start + 1, end: at + 1 };
  }
  return undefined;
}

/** As many groups in braces as follow each other from `offset`, up to `count`; `end` is behind the last. */
export function groupsAt(
  source: string,
  offset: number,
  count: number,
): { groups: Group[]; end: number } {
  const groups: Group[] = [];
  let end = offset;
  while (groups.length < count) {
    const group = groupAt(source, end);
    if (!group) break;
    groups.push(group);
    ({ end } = group);
  }
  return { groups, end };
}
