import { baseColours } from './colour-expressions.ts';
import type { DefinedName, StyleStatement } from './style-statement.ts';

/** Commands in a statement that was not taken apart which may define a name all the same. */
const mayDefine =
  /\\(\w*def|let|\w*newcommand|\w*DocumentCommand|define\w+|colorlet|\w*length|csname)\b/;

/**
 * The order of a stylesheet's statements, as far as it makes a difference: a colour that is mixed of
 * another has the other's value at that place, and a length in em is measured in the font of that place.
 */
export class StatementOrder {
  private readonly statements: readonly StyleStatement[];
  /** For each name the places of the statements that may give it a meaning. */
  private readonly places = new Map<string, number[]>();
  private readonly redefined = new Set<string>();
  private readonly bodies = new Map<string, string[]>();

  constructor(statements: readonly StyleStatement[]) {
    this.statements = statements;
    statements.forEach(({ text, defines }, index) => {
      const names = defines.map(({ name }) => name);
      for (const { kind, name, body, isNew } of defines) {
        // What TeX, its packages or xcolor say of a name comes before all that the stylesheet says.
        if (!isNew || (kind === 'colour' && baseColours.has(name))) this.redefined.add(name);
        this.bodies.set(name, [...(this.bodies.get(name) ?? []), body]);
      }
      const isOpaque = defines.length === 0 && mayDefine.test(text);
      for (const name of isOpaque ? namesIn(text) : names) {
        this.places.set(name, [...(this.places.get(name) ?? []), index]);
      }
    });
  }

  /**
   * What to add to a statement's meaning so that it changes when the statement's place does: which of
   * the names that it reads at once get another meaning later. Mostly nothing.
   */
  noteFor(statement: StyleStatement, defined?: DefinedName): string {
    if (defined && !defined.isEager) return '';
    const index = this.statements.indexOf(statement);
    const later = [...this.reachable(defined?.body ?? statement.text)].flatMap((name) => {
      const places = this.places.get(name) ?? [];
      const after = places.filter((place) => place > index);
      const isChanged = this.redefined.has(name) || places.length > after.length;
      return isChanged && after.length > 0 && name !== defined?.name
        ? [`${after.length} × ${name}`]
        : [];
    });
    const needsFont = defined?.kind === 'length' || defined?.kind === 'macro';
    const before = this.statements.slice(0, index).filter(({ defines }) => defines.length === 0);
    return [
      needsFont ? ` (after ${before.length} statements for every drawing)` : '',
      later.length > 0 ? ` (before ${later.sort().join(', ')})` : '',
    ].join('');
  }

  /** The names that are read when a text is, with those that these read. */
  private reachable(text: string): Set<string> {
    const found = new Set<string>();
    const texts = [text];
    for (let next = texts.pop(); next !== undefined; next = texts.pop()) {
      for (const name of namesIn(next)) {
        if (found.has(name)) continue;
        found.add(name);
        texts.push(...(this.bodies.get(name) ?? []));
      }
    }
    return found;
  }
}

/** Every word of a text that can be a name or the last part of one. */
function namesIn(text: string): string[] {
  return text.match(/[A-Za-z@][A-Za-z0-9@-]*/g) ?? [];
}
