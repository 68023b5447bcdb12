import { readFileSync } from 'node:fs';
import path from 'node:path';
import { requiredColour } from '@chiaroscuro/stylesheet/required-colour';
import { resolveEdition } from '@chiaroscuro/stylesheet/resolve-edition';
import type { Stylesheet } from '@chiaroscuro/stylesheet/stylesheet';
import { icon } from './icon.ts';
import { colourSheet, type LookEditions } from './look-colours.ts';

const asset = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');

/** The files that all pages of the website share, by address, but for its fonts. */
export function siteAssets(stylesheet: Stylesheet, editions: LookEditions): Map<string, string> {
  const dark = resolveEdition(stylesheet, editions.dark);
  return new Map([
    ['colours.css', colourSheet(stylesheet, editions)],
    ['site.css', asset('site.css')],
    ['look.js', asset('look.js')],
    ['icon.svg', icon({ paper: requiredColour(dark, 'paper'), ink: requiredColour(dark, 'ink') })],
  ]);
}
