import type { PDFDocument, PDFObject, PDFStream } from 'pdf-lib';
import { PDFDict, PDFName } from 'pdf-lib';
import { figureName } from '@chiaroscuro/pdf/figure-name';
import { decodedBytes } from '@chiaroscuro/pdf/stream-bytes';
import type { ColourSpace } from './colour-space.ts';
import { readColourSpace } from './colour-space.ts';
import type { Font } from './font.ts';
import { readFont } from './font.ts';
import { unreadable } from './unreadable.ts';

/** No honest content, font or table is larger; a compression bomb is. */
const mostBytesOfStream = 128 * 2 ** 20;
const mostBytesOfDocument = 2 * 2 ** 30;
const mostBytesKept = 128 * 2 ** 20;

/**
 * What content refers to, read once for a whole document: resources, fonts, and the bytes of streams
 * that are painted again and again. It bounds how much is decoded.
 */
export class ContentLibrary {
  readonly document: PDFDocument;
  /** How many operations of content may still be interpreted. */
  operationsLeft = 100_000_000;
  readonly #resources = new Map<PDFDict | undefined, Resources>();
  readonly #fonts = new Map<PDFDict, Font>();
  readonly #decoded = new Map<PDFStream, Uint8Array>();
  readonly #figures = new Map<PDFDict, string | undefined>();
  #bytes = 0;
  #bytesKept = 0;

  constructor(document: PDFDocument) {
    this.document = document;
  }

  resources(dict: PDFDict | undefined): Resources {
    let resources = this.#resources.get(dict);
    if (!resources) this.#resources.set(dict, (resources = new Resources(dict)));
    return resources;
  }

  font(dict: PDFDict): Font {
    let font = this.#fonts.get(dict);
    if (!font) this.#fonts.set(dict, (font = readFont(dict, (stream) => this.bytes(stream))));
    return font;
  }

  /** The figure that a page or form shows. */
  figure(dict: PDFDict): string | undefined {
    if (!this.#figures.has(dict)) {
      this.#figures.set(dict, figureName(this.document.context, dict));
    }
    return this.#figures.get(dict);
  }

  /**
   * A stream's bytes with its filters undone.
   *
   * @throws UserError `preflight/unreadable` if it is damaged or too large.
   */
  bytes(stream: PDFStream): Uint8Array {
    const kept = this.#decoded.get(stream);
    if (kept) return kept;
    const bytes = this.#decode(stream);
    this.#bytes += bytes.length;
    if (this.#bytes > mostBytesOfDocument) {
      throw unreadable({
        message: 'Expected a file of ordinary size, but its streams hold more than 2 GiB.',
      });
    }
    if (this.#bytesKept + bytes.length <= mostBytesKept) {
      this.#decoded.set(stream, bytes);
      this.#bytesKept += bytes.length;
    }
    return bytes;
  }

  #decode(stream: PDFStream): Uint8Array {
    try {
      return decodedBytes(stream, mostBytesOfStream);
    } catch (cause) {
      throw unreadable({
        message: 'Expected streams that can be decoded, but one is damaged or too large.',
        excerpt: (cause as Error).message,
      });
    }
  }
}

/** The named resources of a page, form, pattern or Type 3 font. */
export class Resources {
  readonly dict: PDFDict | undefined;
  readonly #found = new Map<string, PDFObject | undefined>();
  readonly #spaces = new Map<string, ColourSpace>();

  constructor(dict: PDFDict | undefined) {
    this.dict = dict;
  }

  /** Undefined if there is no such resource. */
  find(category: string, name: string | undefined): PDFObject | undefined {
    if (name === undefined) return undefined;
    const key = `${category} ${name}`;
    if (!this.#found.has(key)) {
      const entries = this.dict?.lookup(PDFName.of(category));
      const found = entries instanceof PDFDict ? entries.lookup(PDFName.of(name)) : undefined;
      this.#found.set(key, found);
    }
    return this.#found.get(key);
  }

  /** The colour space of a name, which may be that of a device. */
  colourSpace(name: string): ColourSpace {
    let space = this.#spaces.get(name);
    if (!space) this.#spaces.set(name, (space = this.colourSpaceOf(PDFName.of(name))));
    return space;
  }

  colourSpaceOf(object: PDFObject | undefined): ColourSpace {
    return readColourSpace(object, (name) => this.find('ColorSpace', name));
  }
}
