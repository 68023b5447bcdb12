import type { CffFont } from './cff.ts';
import { uniteCff } from './cff-subset.ts';
import type { CompositeFont } from './composite-font.ts';

/** Fonts put together. */
export interface UnitedFonts {
  /** Those that share a program hold the same object. */
  fonts: CompositeFont[];
  /** For each font that was given, its place among the united ones. */
  places: number[];
}

/**
 * Unites subsets of the same font: their programs where the glyphs of common CIDs are equal, and the
 * fonts themselves where also metrics, widths and Unicode values agree. Fonts that disagree in
 * those share the program only. The result depends on the order of the fonts.
 */
export function uniteCompositeFonts(given: readonly CompositeFont[]): UnitedFonts {
  const programs: CffFont[] = [];
  const united: (CompositeFont & { programAt: number })[] = [];
  const places = given.map((font) => {
    const programAt = join(programs, font.program, uniteCff);
    return join(united, { ...font, programAt }, (one, other) =>
      one.programAt === other.programAt ? uniteFaces(one, other) : undefined,
    );
  });
  const fonts = united.map(({ programAt, ...font }) => ({
    ...font,
    program: programs[programAt]!,
  }));
  return { fonts, places };
}

/** Unites an item with the first that it agrees with, or appends it; returns its place. */
function join<T>(items: T[], item: T, unite: (one: T, other: T) => T | undefined): number {
  for (const [place, other] of items.entries()) {
    const union = unite(other, item);
    if (union === undefined) continue;
    items[place] = union;
    return place;
  }
  return items.push(item) - 1;
}

function uniteFaces<Font extends CompositeFont>(one: Font, other: Font): Font | undefined {
  const isSame =
    one.defaultWidth === other.defaultWidth && textOf(one.metrics) === textOf(other.metrics);
  const widths = uniteMaps(one.widths, other.widths);
  const toUnicode = uniteMaps(one.toUnicode, other.toUnicode);
  return isSame && widths && toUnicode ? { ...one, widths, toUnicode } : undefined;
}

function uniteMaps<Value>(
  one: ReadonlyMap<number, Value>,
  other: ReadonlyMap<number, Value>,
): Map<number, Value> | undefined {
  const agrees = [...other].every(([cid, value]) => (one.get(cid) ?? value) === value);
  return agrees ? new Map([...one, ...other]) : undefined;
}

function textOf(metrics: CompositeFont['metrics']): string {
  return metrics.map(([key, value]) => `${key} ${String(value)}`).join('\n');
}
