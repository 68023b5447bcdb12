import { PDFDict } from 'pdf-lib';
import type { OperandPlaces } from '@chiaroscuro/pdf/content-scanner';
import { stringBytes } from '@chiaroscuro/pdf/string-bytes';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { areaScale, followedBy, identity, intersection, mappedBox } from './graphics-matrix.ts';
import type { Matrix } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import { paintGlyph } from './interpret-glyph.ts';
import { paintPattern } from './interpret-pattern.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { markBasis } from './interpret-scene.ts';

/** One operation of content. */
interface Operation {
  state: GraphicsState;
  operator: string;
  names: readonly string[];
  numbers: readonly number[];
  places: OperandPlaces;
}

/** The text operators of one content stream (ISO 32000-1, 9.4). */
export class TextObject {
  readonly #scene: Scene;
  readonly #content: Content;
  #matrix: Matrix = identity;
  #line: Matrix = identity;
  /** Around the glyphs that will clip when the text object ends. */
  #clip: Box | undefined;

  constructor(scene: Scene, content: Content) {
    this.#scene = scene;
    this.#content = content;
  }

  operate(operation: Operation): void {
    const { state, operator, names, numbers, places } = operation;
    const [first = 0, second = 0] = numbers;
    switch (operator) {
      case 'BT':
        this.#matrix = this.#line = identity;
        return;
      case 'ET':
        if (this.#clip) state.clip = intersection(state.clip, this.#clip);
        this.#clip = undefined;
        return;
      case 'Tf': {
        const font = this.#content.resources.find('Font', names[0]);
        state.font = font instanceof PDFDict ? this.#scene.library.font(font) : undefined;
        state.fontSize = first;
        return;
      }
      case 'Tm':
        if (numbers.length === 6) this.#matrix = this.#line = numbers as unknown as Matrix;
        return;
      case 'TD':
        state.leading = -second;
        return this.#nextLine(first, second);
      case 'Td':
        return this.#nextLine(first, second);
      case 'T*':
        return this.#nextLine(0, -state.leading);
      case 'Tc':
        state.characterSpacing = first;
        return;
      case 'Tw':
        state.wordSpacing = first;
        return;
      case 'Tz':
        state.stretch = first / 100;
        return;
      case 'TL':
        state.leading = first;
        return;
      case 'Ts':
        state.rise = first;
        return;
      case 'Tr':
        state.textMode = first;
        return;
      case '"':
        state.wordSpacing = first;
        state.characterSpacing = second;
        this.#nextLine(0, -state.leading);
        return this.#show(state, places);
      case "'":
        this.#nextLine(0, -state.leading);
        return this.#show(state, places);
      case 'Tj':
      case 'TJ':
        return this.#show(state, places, operator === 'TJ');
    }
  }

  #nextLine(x: number, y: number): void {
    this.#matrix = this.#line = followedBy([1, 0, 0, 1, x, y], this.#line);
  }

  #show(state: GraphicsState, places: OperandPlaces, hasKerns = false): void {
    const { font, fontSize, stretch } = state;
    if (!font) return;
    const { bytes } = this.#content;
    let x = 0;
    let left = Infinity;
    let right = -Infinity;
    let text = '';
    let before = places.start;
    const glyphs: { code: number; x: number }[] | undefined = font.drawings && [];
    for (const [start, end] of places.strings) {
      if (hasKerns) x -= (kernsBetween(bytes, before, start) / 1000) * fontSize * stretch;
      before = end;
      const codes = stringBytes(bytes, start, end);
      for (let at = 0; at < codes.length; at += font.bytesPerCode) {
        const code = font.bytesPerCode === 2 ? codes[at]! * 256 + (codes[at + 1] ?? 0) : codes[at]!;
        const width = font.width(code) * fontSize * stretch;
        left = Math.min(left, x, x + width);
        right = Math.max(right, x, x + width);
        text += font.text(code);
        glyphs?.push({ code, x });
        const isBlank = code === 32 && font.bytesPerCode === 1;
        const spacing = state.characterSpacing + (isBlank ? state.wordSpacing : 0);
        x += width + spacing * stretch;
      }
    }
    if (hasKerns) {
      x -= (kernsBetween(bytes, before, places.operator) / 1000) * fontSize * stretch;
    }
    const onPage = followedBy(this.#matrix, state.ctm);
    this.#matrix = followedBy([1, 0, 0, 1, x, 0], this.#matrix);
    if (left > right) return;
    const { rise } = state;
    const line: Box = [left, rise + font.descent * fontSize, right, rise + font.ascent * fontSize];
    this.#mark({ state, text, onPage, box: mappedBox(line, onPage) });
    for (const glyph of glyphs ?? []) {
      paintGlyph({
        scene: this.#scene,
        state,
        content: this.#content,
        code: glyph.code,
        matrix: followedBy([fontSize * stretch, 0, 0, fontSize, glyph.x, rise], onPage),
      });
    }
  }

  #mark(options: { state: GraphicsState; text: string; onPage: Matrix; box: Box }): void {
    const { state, text, onPage, box } = options;
    const { font, fontSize, textMode: mode } = state;
    const scene = this.#scene;
    if (mode >= 4) this.#clip = this.#clip ? union(this.#clip, box) : box;
    const basis = markBasis({ scene, state, box });
    if (!basis || !font) return;
    const paint = mode === 1 || mode === 5 ? state.stroke : state.fill;
    if (mode !== 3 && mode !== 7) paintPattern({ scene, state, paint, box: basis.box });
    const along = Math.hypot(onPage[0], onPage[1]);
    scene.visit({
      kind: 'text',
      ...basis,
      colour: paint.colour,
      font: font.name,
      // The height of the em across the line, also of slanted text.
      size: along > 0 ? (Math.abs(fontSize) * areaScale(onPage)) / along : 0,
      text,
      mode,
    });
  }
}

/** The sum of the numbers between two strings of TJ, in thousandths of the font size. */
function kernsBetween(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  let word = '';
  for (let position = start; position <= end; position += 1) {
    const byte = position < end ? bytes[position]! : 0x20;
    const isPart =
      (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x2b;
    if (isPart) word += String.fromCharCode(byte);
    else if (word !== '') {
      sum += Number(word) || 0;
      word = '';
    }
  }
  return sum;
}

function union(first: Box, second: Box): Box {
  return [
    Math.min(first[0], second[0]),
    Math.min(first[1], second[1]),
    Math.max(first[2], second[2]),
    Math.max(first[3], second[3]),
  ];
}
