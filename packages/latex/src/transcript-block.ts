/** An error as a transcript shows it: the head line, TeX's context lines, the source line. */
export interface ErrorBlock {
  /** File and line that `-file-line-error` puts before the message. */
  path?: string;
  line?: number;
  /** The message with its continuation lines joined. */
  message: string;
  /** The first context line up to the point that TeX had reached. */
  reached: string;
  /** `l.12 …`, joined with the rest of the source line; empty if TeX shows none. */
  excerpt: string;
  /** The file ended, or there was nobody to ask: TeX gave up. */
  isFatal: boolean;
  /** Index of the first line after the block. */
  end: number;
}

const FILE_LINE = /^(?<path>[^\s[(:][^:]*\.\w+):(?<line>\d+): (?<message>.*)$/;
const BARE = /^! (?<message>.*)$/;
const LUA = /^(?<message>(?:\[\\\w+\]|[^\s:]+\.lua):\d+: .*)$/;
const HAS_CONTINUATION =
  /^(LaTeX|LaTeX3|Package|Class|Module|pdfTeX|LuaTeX)\b.*(Error|error)|^error: /;
const CONTEXT =
  /^(l\.\d+ |<(\*|argument|recently read|inserted text|to be read again|read \*|everyjob|template|output)|\\\S+ .*->)/;
const BLOCK_LIMIT = 60;
const HELP_LIMIT = 14;

/** The error that begins at `lines[start]`, or undefined if none does. */
export function readErrorBlock(lines: readonly string[], start: number): ErrorBlock | undefined {
  const head = matchHead(lines[start] ?? '');
  if (!head) return undefined;
  const block = { reached: '', excerpt: '', isFatal: false };
  let index = start + 1;
  const message = [head.message];
  if (HAS_CONTINUATION.test(head.message)) {
    while (isContinuation(lines[index]))
      message.push(lines[index++]!.replace(/^\([\w-]+\)\s*/, '').trim());
  }
  let foundSource = -1;
  let end = index;
  for (; index < lines.length && index < start + BLOCK_LIMIT; index += 1) {
    const line = lines[index]!;
    if (matchHead(line) || isMark(line)) break;
    if (/^(Here is how much of|Runaway )/.test(line)) break;
    if (foundSource >= 0 && (line.trim() === '' || index > foundSource + HELP_LIMIT)) break;
    if (!block.reached && CONTEXT.test(line)) block.reached = line.trimEnd();
    if (/^\*\*\* \(/.test(line)) block.isFatal = true;
    if (foundSource < 0 && /^(l\.\d+ |<\*> )/.test(line)) {
      foundSource = index + 1;
      if (line.startsWith('l.')) block.excerpt = joinSource(line, lines[index + 1] ?? '');
      // The second half of the source line is blank when TeX had reached the line's end.
      index += 1;
    }
    end = index + 1;
  }
  if (lines.slice(end, end + 2).some((line) => /^\*\*\* \(/.test(line))) block.isFatal = true;
  return { ...head, ...block, message: message.join(' ').trim(), end };
}

function matchHead(line: string): { path?: string; line?: number; message: string } | undefined {
  const stated = FILE_LINE.exec(line)?.groups;
  if (stated)
    return { path: stated['path']!, line: Number(stated['line']), message: stated['message']! };
  const message = (BARE.exec(line) ?? LUA.exec(line))?.groups?.['message'];
  return message === undefined ? undefined : { message };
}

function isContinuation(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && !CONTEXT.test(line) && !matchHead(line);
}

function isMark(line: string): boolean {
  return line.startsWith('chiaroscuro: ');
}

/** TeX indents the unread half of a source line to where it had stopped reading. */
function joinSource(left: string, right: string): string {
  if (right.trim() === '') return left.trimEnd();
  const indent = [...left].length;
  const rest = right.slice(0, indent).trim() === '' ? right.slice(indent) : right.trimStart();
  // TeX drops the space after a macro's name; without it the two would be one name.
  const space = /\\[A-Za-z@]+$/.test(left) && /^[A-Za-z@]/.test(rest) ? ' ' : '';
  return `${left}${space}${rest}`.trimEnd();
}
