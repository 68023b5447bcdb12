import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { apcaContrast } from './apca.ts';
import { toLab } from './cielab.ts';
import { colourDifference } from './colour-difference.ts';
import { formatHex, parseHex } from './colour.ts';
import { simulateVision, visions, type Vision } from './colour-vision.ts';
import { contrastRatio } from './contrast.ts';
import { readDrawing, type DrawingContext, type DrawnMark } from './drawing-marks.ts';
import { mixColour } from './mix-colour.ts';
import { readStyleDefinitions } from './style-definitions.ts';
import type { Edition } from './style-statement.ts';
import { resolveEdition } from './resolve-edition.ts';
import { checkCues, declaredCues, tellApart, type Cue } from './second-cues.ts';
import type { Stylesheet } from './stylesheet.ts';
import { isRead } from './check-contrast.ts';

/** A drawing of the book. */
export interface ProofDrawing {
  /** `<chapter>/<figure>`. */
  figure: string;
  /** The name that messages give its file. */
  file: string;
  source: string;
}

/** What is proved. */
export interface ProofSubject {
  /** The stylesheet, as declarations and as the text that they were read from. */
  stylesheet: Stylesheet;
  text: string;
  edition: Edition;
  drawings: readonly ProofDrawing[];
  /** The colour that readers see for a name and its value: the value on a screen, what the inks give in print. */
  shown?: (hex: string, name: string) => string;
}

/** A colour of the palette on its page. Colours are sRGB, six capital hexadecimal digits, as readers see them. */
export interface ProvenColour {
  name: string;
  kind: 'symbol' | 'role';
  hex: string;
  /** What is set in it, if anything. */
  use?: 'body' | 'label';
  /** Contrast with the paper: WCAG's ratio from 1 to 21, APCA's Lc. */
  ratio: number;
  lc: number;
  seen: Readonly<Record<Vision, string>>;
}

/** Two colours of one figure. */
export interface ProvenPair {
  first: PairColour;
  second: PairColour;
  /** ΔE00 to each kind of vision. */
  distances: Readonly<Record<Vision, number>>;
  /** The kinds of vision to which they are less than `closeColours` apart. */
  close: readonly Vision[];
  /** What else tells them apart; undefined when somewhere nothing does. */
  cues?: ReadonlySet<Cue>;
}

/** A colour of a figure: all names that mean it there, and how it is drawn where it meets the other. */
export interface PairColour {
  names: readonly string[];
  hex: string;
  shapes: readonly DrawnMark['shape'][];
}

/** What can be said of a palette and the figures that are drawn with it, in one edition. */
export interface PaletteProof {
  edition: Edition;
  paper: string;
  colours: readonly ProvenColour[];
  figures: readonly { figure: string; file: string; pairs: readonly ProvenPair[] }[];
  /** Second cues that are declared and not there. */
  mistakes: readonly Diagnostic[];
}

/** Colours that are less than this (ΔE00) apart need a second cue. */
export const closeColours = 10;

/** The paper of a stylesheet that names none. */
const white = formatHex([1, 1, 1]);

/**
 * Proves a palette: the contrast of each symbol and role with the paper, and for each figure the
 * distance between any two of its colours to all kinds of vision, with what else tells the two apart.
 * Colours that are only set as words read by themselves; those of colour maps are read against a scale.
 * Mixtures are mixed in sRGB, which in print is close to what TeX mixes of the inks.
 *
 * @throws UserError `stylesheet/unknown` when the stylesheet does not know the edition.
 */
export function provePalette(subject: ProofSubject): PaletteProof {
  const { stylesheet, text, edition, drawings, shown = (hex) => hex } = subject;
  const { colours } = resolveEdition(stylesheet, edition.name);
  const paper = shown(colours['paper'] ?? white, 'paper');
  const named = [...stylesheet.roles, ...stylesheet.symbols];
  const context = drawingContext(text, edition, new Set(named.map(([name]) => name)));
  const proofs = drawings.map((drawing) =>
    proveDrawing(drawing, context, (name) => shown(mixColour(name, colours), name)),
  );
  return {
    edition,
    paper,
    colours: named.map(([name]) =>
      proveColour(name, { stylesheet, hex: shown(colours[name]!, name), paper }),
    ),
    figures: proofs.map(({ figure, file, pairs }) => ({ figure, file, pairs })),
    mistakes: proofs.flatMap(({ mistakes }) => mistakes),
  };
}

