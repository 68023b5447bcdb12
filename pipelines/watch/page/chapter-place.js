/// <reference lib="dom" />
/** @import { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' */

/**
 * The page of the book, from 1, at which a chapter's proof belongs: the one whose words are most
 * like those of the proof's first page. An edit changes few of them, and page numbers and chapter
 * numbers, which differ in a proof, do not matter.
 *
 * @param {PDFDocumentProxy} book
 * @param {PDFDocumentProxy} proof
 * @returns {Promise<number | undefined>} undefined when no page is alike
 */
export async function placeOfProof(book, proof) {
  const wanted = await wordsOf(proof, 1);
  let best = { page: 0, likeness: 0.3 };
  for (let page = 1; page <= book.numPages; page += 1) {
    const likeness = overlap(wanted, await wordsOf(book, page));
    if (likeness > best.likeness) best = { page, likeness };
    if (likeness > 0.9) break;
  }
  return best.page || undefined;
}

/**
 * @param {PDFDocumentProxy} pdf
 * @param {number} number
 */
async function wordsOf(pdf, number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  return new Set(text.match(/\p{L}{2,}/gu) ?? []);
}

/**
 * Words in both, as a part of the words in either (Jaccard's index).
 *
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function overlap(one, other) {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / Math.max(1, one.size + other.size - both);
}
