import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import {
  declarationArity,
  findDeclarations,
  parseKeyValues,
  type Declaration,
} from './declarations.ts';
import { isHex } from './colour.ts';
import { parseOwnInks } from './own-inks.ts';
import type { ColourMap, Hue, Role, Stylesheet, SymbolDeclaration } from './stylesheet.ts';
import { blankOut } from './tex-segments.ts';

/**
 * Reads the declarations of a stylesheet; all other LaTeX in it is skipped.
 *
 * @param file the name that messages give the stylesheet.
 * @throws UserError with every mistake found: `stylesheet/syntax`, `stylesheet/missing-edition`,
 * `stylesheet/unknown` and `stylesheet/duplicate`.
 */
export function readStylesheet(text: string, file: string): Stylesheet {
  const reading = new Reading(file);
  for (const declaration of findDeclarations(blankOut(text, ['comment']))) {
    reading.take(declaration);
  }
  return reading.finish();
}

type Fault = Omit<Diagnostic, 'severity' | 'place'>;

const forms = 'CONVENTIONS.md and the declarations around this one show the form.';

/** What has been read so far, and what was wrong with it. */
class Reading {
  private editions: string[] | undefined;
  private readonly hues = new Map<string, Hue>();
  private readonly roles = new Map<string, Role>();
  private readonly symbols = new Map<string, SymbolDeclaration>();
  private readonly colourMaps = new Map<string, ColourMap>();
  private readonly lines = new Map<string, number>();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;
  private line = 0;

  constructor(file: string) {
    this.file = file;
  }

  take({ name, arguments: slices, line }: Declaration): void {
    this.line = line;
    const [first, second, body, meaning] = slices.map(({ text }) => text.trim());
    const wanted = declarationArity[name];
    if (slices.length < wanted) {
      const message = `expected \\${name} to have ${wanted} arguments in braces, got ${slices.length}`;
      this.report({ code: 'stylesheet/syntax', message, hint: forms });
      return;
    }
    const declared = this.declareName(name, first!);
    if (declared === undefined) return;
    if (name === 'definehue') {
      this.hues.set(declared, { ...this.readColours(second!), line });
    } else if (name === 'definerole') {
      if (second!.includes('=')) {
        const { values, ...inks } = this.readColours(second!);
        this.roles.set(declared, { colour: { values }, ...inks, line });
      } else {
        const hue = this.readColourName(second!, [this.hues], 'hue');
        this.roles.set(declared, { colour: { hue }, line });
      }
    } else if (name === 'definesymbol') {
      const colour = this.readColourName(second!, [this.hues, this.roles], 'hue or role');
      this.symbols.set(declared, { colour, body: body!, meaning: meaning!, line });
    } else {
      this.colourMaps.set(declared, { stops: this.readStops(second!), line });
    }
  }

  finish(): Stylesheet {
    const [first, ...rest] = this.diagnostics;
    if (first) throw new UserError(first, ...rest);
    const { editions = [], hues, roles, symbols, colourMaps } = this;
    return { editions, hues, roles, symbols, colourMaps };
  }

  /** The name without backslash, when it has the right form and is not taken. */
  private declareName(declaration: Declaration['name'], text: string): string | undefined {
    const isSymbol = declaration === 'definesymbol';
    const form = isSymbol ? /^\\[A-Za-z]+$/ : /^[A-Za-z][A-Za-z0-9-]*$/;
    if (!form.test(text)) {
      const expected = isSymbol ? 'a macro such as \\vx' : 'a name of letters, digits and hyphens';
      const message = `expected ${expected}, got "${text}"`;
      this.report({ code: 'stylesheet/syntax', message, hint: forms });
      return undefined;
    }
    const name = text.replace('\\', '');
    // Colour maps have names of their own; hues, roles and symbols are all colours.
    const key = declaration === 'definecolourmap' ? `map ${name}` : name;
    const taken = this.lines.get(key);
    if (taken !== undefined) {
      this.report({
        code: 'stylesheet/duplicate',
        message: `the ${declaration === 'definecolourmap' ? 'colour map' : 'colour'} "${name}" is defined already, in line ${taken}`,
        hint: 'Hues, roles and symbols share their names: \\vx is the colour vx.',
      });
      return undefined;
    }
    this.lines.set(key, this.line);
    return name;
  }

  private readColours(text: string): Pick<Hue, 'values' | 'ownInks'> {
    const written = Object.entries(this.readEditions(text, (value) => value));
    const own = written.filter(([, value]) => parseOwnInks(value));
    const values = written.map(([edition, value]) => [
      edition,
      parseOwnInks(value)?.hex ?? this.readHex(value),
    ]);
    return {
      values: Object.fromEntries(values) as Hue['values'],
      ...(own.length > 0 && { ownInks: Object.fromEntries(own) }),
    };
  }

  private readStops(text: string): Record<string, string[]> {
    return this.readEditions(text, (value) => {
      const stops = value.split(',').map((stop) => this.readHex(stop.trim()));
      if (stops.length < 2) {
        const message = 'expected a colour map to have at least 2 stops, got 1';
        this.report({ code: 'stylesheet/syntax', message, hint: forms });
      }
      return stops;
    });
  }

  private readEditions<Value>(text: string, read: (value: string) => Value): Record<string, Value> {
    const values: Record<string, Value> = {};
    let isReadable = true;
    for (const { key, value } of parseKeyValues(text)) {
      if (!/^[a-z]+$/.test(key)) {
        const message = `expected edition=value, got "${key && `${key}=`}${value}"`;
        this.report({ code: 'stylesheet/syntax', message, hint: forms });
        isReadable = false;
      } else if (Object.hasOwn(values, key)) {
        const message = `the edition "${key}" has two values here`;
        this.report({ code: 'stylesheet/duplicate', message, hint: 'Keep one of them.' });
      } else values[key] = read(value);
    }
    if (isReadable) this.compareEditions(Object.keys(values));
    return values;
  }

  /** The first declaration says which editions there are; the others must agree with it. */
  private compareEditions(found: string[]): void {
    const editions = (this.editions ??= found);
    for (const edition of editions.filter((name) => !found.includes(name))) {
      const message = `expected a value for each of ${editions.join(', ')}; "${edition}" has none here`;
      this.report({ code: 'stylesheet/missing-edition', message, hint: `Add ${edition}=….` });
    }
    for (const edition of found.filter((name) => !editions.includes(name))) {
      const message = `expected values for ${editions.join(', ')} only, got one for "${edition}"`;
      const hint = 'The first declaration says which editions there are.';
      this.report({ code: 'stylesheet/unknown', message, hint });
    }
  }

  private readHex(text: string): string {
    if (!isHex(text)) {
      // TeX looks inks up by the digits as they are written, so their case must be settled.
      const message = `expected six hexadecimal digits in capitals, such as FCCDE5, got "${text}"`;
      const hint = 'Write red, green and blue with two digits each, without #.';
      this.report({ code: 'stylesheet/syntax', message, hint });
    }
    return text;
  }

  private readColourName(
    name: string,
    defined: readonly ReadonlyMap<string, unknown>[],
    noun: string,
  ): string {
    if (!defined.some((names) => names.has(name))) {
      this.report({
        code: 'stylesheet/unknown',
        message: `expected the name of a ${noun} that is defined above, got "${name}"`,
        hint: `Correct the name, or define ${name} above with \\definehue.`,
      });
    }
    return name;
  }

  private report(fault: Fault): void {
    const place = { file: this.file, line: this.line };
    this.diagnostics.push({ ...fault, severity: 'error', place });
  }
}
