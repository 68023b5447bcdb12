import type { PDFDocument, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';
import { dictEntry } from '../../pdf-values.ts';
import { nameTree } from './tree-entries.ts';

/** Why a link or outline item leads nowhere: undefined if it leads somewhere. */
export type TargetFault = (holder: PDFDict) => { fault: string; hint: string } | undefined;

/**
 * Judges the targets of links and outline items: destinations within the file, addresses on the web, files beside it.
 *
 * @param isBeside whether a file is where a relative address leads from the PDF.
 */
export function targetFaults(
  document: PDFDocument,
  isBeside: (file: string) => boolean,
): TargetFault {
  const pages = new Set<PDFObject>(document.getPages().map(({ ref }) => ref));
  const named = namedDestinations(document);
  const faultOfDestination = (target: PDFObject | undefined) => {
    const fault = destinationFault({ document, target, pages, named });
    return fault === undefined ? undefined : { fault, hint: destinationHint };
  };
  return (holder) => {
    if (holder.has(PDFName.of('Dest')))
      return faultOfDestination(holder.lookup(PDFName.of('Dest')));
    const action = dictEntry(holder, 'A');
    if (!action) return { fault: 'neither a destination nor an action', hint: destinationHint };
    const kind = action.lookup(PDFName.of('S'));
    if (kind === PDFName.of('GoTo')) return faultOfDestination(action.lookup(PDFName.of('D')));
    if (kind === PDFName.of('URI')) return addressFault(action.lookup(PDFName.of('URI')), isBeside);
    if (kind === PDFName.of('Named')) return undefined;
    const name = kind instanceof PDFName ? kind.decodeText() : 'of no kind';
    return {
      fault: `an action ${name}`,
      hint: 'Link to a place in the book, to a page on the web, or by its address to a file that is handed out with the book.',
    };
  };
}

const destinationHint =
  'Give the target a \\label, or an \\hypertarget of this name; a page that was taken out took its targets along.';

function namedDestinations({ catalog }: PDFDocument): Map<string, PDFObject> {
  const old = dictEntry(catalog, 'Dests');
  const fromDict = old?.keys().map((key) => [key.decodeText(), old.get(key)!] as const) ?? [];
  const tree = dictEntry(catalog, 'Names')?.lookup(PDFName.of('Dests'));
  return new Map<string, PDFObject>([...fromDict, ...nameTree(tree)]);
}

function destinationFault(options: {
  document: PDFDocument;
  target: PDFObject | undefined;
  pages: ReadonlySet<PDFObject>;
  named: ReadonlyMap<string, PDFObject>;
}): string | undefined {
  const { document, target, pages, named } = options;
  const name =
    target instanceof PDFName || target instanceof PDFString || target instanceof PDFHexString
      ? target.decodeText()
      : undefined;
  const found = document.context.lookup(name === undefined ? target : named.get(name));
  // A name may stand for a dictionary that holds the destination (ISO 32000-1, 12.3.2.3).
  const destination = found instanceof PDFDict ? found.lookup(PDFName.of('D')) : found;
  const what = name === undefined ? 'a destination' : `the name ${JSON.stringify(name)}`;
  if (found === undefined)
    return name === undefined ? 'no destination' : `${what}, which nothing has`;
  const page = destination instanceof PDFArray ? destination.get(0) : undefined;
  if (!(page instanceof PDFRef)) return `${what} that names no page`;
  return pages.has(page) ? undefined : `${what} on a page that is not in the file`;
}

function addressFault(
  object: PDFObject | undefined,
  isBeside: (file: string) => boolean,
): ReturnType<TargetFault> {
  const isText = object instanceof PDFString || object instanceof PDFHexString;
  const address = isText ? object.decodeText() : '';
  const shown = JSON.stringify(address);
  const wellFormed = 'Write the address whole, as the browser shows it: https://….';
  const [file] = address.split('#');
  if (isRelative(address)) {
    if (isBeside(file!)) return undefined;
    return {
      fault: `the file ${JSON.stringify(file)}, which does not lie beside the PDF`,
      hint: 'Hand it out with the book under this name; npm run notebooks makes notebooks.',
    };
  }
  // White space and control characters are dropped by browsers, and not by all readers.
  if (!URL.canParse(address) || /[\s\p{Cc}]/u.test(address))
    return { fault: `an address that is not well formed, ${shown}`, hint: wellFormed };
  const { protocol, hostname } = new URL(address);
  if (protocol === 'mailto:') return undefined;
  if (protocol !== 'https:')
    return {
      fault: `an address that is not https, ${shown}`,
      hint: 'Nearly every site answers by https; look whether it does, or link to an archived copy.',
    };
  return hostname.includes('.')
    ? undefined
    : { fault: `an address on no public host, ${shown}`, hint: wellFormed };
}

/**
 * Whether an address leads downwards to a file, from where the PDF lies (ISO 32000-1, 12.6.4.7): `folder/name.extension`, and
 * perhaps a place in it. What has a dot in its first part is rather an address that has lost its https.
 */
function isRelative(address: string): boolean {
  return /^[\w-]+(?:\/[\w-]+)*\/[\w-]+\.\w+(?:#[\w.=&-]+)?$/.test(address);
}
