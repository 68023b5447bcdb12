import { findImpliedUses } from './implied-uses.ts';
import { expandCall } from './macro-calls.ts';
import { commandMark, type Phrase } from './phrases.ts';
import type { StyleDefinition } from './style-definitions.ts';
import type { StyleNames } from './style-names.ts';
import { scanUses, type UseListener } from './use-scanner.ts';

/** What must be known to read a piece of TeX. */
export interface Reading {
  definitions: ReadonlyMap<string, StyleDefinition>;
  names: StyleNames;
  /** Commands to which the sources give values. */
  own: ReadonlySet<string>;
  /** Whether nothing may be taken for text, because arguments may be written in any way. */
  isAllCode: boolean;
  /** Whether xlabel, name and their like have their usual meaning. */
  hasTextKeys: boolean;
}

/** What one piece of TeX uses, without what that uses in turn. */
export interface DirectUses {
  /** Keys of definitions that are used as they are, or with arguments that cannot be told. */
  keys: ReadonlySet<string>;
  /** Calls of macros: the macro's key, and its body with the arguments in it. */
  calls: readonly { key: string; expansion: string }[];
  /** Whether `book.json`, or where the figure stands, is read. */
  readsConfig: boolean;
}

/** Finds what a piece of TeX without comments uses of a stylesheet. */
export function findDirectUses(text: string, reading: Reading): DirectUses {
  const listener = new DirectUseListener(reading);
  const { names, definitions } = reading;
  const implied = findImpliedUses(text);
  const keys = [
    ...implied.colours.flatMap((name) => names.ofColour(name)),
    ...implied.styles.flatMap((name) => names.ofStyle(name)),
    ...implied.sizes.flatMap((name) => names.ofCommand(name)),
    ...(implied.everything ? definitions.keys() : []),
    ...builtNames(text).flatMap((name) => names.ofBuiltCommand(name)),
  ];
  for (const key of keys) listener.keys.add(key);
  scanUses(text, listener);
  return { keys: listener.keys, calls: listener.calls, readsConfig: implied.config };
}

class DirectUseListener implements UseListener {
  readonly keys = new Set<string>();
  readonly calls: { key: string; expansion: string }[] = [];
  readonly isAllCode: boolean;
  readonly hasTextKeys: boolean;
  private readonly reading: Reading;

  constructor(reading: Reading) {
    this.reading = reading;
    this.isAllCode = reading.isAllCode;
    this.hasTextKeys = reading.hasTextKeys;
  }

  command(name: string, text: string, after: number): void {
    const { definitions, names } = this.reading;
    for (const key of names.ofCommand(name)) {
      const definition = definitions.get(key)!;
      const hasArguments = (definition.parameters?.length ?? 0) > 0;
      const expansion = hasArguments ? expandCall(definition, { text, after, name }) : undefined;
      if (expansion === undefined) this.keys.add(key);
      else this.calls.push({ key, expansion });
    }
  }

  phrase(phrase: Phrase): void {
    for (const key of this.reading.names.ofPhrase(phrase)) this.keys.add(key);
  }

  isOwn(command: string): boolean {
    const { own, names } = this.reading;
    return own.has(command) || names.ofCommand(command).length > 0;
  }
}

/** The names that are built between \csname and \endcsname, commands in them as marks. */
function builtNames(text: string): string[] {
  const built = text.matchAll(
    /\\csname(?![A-Za-z@])\s*([^]*?)\\endcsname|\\(?:@?nameuse|csuse|letcs|begin)(?![A-Za-z@])\s*(?:\\[A-Za-z@]+\s*)?\{([^{}]*)\}/g,
  );
  return [...built].map(([, first, second]) =>
    (first ?? second ?? '').trim().replaceAll(/\\[A-Za-z@]+\s*(\{[^{}]*\})?|#+\d/g, commandMark),
  );
}
