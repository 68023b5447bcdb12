import { definesDelimited } from './delimited-arguments.ts';
import { findImpliedUses } from './implied-uses.ts';
import { joinTex } from './joined-tex.ts';
import { expandCall } from './macro-calls.ts';
import { mayChangeReading } from './normalise-tex.ts';
import { commandMark, type Phrase } from './phrases.ts';
import type { StyleDefinition, StyleDefinitions } from './style-definitions.ts';
import { StyleNames } from './style-names.ts';
import { scanUses, type UseListener } from './use-scanner.ts';

/**
 * Which definitions of a stylesheet TeX sources use, with all that these use in turn: keys of
 * `definitions` to what they mean, sorted by key. `common` is no part of it, but what it uses is.
 *
 * Nothing that is used is ever missing. Names that are built, as in `v\n`, stand for all that fit;
 * what writes TeX by other means, such as \directlua, uses everything. The key `config`, whose meaning
 * is left to the caller, says that `book.json` or the figure's place is read.
 */
export function styleUses(
  sources: readonly string[],
  definitions: StyleDefinitions,
): ReadonlyMap<string, string> {
  const collector = new UseCollector(sources, definitions);
  const used = collector.collect();
  const meanings = [...used].sort().map((key): [string, string] => {
    return [key, definitions.definitions.get(key)?.meaning ?? ''];
  });
  return new Map(meanings);
}

/** A key of text that somebody defines anew. */
const ownTextKey = /(?:^|[,{/\s])(?:[xyz]label|title|name|alias|name path|node contents)\s*\/\./;
/** Where a source gives values to commands of its own. */
const variables =
  /\\[A-Za-z@]*(?:def|let|command|Command|set|get|macro|for|each|loop|store|read)[A-Za-z@]*\s*\*?\s*\{?((?:\s*\\[A-Za-z@]+\s*[/,]?)+)|(?:\bas|count|evaluate|remember|store in|get)\s*=?\s*(\\[A-Za-z@]+)/g;

/** How deep macros may stand in arguments of macros before their names are no longer followed. */
const deepest = 12;

class UseCollector implements UseListener {
  readonly isAllCode: boolean;
  readonly hasTextKeys: boolean;
  private readonly used = new Set<string>();
  private readonly scanned = new Set<string>();
  private readonly own: ReadonlySet<string>;
  private readonly names: StyleNames;
  private readonly sources: readonly string[];
  private readonly shared: string;
  private readonly definitions: ReadonlyMap<string, StyleDefinition>;
  private depth = 0;

  constructor(sources: readonly string[], styles: StyleDefinitions) {
    const index = indexOf(styles);
    this.sources = sources.map(readable);
    this.shared = styles.common;
    this.definitions = styles.definitions;
    this.names = index.names;
    this.isAllCode = index.hasDelimited || this.sources.some(definesDelimited);
    this.hasTextKeys = !index.hasOwnTextKey && !this.sources.some((text) => ownTextKey.test(text));
    this.own = new Set(this.sources.flatMap(ownCommands));
  }

  collect(): ReadonlySet<string> {
    for (const [key, { isImplied }] of this.definitions) if (isImplied) this.useWhole(key);
    for (const text of [this.shared, ...this.sources]) this.scan(text);
    return this.used;
  }

  command(name: string, text: string, after: number): void {
    for (const key of this.names.ofCommand(name)) {
      const { parameters = [] } = this.definitions.get(key)!;
      const expansion =
        parameters.length > 0 && this.depth < deepest
          ? expandCall(this.definitions.get(key)!, { text, after, name })
          : undefined;
      if (expansion === undefined) this.useWhole(key);
      else {
        this.used.add(key);
        this.scan(expansion);
      }
    }
  }

  phrase(phrase: Phrase): void {
    for (const key of this.names.ofPhrase(phrase)) this.useWhole(key);
  }

  isOwn(command: string): boolean {
    return this.own.has(command) || this.names.ofCommand(command).length > 0;
  }

  private scan(text: string): void {
    if (this.scanned.has(text)) return;
    this.scanned.add(text);
    this.depth += 1;
    this.takeImplied(text);
    for (const name of builtNames(text)) {
      for (const key of this.names.ofBuiltCommand(name)) this.useWhole(key);
    }
    scanUses(text, this);
    this.depth -= 1;
  }

  private takeImplied(text: string): void {
    const { colours, styles, sizes, everything, config } = findImpliedUses(text);
    if (config) this.used.add('config');
    const keys = [
      ...colours.flatMap((name) => this.names.ofColour(name)),
      ...styles.flatMap((name) => this.names.ofStyle(name)),
      ...sizes.flatMap((name) => this.names.ofCommand(name)),
      ...(everything ? this.definitions.keys() : []),
    ];
    for (const key of keys) this.useWhole(key);
  }

  /** Uses a definition whatever its arguments are. */
  private useWhole(key: string): void {
    this.used.add(key);
    this.scan(this.definitions.get(key)!.body);
  }
}

/** What need be found out only once about a stylesheet. */
interface StyleIndex {
  names: StyleNames;
  hasDelimited: boolean;
  hasOwnTextKey: boolean;
}

const indices = new WeakMap<StyleDefinitions, StyleIndex>();

function indexOf(styles: StyleDefinitions): StyleIndex {
  const known = indices.get(styles);
  if (known) return known;
  const { common, definitions } = styles;
  const texts = [common, ...[...definitions.values()].map(({ meaning }) => meaning)];
  const index = {
    names: new StyleNames(definitions),
    hasDelimited: texts.some(definesDelimited),
    hasOwnTextKey: texts.some((text) => ownTextKey.test(text)),
  };
  indices.set(styles, index);
  return index;
}

/** The commands to which a source gives values of its own. */
function ownCommands(text: string): string[] {
  return [...text.matchAll(variables)].flatMap(([, list, one]) =>
    `${list ?? ''} ${one ?? ''}`.split(/[^A-Za-z@]+/).filter((name) => name !== ''),
  );
}

/** A source without comments. Of one that changes how it is read, nothing is known. */
function readable(source: string): string {
  if (mayChangeReading(source)) return '\\catcode';
  const { code, restore } = joinTex(source);
  return restore(code);
}

/** The names that are built between \csname and \endcsname, commands in them as marks. */
function builtNames(text: string): string[] {
  const built = text.matchAll(
    /\\csname(?![A-Za-z@])\s*([^]*?)\\endcsname|\\(?:@?nameuse|@nameuse|csuse|letcs|ifcsname|begin)(?![A-Za-z@])\s*(?:\\[A-Za-z@]+\s*)?\{([^{}]*)\}/g,
  );
  return [...built].map(([, first, second]) =>
    (first ?? second ?? '').trim().replaceAll(/\\[A-Za-z@]+\s*(\{[^{}]*\})?|#+\d/g, commandMark),
  );
}
