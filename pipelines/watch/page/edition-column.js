/// <reference lib="dom" />
import { release, use } from './documents.js';

/** @import { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs' */
/** @import { ShownEdition, ShownEditionKind, ShownProof } from '../src/page-state.ts' */
/** @import { Picture } from './sheet.js' */

/**
 * A page of an edition as the watch can find its source.
 *
 * @typedef {object} PageSource
 * @property {'good' | 'draft' | 'proof'} kind
 * @property {string} edition
 * @property {string} [chapter]
 * @property {number} page
 */

/**
 * A document that a column shows.
 *
 * @typedef {object} Layer
 * @property {'good' | 'draft' | 'proof'} kind
 * @property {string} address
 * @property {PDFDocumentProxy} document
 * @property {string} [chapter]
 * @property {number} first       page of the book at which it begins, from 1
 */

/** The PDFs of one edition: the book, and in front of it the proof of the chapter being written. */
export class EditionColumn {
  /** @param {ShownEditionKind} kind */
  constructor({ name, bleed, paper }) {
    this.name = name;
    this.paper = paper;
    this.margin = bleed * 72;
    /** @type {Layer | undefined} */
    this.book = undefined;
    /** @type {Layer | undefined} */
    this.proof = undefined;
    this.wanted = { book: '', proof: '' };
  }

  /**
   * Loads what the edition has now. What was shown stays until the new document is there.
   *
   * @param {ShownEdition | undefined} edition
   * @param {boolean} prefersDraft
   * @returns {Promise<boolean>} whether there is something new to show
   */
  followBook(edition, prefersDraft) {
    const kind = edition?.draft && (prefersDraft || !edition.good) ? 'draft' : 'good';
    const version = edition?.[kind];
    const address = version
      ? `/pdf/${kind === 'good' ? 'edition' : 'draft'}/${this.name}?v=${version}`
      : '';
    return this.follow('book', address, { kind, first: 1 });
  }

  /**
   * @param {ShownProof | undefined} proof
   * @param {number | undefined} first page of the book at which the chapter begins
   */
  followProof(proof, first) {
    const version = first === undefined ? undefined : proof?.editions[this.name];
    if (!proof || !version || first === undefined) return this.follow('proof', '', undefined);
    const address = `/pdf/proof/${this.name}/${proof.chapter}?v=${version}`;
    return this.follow('proof', address, { kind: 'proof', chapter: proof.chapter, first });
  }

  /**
   * @param {'book' | 'proof'} layer
   * @param {string} address
   * @param {Pick<Layer, 'kind' | 'chapter' | 'first'> | undefined} rest
   */
  async follow(layer, address, rest) {
    if (this.wanted[layer] === address) return false;
    this.wanted[layer] = address;
    const document = address && rest ? await use(address) : undefined;
    if (this.wanted[layer] !== address) {
      if (address) release(address);
      return false;
    }
    const old = this[layer];
    this[layer] = document && rest ? { ...rest, address, document } : undefined;
    // Sheets that are being drawn from it need a moment.
    if (old) setTimeout(() => release(old.address), 4000);
    return true;
  }

  get pages() {
    return this.book?.document.numPages ?? this.proof?.document.numPages ?? 0;
  }

  /**
   * What page `number` of the book looks like now.
   *
   * @param {number} number from 1
   * @returns {(Picture & { source: PageSource }) | undefined}
   */
  picture(number) {
    for (const layer of [this.proof, this.book]) {
      if (!layer) continue;
      const page = number - layer.first + 1;
      if (page < 1 || page > layer.document.numPages) continue;
      const { kind, chapter, address, document } = layer;
      const source = { kind, edition: this.name, page, ...(chapter && { chapter }) };
      return {
        key: `${address} ${page}`,
        document,
        page,
        margin: this.margin,
        paper: this.paper,
        source,
      };
    }
    return undefined;
  }
}
