import { colourKeys } from './colour-expressions.ts';

/** What stands in a phrase for a command, and for one whose value the source or the stylesheet decides. */
export const commandMark = '\u0002';
export const variableMark = '\u0003';

/** Part of a drawing's code between commas, braces and equals signs: where a name can stand. */
export interface Phrase {
  /** Its words; marks stand for commands and for parameters. */
  text: string;
  /** Whether a command before it may have decided what is left of it. */
  isLoose: boolean;
  /** Whether it stands in a list of options or is the value of a key, so that it may be a name as a whole. */
  isOption: boolean;
  /** Whether a colour, a colour map or either of them can be named here. */
  canBe: 'colour' | 'map' | 'either';
}

/**
 * What code is: instructions or anything else, a list of options or of values for them, the options of
 * one of TikZ's or PGFPlots' own commands, or a colour.
 */
export type Surroundings = 'code' | 'list' | 'options' | 'colour';

/** Who is told of phrases. */
export interface PhraseListener {
  phrase(phrase: Phrase): void;
  /** Whether the source or the stylesheet gives a command its meaning. */
  isOwn(command: string): boolean;
}

/** An item of a list while it is read, phrase by phrase. */
export class PhraseReader {
  key = '';
  isValue = false;
  private text = '';
  private isLoose = false;
  private readonly listener: PhraseListener;
  private readonly surroundings: Surroundings;

  constructor(listener: PhraseListener, surroundings: Surroundings) {
    this.listener = listener;
    this.surroundings = surroundings;
  }

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  get isAfterEquals(): boolean {
    return this.isValue && this.isBlank;
  }

  add(text: string): void {
    this.text += text;
  }

  addCommand(name: string): void {
    this.text += this.listener.isOwn(name) ? variableMark : commandMark;
    this.isLoose = true;
  }

  separate(separator: string, isText: boolean): void {
    const { text } = this;
    this.flush(isText, separator === '=');
    if (separator === '=') {
      this.key = text.trim();
      this.isValue = true;
    } else {
      this.key = '';
      this.isValue = false;
      this.isLoose = false;
    }
  }

  flush(isText = false, isKey = false): void {
    const { text, isLoose, isValue, surroundings } = this;
    this.text = '';
    if (text.trim() === '' || isText) return;
    const key = this.key.slice(this.key.lastIndexOf('/') + 1);
    const isColour =
      surroundings === 'colour' ||
      text.includes('!') ||
      (isValue && !isKey && colourKeys.test(key)) ||
      // Only colormap/<name> is a key that names a map.
      ((isKey || (!isValue && surroundings === 'options')) && !text.includes('/'));
    const isMap = isValue && !isKey && /^colormap name$|of colormap$/.test(key);
    this.listener.phrase({
      text,
      isLoose,
      isOption: (surroundings !== 'code' || isValue) && !/\bfont$/.test(key),
      canBe: isMap ? 'map' : isColour ? 'colour' : 'either',
    });
  }
}
