/// <reference lib="dom" />
/** @import { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs' */

/**
 * What a sheet shows.
 *
 * @typedef {object} Picture
 * @property {string} key         equal keys are equal pictures
 * @property {PDFDocumentProxy} document
 * @property {number} page        from 1
 * @property {string} paper       colour beneath the page, as CSS writes it
 * @property {number} margin      points to cut off at each side, such as the bleed
 */

/** Browsers refuse canvases of more pixels than this, or take very long. */
const mostPixels = 16e6;

/**
 * A place in which one page of a PDF is shown. A new picture is drawn out of sight and takes the old
 * one's place when it is whole, so that nothing flickers.
 */
export class Sheet {
  /** @param {HTMLElement} element holds the canvas, and gives its width */
  constructor(element) {
    this.element = element;
    /** @type {HTMLCanvasElement | undefined} */
    this.canvas = undefined;
    /** Key and width of what is shown. */
    this.shown = '';
    this.wanted = '';
    /** @type {RenderTask | undefined} */
    this.task = undefined;
  }

  /**
   * Shows a picture, sharp at this width.
   *
   * @param {Picture} picture
   * @param {number} width CSS pixels
   * @returns {Promise<boolean>} whether it is shown now
   */
  async show(picture, width) {
    const density = window.devicePixelRatio || 1;
    const wanted = `${picture.key} ${Math.round(width * density)}`;
    if (wanted === this.wanted) return wanted === this.shown;
    this.cancel();
    this.wanted = wanted;
    try {
      const canvas = await this.draw(picture, width * density, wanted);
      if (!canvas || this.wanted !== wanted) return false;
      if (this.canvas) {
        this.canvas.replaceWith(canvas);
        empty(this.canvas);
      } else this.element.prepend(canvas);
      this.canvas = canvas;
      this.shown = wanted;
      return true;
    } catch (error) {
      if (this.wanted === wanted) this.wanted = '';
      if (!isCancelled(error)) throw error;
      return false;
    }
  }

  /**
   * @param {Picture} picture
   * @param {number} pixels across
   * @param {string} wanted
   */
  async draw({ document: pdf, page: number, margin, paper }, pixels, wanted) {
    const page = await pdf.getPage(number);
    if (this.wanted !== wanted) return undefined;
    const full = page.getViewport({ scale: 1 });
    const [wide, high] = [full.width - 2 * margin, full.height - 2 * margin];
    const scale = Math.min(pixels / wide, Math.sqrt(mostPixels / (wide * high)));
    const viewport = page.getViewport({
      scale,
      offsetX: -margin * scale,
      offsetY: -margin * scale,
    });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    canvas.setAttribute('aria-hidden', 'true');
    this.task = page.render({ canvas, viewport, background: paper });
    await this.task.promise;
    this.task = undefined;
    page.cleanup();
    return canvas;
  }

  cancel() {
    this.task?.cancel();
    this.task = undefined;
  }

  /** Gives the memory of the picture back. */
  clear() {
    this.cancel();
    if (this.canvas) {
      this.canvas.remove();
      empty(this.canvas);
    }
    this.canvas = undefined;
    this.shown = '';
    this.wanted = '';
  }
}

/**
 * Some browsers keep a canvas's pixels until it is collected, unless it has none.
 *
 * @param {HTMLCanvasElement} canvas
 */
function empty(canvas) {
  canvas.width = 0;
  canvas.height = 0;
}

/** @param {unknown} error */
function isCancelled(error) {
  return error instanceof Error && /Cancel|destroyed/i.test(`${error.name} ${error.message}`);
}

/**
 * The trimmed page in points.
 *
 * @param {HTMLElement} element
 */
export function trimOf(element) {
  const style = getComputedStyle(element).getPropertyValue('--trim');
  const [width = 1, height = 1] = style.split('/').map((part) => Number.parseFloat(part) * 72);
  return { width, height };
}
