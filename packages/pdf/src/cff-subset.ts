import { createHash } from 'node:crypto';
import type { CffFont, CffGlyph } from './cff.ts';
import { dictDigest } from './cff.ts';

/** The font with only the glyphs of some CIDs, and .notdef, which every font must have. */
export function subsetCff(font: CffFont, cids: Iterable<number>): CffFont {
  const wanted = [...new Set([0, ...cids])].sort((a, b) => a - b);
  const glyphs = wanted.flatMap((cid) => {
    const glyph = font.glyphs.get(cid);
    return glyph ? [[cid, glyph] as const] : [];
  });
  return { ...font, glyphs: new Map(glyphs) };
}

/**
 * The union of two subsets of a font.
 *
 * @returns undefined if they are not of the same font: their names or Top DICTs differ, or a CID
 *   that both have stands for different glyphs.
 */
export function uniteCff(one: CffFont, other: CffFont): CffFont | undefined {
  if (one === other) return one;
  if (one.name !== other.name || dictDigest(one.top) !== dictDigest(other.top)) return undefined;
  const glyphs = new Map(one.glyphs);
  for (const [cid, glyph] of other.glyphs) {
    const known = glyphs.get(cid);
    if (known && !isSameGlyph(known, glyph)) return undefined;
    if (!known) glyphs.set(cid, glyph);
  }
  return { ...one, glyphs: new Map([...glyphs].sort(([a], [b]) => a - b)) };
}

/** Six capitals that follow from the glyphs of a subset (ISO 32000-1, 9.6.4). */
export function subsetTag(font: CffFont): string {
  const hash = createHash('sha256').update(`${font.name} ${dictDigest(font.top)}`);
  for (const [cid, { charstring, fontDict }] of font.glyphs) {
    hash.update(`${cid} ${fontDict.digest} ${charstring.length} `).update(charstring);
  }
  const letters = [...hash.digest().subarray(0, 6)].map((byte) => 0x41 + (byte % 26));
  return String.fromCharCode(...letters);
}

function isSameGlyph(one: CffGlyph, other: CffGlyph): boolean {
  return (
    one.fontDict.digest === other.fontDict.digest &&
    Buffer.compare(one.charstring, other.charstring) === 0
  );
}
