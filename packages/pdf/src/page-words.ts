import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';
import type { PageBox } from './annotations.ts';

/** A word on a page. */
export interface PageWord extends PageBox {
  text: string;
}

/**
 * The words of each page in reading order and where they stand, as Poppler finds them.
 *
 * @throws UserError `tool/missing` without pdftotext, `prepress/unreadable` when it fails.
 */
export async function pageWords(file: string): Promise<PageWord[][]> {
  const run = await execa('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-'], {
    reject: false,
    timeout: 300_000,
    maxBuffer: 500_000_000,
  });
  if (run.code === 'ENOENT') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: 'Expected the program pdftotext, found none.',
      hint: 'Install poppler-utils.',
    });
  }
  if (run.failed) {
    throw new UserError({
      code: 'prepress/unreadable',
      severity: 'error',
      message: 'Expected the words of every page, but pdftotext failed.',
      place: { file },
      excerpt: run.stderr,
    });
  }
  return readWords(run.stdout);
}

const word = /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g;
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** The words in what `pdftotext -bbox` writes, page by page. */
export function readWords(xhtml: string): PageWord[][] {
  return xhtml
    .split(/<page\b/)
    .slice(1)
    .map((page) =>
      [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
        ...{ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
        text: text!.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name]!),
      })),
    );
}
