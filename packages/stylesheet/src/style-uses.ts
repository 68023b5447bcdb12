import { definesDelimited } from './delimited-arguments.ts';
import { findDirectUses, type DirectUses, type Reading } from './direct-uses.ts';
import { joinTex } from './joined-tex.ts';
import type { StyleDefinitions } from './style-definitions.ts';
import { StyleNames } from './style-names.ts';

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
  const used = new UseCollector(sources.map(readable), definitions).collect();
  return new Map(
    [...used].sort().map((key) => [key, definitions.definitions.get(key)?.meaning ?? '']),
  );
}

/** How deep macros may stand in arguments of macros before their arguments are no longer followed. */
const deepest = 12;

class UseCollector {
  private readonly used = new Set<string>();
  private readonly followed = new Set<string>();
  private readonly sources: readonly string[];
  private readonly styles: StyleDefinitions;
  private readonly index: StyleIndex;
  private readonly reading: Reading;

  constructor(sources: readonly string[], styles: StyleDefinitions) {
    this.sources = sources;
    this.styles = styles;
    this.index = indexOf(styles);
    const { names, hasDelimited, hasOwnTextKey } = this.index;
    this.reading = {
      definitions: styles.definitions,
      names,
      own: new Set(sources.flatMap(ownCommands)),
      isAllCode: hasDelimited || sources.some(definesDelimited),
      hasTextKeys: !hasOwnTextKey && !sources.some((text) => ownTextKey.test(text)),
    };
  }

  collect(): ReadonlySet<string> {
    const { common, definitions } = this.styles;
    for (const [key, { isImplied }] of definitions) if (isImplied) this.useWhole(key, 0);
    this.follow(common, this.remember(common), 0);
    for (const source of this.sources) this.follow(source, findDirectUses(source, this.reading), 0);
    return this.used;
  }

  private follow(text: string, uses: DirectUses, depth: number): void {
    if (this.followed.has(text)) return;
    this.followed.add(text);
    if (uses.readsConfig) this.used.add('config');
    for (const key of uses.keys) this.useWhole(key, depth);
    for (const { key, expansion } of uses.calls) {
      if (depth >= deepest) this.useWhole(key, depth);
      else {
        this.used.add(key);
        this.follow(expansion, this.remember(expansion), depth + 1);
      }
    }
  }

  /** Uses a definition whatever its arguments are. */
  private useWhole(key: string, depth: number): void {
    const { body } = this.styles.definitions.get(key)!;
    this.used.add(key);
    if (!this.followed.has(body)) this.follow(body, this.remember(body), depth);
  }

  /** What a text of the stylesheet uses, which differs between drawings only in what they define anew. */
  private remember(text: string): DirectUses {
    const { isAllCode, hasTextKeys, own } = this.reading;
    const redefined = (text.match(/\\[A-Za-z@]+/g) ?? []).filter((name) => own.has(name.slice(1)));
    const key = [Number(isAllCode), Number(hasTextKeys), ...redefined, text].join(' ');
    const known = this.index.uses.get(key) ?? findDirectUses(text, this.reading);
    this.index.uses.set(key, known);
    return known;
  }
}

/** What need be found out only once about a stylesheet. */
interface StyleIndex {
  names: StyleNames;
  hasDelimited: boolean;
  hasOwnTextKey: boolean;
  uses: Map<string, DirectUses>;
}

const indices = new WeakMap<StyleDefinitions, StyleIndex>();

function indexOf(styles: StyleDefinitions): StyleIndex {
  const known = indices.get(styles);
  if (known) return known;
  const { common, definitions } = styles;
  const texts = [
    common,
    ...[...definitions.values()].map(({ name, meaning }) => `${name}/${meaning}`),
  ];
  const index = {
    names: new StyleNames(definitions),
    hasDelimited: texts.some(definesDelimited),
    hasOwnTextKey: texts.some((text) => ownTextKey.test(text)),
    uses: new Map<string, DirectUses>(),
  };
  indices.set(styles, index);
  return index;
}

/** A key of text that somebody defines anew. */
const ownTextKey =
  /(?:^|[,{/])\s*(?:[xyz](?:label)?|title|name|alias|name path|node contents)\s*\/\./;
/** Where a source gives values to commands of its own. */
const variables =
  /\\[A-Za-z@]*(?:def|let|command|Command|set|get|macro|for|each|loop|store|read)[A-Za-z@]*\s*\*?\s*\{?((?:\s*\\[A-Za-z@]+\s*[/,]?)+)|(?:\bas|count|evaluate|remember|store in|get)\s*=?\s*(\\[A-Za-z@]+)/g;

/** The commands to which a source gives values of its own. */
function ownCommands(text: string): string[] {
  return [...text.matchAll(variables)].flatMap(([, list, one]) =>
    `${list ?? ''} ${one ?? ''}`.split(/[^A-Za-z@]+/).filter((name) => name !== ''),
  );
}

/** A source without comments; all of one that may change what a comment is. */
function readable(source: string): string {
  const { code, restore } = joinTex(source);
  return restore(code);
}
