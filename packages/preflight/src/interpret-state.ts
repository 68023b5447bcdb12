import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { GraphicsState } from './graphics-state.ts';
import type { Scene } from './interpret-scene.ts';
import { entry, numberEntry } from './pdf-values.ts';

/** Obeys `gs`: takes over what an ExtGState dictionary sets (ISO 32000-1, table 58). */
export function applyStateDictionary(options: {
  scene: Scene;
  state: GraphicsState;
  dict: PDFObject | undefined;
}): void {
  const { scene, state, dict } = options;
  if (!(dict instanceof PDFDict)) return;
  state.fillAlpha = numberEntry(dict, 'ca') ?? state.fillAlpha;
  state.strokeAlpha = numberEntry(dict, 'CA') ?? state.strokeAlpha;
  state.lineWidth = Math.abs(numberEntry(dict, 'LW') ?? state.lineWidth);
  state.blendMode = blendMode(entry(dict, 'BM')) ?? state.blendMode;
  const mask = entry(dict, 'SMask');
  if (mask) state.hasSoftMask = mask instanceof PDFDict;
  const strokeOverprints = flag(dict, 'OP');
  state.strokeOverprints = strokeOverprints ?? state.strokeOverprints;
  // OP alone stands for both.
  state.fillOverprints = flag(dict, 'op') ?? strokeOverprints ?? state.fillOverprints;
  const font = entry(dict, 'Font');
  if (!(font instanceof PDFArray) || font.size() !== 2) return;
  const [face, size] = [font.lookup(0), font.lookup(1)];
  if (face instanceof PDFDict) state.font = scene.library.font(face);
  if (size instanceof PDFNumber) state.fontSize = size.asNumber();
}

/** A name or a list of names of which the first counts that a viewer knows; `Compatible` is an old word for `Normal`. */
function blendMode(value: PDFObject | undefined): string | undefined {
  const first = value instanceof PDFArray && value.size() > 0 ? value.lookup(0) : value;
  if (!(first instanceof PDFName)) return undefined;
  const name = first.decodeText();
  return name === 'Compatible' ? 'Normal' : name;
}

function flag(dict: PDFDict, key: string): boolean | undefined {
  const value = entry(dict, key);
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}
