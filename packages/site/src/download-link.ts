import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { fileSize } from './file-size.ts';
import type { Site } from './site.ts';

/** What a link to a file of the website says. */
export interface Download {
  /** From the page to the root of the website. */
  root: string;
  /** From the root. */
  address: string;
  text: Markup | string;
}

/**
 * A link that downloads a file of the website, with its size.
 *
 * @throws Error for a file that the website does not have.
 */
export function downloadLink({ bytes }: Site, { root, address, text }: Download): Markup {
  const size = bytes.get(address);
  if (size === undefined) throw new Error(`the website has no file ${address}`);
  return html`<a href="${root}${address}" download
    >${text} <span class="size">${fileSize(size)}</span></a
  >`;
}