function proveColour(
  name: string,
  { stylesheet, hex, paper }: { stylesheet: Stylesheet; hex: string; paper: string },
): ProvenColour {
  const use = name === 'ink' || name === 'link' ? 'body' : 'label';
  return {
    name,
    kind: stylesheet.symbols.has(name) ? 'symbol' : 'role',
    hex,
    ...(isRead(stylesheet, name) && { use }),
    ratio: contrastRatio(hex, paper),
    lc: apcaContrast(hex, paper),
    seen: byVision((vision) => simulateVision(hex, vision)),
  };
}

function proveDrawing(
  { figure, file, source }: ProofDrawing,
  context: DrawingContext,
  resolve: (name: string) => string,
): { figure: string; file: string; pairs: ProvenPair[]; mistakes: Diagnostic[] } {
  const seen = readDrawing(source, context);
  const declared = declaredCues(source).map((cue) => ({
    cue,
    faults: checkCues([cue], seen, file),
  }));
  const cues = declared.flatMap(({ cue, faults }) => (faults.length === 0 ? [cue] : []));
  const groups = new Map<string, DrawnMark[]>();
  for (const mark of seen.marks) {
    const hex = resolve(mark.colour);
    groups.set(hex, [...(groups.get(hex) ?? []), mark]);
  }
  const words = seen.labels.flatMap(({ colour }) => colour ?? []);
  const namesOf = (hex: string): ReadonlySet<string> =>
    new Set([
      ...groups.get(hex)!.map(({ colour }) => colour),
      ...words.filter((name) => resolve(name) === hex),
    ]);
  const found = [...groups.keys()];
  const pairs = found.flatMap((first, index) =>
    found.slice(index + 1).map((second): ProvenPair => {
      const distances = byVision((vision) => distance(first, second, vision));
      const told = tellApart(seen, cues, { first: namesOf(first), second: namesOf(second) });
      return {
        first: pairColour(first, groups.get(first)!, groups.get(second)!),
        second: pairColour(second, groups.get(second)!, groups.get(first)!),
        distances,
        close: visions.filter((vision) => distances[vision] < closeColours),
        ...(told && { cues: told }),
      };
    }),
  );
  return { figure, file, pairs, mistakes: declared.flatMap(({ faults }) => faults) };
}

/** A colour beside another: its shapes where the two meet or, if they never do, all of them. */
function pairColour(
  hex: string,
  own: readonly DrawnMark[],
  others: readonly DrawnMark[],
): PairColour {
  const panels = new Set(others.map(({ panel }) => panel));
  const meeting = own.filter(({ panel }) => panel === 0 || panels.has(0) || panels.has(panel));
  return {
    names: unique(own.map(({ colour }) => colour)),
    hex,
    shapes: unique((meeting.length > 0 ? meeting : own).map(({ shape }) => shape)),
  };
}

function drawingContext(
  text: string,
  edition: Edition,
  colours: ReadonlySet<string>,
): DrawingContext {
  const definitions = [...readStyleDefinitions(text, edition).definitions.values()];
  const lengths = new Map(
    definitions.flatMap(({ kind, name, meaning }) => (kind === 'length' ? [[name, meaning]] : [])),
  );
  const styles = definitions.flatMap(({ kind, name, body }): [string, string][] =>
    kind === 'style'
      ? [
          [
            name,
            body.replaceAll(
              /\\([A-Za-z]+)/g,
              (macro: string, length: string) => lengths.get(length) ?? macro,
            ),
          ],
        ]
      : [],
  );
  return { styles: new Map(styles), colours };
}

function distance(first: string, second: string, vision: Vision): number {
  const [one, two] = [first, second].map((hex) => toLab(parseHex(simulateVision(hex, vision)))) as [
    Lab,
    Lab,
  ];
  return colourDifference(one, two);
}

type Lab = ReturnType<typeof toLab>;

function byVision<Value>(value: (vision: Vision) => Value): Record<Vision, Value> {
  return Object.fromEntries(visions.map((vision) => [vision, value(vision)])) as Record<
    Vision,
    Value
  >;
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
