/** A hue: one sRGB value (six capital hexadecimal digits) for each edition. */
export interface Hue {
  values: Readonly<Record<string, string>>;
  /** As they are written, `C93A8B/10/85/5/0`, for the editions for which the author chose inks. */
  ownInks?: Readonly<Record<string, string>>;
  line: number;
}

/** A role of the page, such as ink: values of its own, or those of a hue. */
export interface Role {
  colour: { values: Readonly<Record<string, string>> } | { hue: string };
  /** As for a hue. */
  ownInks?: Readonly<Record<string, string>>;
  line: number;
}

/** A symbol: its macro name, without the backslash, is a colour name too. */
export interface SymbolDeclaration {
  /** Name of a hue or role. */
  colour: string;
  /** What the macro prints, as TeX. */
  body: string;
  meaning: string;
  line: number;
}

/** A colour map: at least two stops for each edition. */
export interface ColourMap {
  stops: Readonly<Record<string, readonly string[]>>;
  line: number;
}

/** The declarations of a stylesheet by name, in the order they are written; lines count from 1. */
export interface Stylesheet {
  editions: readonly string[];
  hues: ReadonlyMap<string, Hue>;
  roles: ReadonlyMap<string, Role>;
  symbols: ReadonlyMap<string, SymbolDeclaration>;
  colourMaps: ReadonlyMap<string, ColourMap>;
}
