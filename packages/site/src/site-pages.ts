import { bookPage } from './book-page.ts';
import { figurePage } from './figure-page.ts';
import { galleryPage } from './gallery-page.ts';
import { allSiteFigures, figureAddress, type Site } from './site.ts';

/** Every page of the website by its address from the root. The same site gives the same pages. */
export function sitePages(site: Site): Map<string, string> {
  return new Map([
    ['index.html', bookPage(site)],
    ['figures.html', galleryPage(site)],
    ...allSiteFigures(site).map((figure): [string, string] => [
      figureAddress(figure),
      figurePage(site, figure),
    ]),
  ]);
}
