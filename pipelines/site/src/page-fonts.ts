import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { kpsewhich } from '@chiaroscuro/latex/companions';

/** The fonts of the website, which come with TeX, by the names that site.css gives them. */
const fonts: Readonly<Record<string, string>> = {
  regular: 'texgyrepagella-regular.otf',
  italic: 'texgyrepagella-italic.otf',
  bold: 'texgyrepagella-bold.otf',
  mathematics: 'texgyrepagella-math.otf',
};

const features = ['kern', 'liga', 'onum', 'pnum', 'lnum', 'tnum', 'smcp', 'locl', 'ccmp', 'mark'];

/**
 * The fonts, reduced to the characters that the pages show, as WOFF2 by their addresses.
 *
 * @throws UserError `tool/missing` for a font that TeX does not have.
 */
export async function pageFonts(
  pages: Iterable<string>,
  workFolder: string,
): Promise<Map<string, Uint8Array>> {
  const text = [...new Set([...pages].join(''))].sort().join('');
  const job = { inputFolders: [], sourceDateEpoch: 0, workFolder, timeLimitSeconds: 60 };
  const found = await kpsewhich(Object.values(fonts), job);
  const files = new Map<string, Uint8Array>();
  for (const [name, font] of Object.entries(fonts)) {
    const file = found.get(font);
    if (file === undefined) {
      throw new UserError({
        code: 'tool/missing',
        severity: 'error',
        message: `expected kpsewhich to find the font ${font}, found none`,
        hint: 'Install fonts-texgyre and fonts-texgyre-math, or the TeX Live packages tex-gyre and tex-gyre-math.',
      });
    }
    const options = name === 'mathematics' ? {} : { keepFeatures: features };
    const subset = await subsetFont(readFileSync(file), text, {
      targetFormat: 'woff2',
      ...options,
    });
    files.set(`fonts/${name}.woff2`, subset);
  }
  return files;
}
