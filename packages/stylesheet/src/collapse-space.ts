/**
 * One space for a run of them, one line feed for a paragraph break. Outside braces, where a
 * preamble prints nothing, a break is a space, and space after a closing bracket goes.
 */
export function collapseSpace(code: string): string {
  const runs = code
    .replaceAll(/[ \t]*\n(?:[ \t]*\n)+[ \t]*/g, '\f')
    .replaceAll(/[ \t]*\n[ \t]*|[ \t]+/g, ' ')
    .replaceAll('\f', '\n');
  let depth = 0;
  let output = '';
  for (const [token] of runs.matchAll(/\\[^]|[^]/g)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    const isSpace = token === ' ' || token === '\n';
    if (depth > 0 || !isSpace) output += token;
    else if (output !== '' && !/(?:^|[^\\])[\]} ]$/.test(output)) output += ' ';
  }
  return output.trimEnd();
}
