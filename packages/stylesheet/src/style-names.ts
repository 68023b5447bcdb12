import { commandMark, variableMark, type Phrase } from './phrases.ts';
import type { StyleDefinition } from './style-definitions.ts';

/** The names of a stylesheet, by how TeX can ask for them. */
export class StyleNames {
  private readonly commands = new Map<string, string[]>();
  private readonly colours = new Map<string, string[]>();
  private readonly maps = new Map<string, string[]>();
  private readonly styles = new Map<string, string[]>();
  private readonly phrases = new Map<string, readonly string[]>();

  constructor(definitions: ReadonlyMap<string, StyleDefinition>) {
    for (const [key, { kind, name }] of definitions) {
      if (kind === 'style') add(this.styles, lastPart(name), key);
      else if (kind === 'colour') add(this.colours, name, key);
      else if (kind === 'map') add(this.maps, name, key);
      else if (kind !== 'notation') add(this.commands, name, key);
    }
  }

  /** Keys of the definitions of a command. Where @ is no letter, \vz@ is \vz. */
  ofCommand(name: string): string[] {
    const short = /^[A-Za-z]+/.exec(name)?.[0] ?? name;
    return [name, ...(short === name ? [] : [short])].flatMap(
      (each) => this.commands.get(each) ?? [],
    );
  }

  ofColour(name: string): string[] {
    return this.colours.get(name) ?? [];
  }

  ofStyle(name: string): string[] {
    return this.styles.get(name) ?? [];
  }

  /** Keys of the commands whose name is built of these literal parts with anything between them. */
  ofBuiltCommand(name: string): string[] {
    return matching(this.commands, patternOf(name));
  }

  /** Keys of all colours, maps and styles that a phrase can stand for. */
  ofPhrase(phrase: Phrase): readonly string[] {
    const { text, isLoose, isOption, canBe } = phrase;
    const memory = `${Number(isLoose)}${Number(isOption)}${canBe} ${text}`;
    const known = this.phrases.get(memory);
    if (known) return known;
    const found = [
      ...(canBe === 'map' ? [] : wordsOf(phrase, this.colours)),
      ...(canBe === 'colour' ? [] : wordsOf(phrase, this.maps)),
      ...this.mapsOfStops(phrase),
      ...this.stylesOf(phrase),
    ];
    this.phrases.set(memory, found);
    return found;
  }

  /** The stops of a map are colours: depth-stop-1 and so on. */
  private mapsOfStops({ text }: Phrase): string[] {
    const stops = text.matchAll(/([\p{L}\p{N}@_\-\u0002\u0003]+)-stop(?![\p{L}\p{N}])/gu);
    return [...stops].flatMap(([, name]) => matching(this.maps, patternOf(name!)));
  }

  /** A style is a whole key, or the last part of its path. */
  private stylesOf({ text, isLoose, isOption }: Phrase): string[] {
    const parts = text.split('/').map((part) => part.replace(/^[\s']*\u0002*[\s']*/, '').trimEnd());
    const found = parts.flatMap((part) => {
      if (part === '' || part.startsWith('.')) return [];
      if (!marks.test(part)) return this.ofStyle(part.replaceAll(/\s+/g, ' '));
      const isBuilt =
        part.replaceAll(/[\u0002\u0003\s]+/g, '') !== '' || (isOption && isVariable(part));
      return isBuilt ? matching(this.styles, patternOf(part)) : [];
    });
    if (!isLoose) return found;
    const plain = text.replaceAll(/[\u0002\u0003\s]+/g, ' ');
    const within = [...this.styles.keys()].filter(
      (name) =>
        plain.includes(name) && new RegExp(`(?<![\\w-])${escape(name)}(?![\\w-])`).test(plain),
    );
    return [...found, ...within.flatMap((name) => this.ofStyle(name))];
  }
}

/** A colour or a map is one word of an expression such as -vx!40!paper or 500 of depth. */
function wordsOf(
  { text, isOption }: Phrase,
  names: ReadonlyMap<string, readonly string[]>,
): string[] {
  const spaced = [...names].filter(([name]) => /[^\w@-]/.test(name) && text.includes(name));
  const runs = text.match(/[\p{L}\p{N}@_\-\u0002\u0003]+/gu) ?? [];
  const found = runs.flatMap((run) => {
    // What a command of TeX's own stands for is no part of a name: \pic at.
    const word = run.replace(/^-+/, '').replace(/^\u0002+(?=[^\u0002\u0003])/, '');
    const literals = word.split(marks);
    const exact = literals.flatMap((literal) => names.get(literal) ?? []);
    if (literals.length === 1) return exact;
    const isBuilt = literals.some((literal) => literal !== '') || (isOption && isVariable(word));
    return isBuilt ? [...exact, ...matching(names, patternOf(word))] : exact;
  });
  return [...found, ...spaced.flatMap(([, keys]) => keys)];
}

const marks = new RegExp(`[${commandMark}${variableMark}]+`);

/** Two variables and nothing else can be any name; one alone is named where it gets its value. */
function isVariable(text: string): boolean {
  return /^[\u0002\u0003\s]+$/.test(text) && text.split(variableMark).length > 2;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function matching(names: ReadonlyMap<string, readonly string[]>, pattern: RegExp): string[] {
  return [...names].flatMap(([name, keys]) => (pattern.test(name) ? keys : []));
}

/** The names that a text with marks in it can stand for. */
function patternOf(text: string): RegExp {
  const literals = text.split(/\s*[\u0002\u0003]+\s*/);
  return new RegExp(
    `^${literals.map((part) => escape(part).replaceAll(/\s+/g, '\\s+')).join('.*')}$`,
  );
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function add(names: Map<string, string[]>, name: string, key: string): void {
  names.set(name, [...(names.get(name) ?? []), key]);
}
