import type {
  DefinedName,
  Edition,
  MacroParameter,
  StyleKind,
  StyleStatement,
} from './style-statement.ts';
import { readStyleStatements } from './style-statements.ts';
import { StatementOrder } from './statement-order.ts';

/** What a stylesheet means for one edition, name by name. */
export interface StyleDefinitions {
  /**
   * What every drawing depends on: all that defines no name (fonts, libraries, sizes of mathematics,
   * `every …` styles), in its normal form.
   */
  common: string;
  /** `macro vz`, `colour vz`, `style book axis`, `map energy`, `length measure`, `size small` to what they mean. */
  definitions: ReadonlyMap<string, StyleDefinition>;
}

/** What a stylesheet says of one name. */
export interface StyleDefinition {
  kind: StyleKind;
  name: string;
  /** Its source for this edition in its normal form, such as `FDB462` for a hue. */
  meaning: string;
  /** The line of its first statement, from 1. */
  line: number;
  /** The TeX that is read where the name is used. */
  body: string;
  /** How a macro takes its arguments; absent when that cannot be said. */
  parameters?: readonly MacroParameter[];
  /** Whether TeX's packages know the name, and may use it without the drawing's saying so. */
  isImplied: boolean;
}

/**
 * Reads what a stylesheet defines, as one edition sees it. Comments, white space and the values of
 * other editions have no part in it. What is not understood is part of `common`, which is always safe.
 */
export function readStyleDefinitions(text: string, edition: Edition): StyleDefinitions {
  const statements = readStyleStatements(text, edition);
  const order = new StatementOrder(statements);
  const parts = new Map<string, Part[]>();
  for (const statement of statements) {
    for (const defined of statement.defines) {
      const key = `${defined.kind} ${defined.name}`;
      parts.set(key, [...(parts.get(key) ?? []), { ...defined, statement }]);
    }
  }
  const shared = statements.filter(({ defines }) => defines.length === 0);
  return {
    common: shared.map((statement) => statement.text + order.noteFor(statement)).join('\n'),
    definitions: new Map([...parts].map(([key, own]) => [key, combine(own, order)])),
  };
}

interface Part extends DefinedName {
  statement: StyleStatement;
}

/** All that is said of one name, in its order. */
function combine(parts: readonly Part[], order: StatementOrder): StyleDefinition {
  const [first] = parts as [Part, ...Part[]];
  const { kind, name, parameters } = first;
  const meanings = parts.map((part) => part.meaning + order.noteFor(part.statement, part));
  return {
    kind,
    name,
    meaning: meanings.filter((meaning) => meaning !== '').join('; '),
    line: first.statement.line,
    body: parts.map(({ body }) => body).join('\n'),
    // Of several definitions the last one counts, unless a condition or a group is around it.
    ...(parameters && parts.length === 1 && { parameters }),
    isImplied: !parts.some(({ isNew }) => isNew),
  };
}
