/** What an edition is made for; \ifprint asks for it. */
export type Medium = 'screen' | 'print';

/** The edition that reads a stylesheet. */
export interface Edition {
  name: string;
  medium: Medium;
}

/** What a statement of a stylesheet gives a meaning to. */
export type StyleKind = 'macro' | 'colour' | 'map' | 'style' | 'size' | 'length' | 'notation';

/** One name that a statement defines, or adds to. */
export interface DefinedName {
  kind: StyleKind;
  name: string;
  /** What the statement says of the name, as a message may print it. */
  meaning: string;
  /** The TeX that is read wherever the name is used; its own uses are found in it. */
  body: string;
  /** How a macro takes its arguments; absent when that cannot be said. */
  parameters?: readonly MacroParameter[];
  /** Whether the name is new, so that TeX's own packages cannot use it. */
  isNew: boolean;
  /** Whether other names are read at once, and not each time this one is used. */
  isEager: boolean;
}

/** An argument in braces, a star, or an argument in brackets with what stands for it when it is absent. */
export type MacroParameter = 'mandatory' | 'star' | { absent: string };

/** A statement at the top level of a stylesheet. One that defines no name concerns every drawing. */
export interface StyleStatement {
  /** Its normal form. */
  text: string;
  line: number;
  defines: readonly DefinedName[];
}
