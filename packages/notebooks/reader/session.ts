import type { PackedTraining } from './packed-training.ts';

/** The colours of one edition, as `maths-preamble.tex` has them. */
export interface Palette {
  /** Every hue, role and symbol to six hexadecimal digits. */
  colours: Readonly<Record<string, string>>;
  /** Every colour map to its stops, from low to high. */
  colourMaps: Readonly<Record<string, readonly string[]>>;
}

/** What a notebook's first cells tell the later ones. */
export interface Session {
  chapter: string;
  /** Edition name to its palette. */
  palettes: Readonly<Record<string, Palette>>;
  /** The edition whose colours the pictures have. */
  edition: string;
  /** Model name to what the book's build trained. */
  trainings: Readonly<Record<string, PackedTraining>>;
}

let session: Session | undefined;

/** Begins a notebook. */
export function openSession(opened: Session): void {
  session = opened;
}

/**
 * Chooses the colours of all pictures that are drawn from now on.
 *
 * @throws RangeError for an edition that the book does not have.
 */
export function usePalette(edition: string): void {
  const present = currentSession();
  if (!(edition in present.palettes)) {
    throw new RangeError(
      `expected ${Object.keys(present.palettes).join(' or ')}, got "${edition}"`,
    );
  }
  session = { ...present, edition };
}

/**
 * The notebook that is running.
 *
 * @throws Error before its first cells have run.
 */
export function currentSession(): Session {
  if (!session) throw new Error('Run the cells above first: Run › Run All Above Selected Cell.');
  return session;
}
