/// <reference lib="dom" />
import { OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** @import { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' */

/**
 * A box on a page, in points from the left and top edges of its media box.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

/** @type {WeakMap<PDFDocumentProxy, Map<number, Promise<Box[]>>>} */
const known = new WeakMap();

/**
 * Where a page holds other PDFs, such as figures: LaTeX includes each as a form, whose box is that
 * of the PDF's page.
 *
 * @param {PDFDocumentProxy} pdf
 * @param {number} number page, from 1
 */
export function formPlaces(pdf, number) {
  /** @type {Map<number, Promise<Box[]>>} */
  const pages = known.get(pdf) ?? new Map();
  known.set(pdf, pages);
  const places = pages.get(number) ?? findForms(pdf, number);
  pages.set(number, places);
  return places;
}

/**
 * @param {PDFDocumentProxy} pdf
 * @param {number} number
 * @returns {Promise<Box[]>}
 */
async function findForms(pdf, number) {
  const page = await pdf.getPage(number);
  const { fnArray, argsArray } = await page.getOperatorList();
  const [, , , top = 0] = page.view;
  /** @type {Box[]} */
  const boxes = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  /** @type {number[][]} */
  const saved = [];
  fnArray.forEach((operator, index) => {
    const args = /** @type {ArrayLike<number>[]} */ (argsArray[index] ?? []);
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) {
      matrix = Util.transform(matrix, /** @type {number[]} */ (/** @type {unknown} */ (args)));
    } else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      const [own, bounds] = args;
      if (own) matrix = Util.transform(matrix, [...Array.from(own)]);
      if (bounds) boxes.push(boxOf(matrix, Array.from(bounds), top));
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
  });
  page.cleanup();
  return boxes;
}

/**
 * @param {number[]} matrix
 * @param {number[]} bounds
 * @param {number} top
 * @returns {Box}
 */
function boxOf(
  [a = 1, , , d = 1, e = 0, f = 0],
  [left = 0, bottom = 0, right = 0, upper = 0],
  top,
) {
  const [width, height] = [Math.abs(a) * (right - left), Math.abs(d) * (upper - bottom)];
  return { x: e + a * left, y: top - (f + d * bottom) - height, width, height };
}
