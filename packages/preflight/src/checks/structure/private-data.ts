import { userInfo } from 'node:os';
import type { PaintedContent } from '@chiaroscuro/pdf/content-walk';
import { paintedContent } from '@chiaroscuro/pdf/content-walk';
import type { PDFDict, PDFDocument } from 'pdf-lib';
import { PDFStream } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { infoOf, textIn, textOf } from './text-values.ts';
import { reachableObjects } from './reachable-objects.ts';
import { readableBytes } from './readable-bytes.ts';
import { structureCheck } from './structure-check.ts';

/** Row 17. Where a book was made, and under which login, is nobody's business. */
export const privateData = structureCheck({
  code: 'preflight/private-data',
  inspect: ({ document }) => {
    const noted = [...includedFiles(document)];
    const told = new Set(noted.map(({ text }) => text));
    const remarks = noted.map(({ remark }) => remark);
    for (const { text, where } of textsOf(document)) {
      const found = told.has(text) ? undefined : privateIn(text);
      told.add(text);
      if (found !== undefined)
        remarks.push({ message: `Expected no ${found}, found ${quoted(text)} in ${where}.`, hint });
    }
    return [...remarks, ...loginInInfo(document)];
  },
});

const hint =
  'Let the stage prepress write Info and XMP; give fonts and files by names relative to the book, and set \\pdfvariable suppressptexinfo.';

/** TeX notes the file name of each PDF that it includes, a path and all. */
function* includedFiles(document: PDFDocument): Generator<{ text: string; remark: Remark }> {
  for (const { dict, page, figure } of paintedContent(document)) {
    const text = textIn(dict, 'PTEX.FileName');
    if (!text) continue;
    yield {
      text,
      remark: {
        message: `Expected no name of an included file, found ${quoted(text)} in /PTEX.FileName.`,
        place: placeOf({ page, figure }),
        hint,
      },
    };
  }
}

function placeOf({ page, figure }: Pick<PaintedContent, 'page'> & { figure: string | undefined }) {
  return { page, ...(figure !== undefined && { figure }) };
}

/** All strings of the file outside the content of pages, and the XMP packet word by word. */
function* textsOf(document: PDFDocument): Generator<{ text: string; where: string }> {
  for (const { object, key } of reachableObjects(document)) {
    const text = textOf(object);
    if (text) yield { text, where: key === undefined ? 'a string' : `/${key}` };
    if (!(object instanceof PDFStream) || key !== 'Metadata') continue;
    for (const word of packetWords(object)) yield { text: word, where: 'the XMP packet' };
  }
}

function packetWords(stream: PDFStream): string[] {
  return new TextDecoder().decode(readableBytes(stream)).split(/[<>"'\n]+/);
}

const patterns: readonly [what: string, pattern: RegExp][] = [
  ['file: address', /\bfile:\/{1,3}[^\s/]/i],
  ['path of a Windows machine', /(^|[^a-z0-9])[a-z]:[\\/](?![\\/])[^\s]/i],
  ['path of a Windows network', /^\\\\[\w.-]+\\[\w$.-]+/],
  [
    'path of the machine',
    /(^|[\s"'(=:,;])\/(home|users|root|tmp|var|private|mnt|media|volumes|opt|usr|srv|work|workspace|builds?|github)\/[^\s/]/i,
  ],
  ['home folder', /(^|[\s"'(=:,;])~[\w-]*\/[^\s/]/],
];

function privateIn(text: string): string | undefined {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Logins that name no person, and are words of their own. */
const common = new Set(['root', 'user', 'runner', 'node', 'admin', 'build', 'vscode', 'ubuntu']);

/** An author may be called like his login; the programs that he used are not. */
function loginInInfo(document: PDFDocument): Remark[] {
  const info = infoOf(document);
  const login = loginName();
  if (!info || login === undefined || common.has(login) || login.length < 3) return [];
  const wordsOf = (key: string) => (textIn(info, key) ?? '').toLowerCase().split(/[^\p{L}\d._-]+/u);
  return keysOf(info)
    .filter((key) => !['Title', 'Author', 'Subject', 'Keywords'].includes(key))
    .filter((key) => wordsOf(key).includes(login.toLowerCase()))
    .map((key) => ({
      message: `Expected no login name, found ${quoted(textIn(info, key) ?? '')} in /${key} of Info.`,
      hint,
    }));
}

function keysOf(dict: PDFDict): string[] {
  return dict.keys().map((key) => key.decodeText());
}

function loginName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no login has.
    return undefined;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
