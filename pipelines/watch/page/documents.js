/// <reference lib="dom" />
import {
  getDocument,
  GlobalWorkerOptions,
  PagesMapper,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** @import { PDFDocumentProxy, PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs' */

GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.mjs';

// pdf.js 5.4.624 keeps one page count for all documents (mozilla/pdf.js#20629), so that a figure's one
// page would end the book after its first, and holds on to every document that was ever open. Nothing
// here moves pages about: the count need not be known, nor anybody be told of it.
Object.defineProperty(PagesMapper.prototype, 'pagesNumber', { get: () => Infinity, set() {} });
PagesMapper.prototype.addListener = () => {};

/** One worker reads all documents: closing one does not cost the start of the next. */
const worker = new PDFWorker();

/** @type {Map<string, { users: number, task: Promise<PDFDocumentLoadingTask> }>} */
const open = new Map();

/**
 * A PDF by its address, as long as somebody uses it. Each call must be followed by one `release`.
 *
 * @param {string} address holds the version, so that equal addresses are equal documents
 * @returns {Promise<PDFDocumentProxy>}
 */
export async function use(address) {
  let entry = open.get(address);
  if (!entry) {
    entry = { users: 0, task: load(address) };
    open.set(address, entry);
  }
  entry.users += 1;
  try {
    return await (
      await entry.task
    ).promise;
  } catch (error) {
    release(address);
    throw error;
  }
}

/**
 * Says that a document is not needed any more; the last one to say so closes it.
 *
 * @param {string} address
 */
export function release(address) {
  const entry = open.get(address);
  if (!entry) return;
  entry.users -= 1;
  if (entry.users > 0) return;
  open.delete(address);
  entry.task.then((task) => task.destroy()).catch(() => {});
}

/** How many documents are open. */
export function openDocuments() {
  return open.size;
}

/**
 * Fetched whole: the file behind the address may be replaced while it is read.
 *
 * @param {string} address
 */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  return getDocument({
    data,
    worker,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
    // The page's policy forbids code made from text, so pdf.js need not try.
    isEvalSupported: false,
  });
}
