import { parseKeyValues } from './declarations.ts';
import { isCalledByPackages } from './implied-uses.ts';
import { readMacro } from './macro-commands.ts';
import { readKeyList } from './style-keys.ts';
import type { CommandContext, CommandReader, CommandStatement } from './style-command.ts';
import type { DefinedName } from './style-statement.ts';
import type { TexCursor } from './tex-cursor.ts';

/** The commands that define names, chiaroscuro's and LaTeX's. */
export const commandReaders: ReadonlyMap<string, CommandReader> = new Map([
  ...forEach('definehue definerole', readColour),
  ...forEach('definesymbol', readSymbol),
  ...forEach('definecolourmap', readColourMap),
  ...forEach('definetypesize', readTypeSize),
  ...forEach('colorlet definecolor providecolor', readXcolor),
  ...forEach('newlength newdimen newskip setlength addtolength', readLength),
  ...forEach(
    'newcommand renewcommand providecommand DeclareRobustCommand NewDocumentCommand ' +
      'RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand ' +
      'NewExpandableDocumentCommand RenewExpandableDocumentCommand ' +
      'ProvideExpandableDocumentCommand DeclareExpandableDocumentCommand ' +
      'DeclareMathOperator newenvironment renewenvironment NewDocumentEnvironment ' +
      'RenewDocumentEnvironment newfontfamily newfontface newif def edef gdef xdef let',
    readMacro,
  ),
  ...forEach('tikzset pgfplotsset pgfkeys', readKeyList),
]);

function forEach(names: string, reader: CommandReader): [string, CommandReader][] {
  return names.split(' ').map((name) => [name, reader]);
}

function colour(name: string, meaning: string, isEager: boolean): DefinedName {
  return {
    kind: 'colour',
    name,
    meaning,
    body: meaning,
    isNew: !isCalledByPackages('colour', name),
    isEager,
  };
}

function readColour(
  cursor: TexCursor,
  { edition }: CommandContext,
): CommandStatement[] | undefined {
  const declared = takeNamed(cursor);
  if (!declared) return undefined;
  const { name, value } = declared;
  const own = ofEdition(value, edition);
  return [{ defines: [colour(name, own ?? value, own === undefined)] }];
}

/** A name and what is declared for it, each in braces. */
function takeNamed(cursor: TexCursor): { name: string; value: string } | undefined {
  const name = cursor.takeText('{');
  const value = cursor.takeText('{');
  return name === undefined || value === undefined || !isName(name) ? undefined : { name, value };
}

function readSymbol(cursor: TexCursor): CommandStatement[] | undefined {
  const [macro, hue, body, meaning] = [0, 1, 2, 3].map(() => cursor.takeText('{'));
  const name = /^\\([A-Za-z@]+)$/.exec(macro ?? '')?.[1];
  if (name === undefined || hue === undefined || body === undefined || meaning === undefined) {
    return undefined;
  }
  const coloured = `\\mathcolor{${name}}{${body}}`;
  const common = { isNew: true, isEager: false };
  return [
    {
      defines: [
        { kind: 'macro', name, meaning: body, body: coloured, parameters: [], ...common },
        colour(name, hue, true),
        {
          kind: 'notation',
          name: 'symbols',
          meaning: `\\${name}: ${meaning} (${hue})`,
          body: `${meaning}\\foreachsymbol`,
          ...common,
        },
      ],
    },
  ];
}

function readColourMap(
  cursor: TexCursor,
  { edition }: CommandContext,
): CommandStatement[] | undefined {
  const declared = takeNamed(cursor);
  if (!declared) return undefined;
  const { name, value } = declared;
  const meaning = ofEdition(value, edition) ?? value;
  return [{ defines: [{ kind: 'map', name, meaning, body: '', isNew: true, isEager: false }] }];
}

/** A hue, or the stops of a map, as one edition writes it. */
function ofEdition(value: string, edition: string): string | undefined {
  const own = parseKeyValues(value).filter(({ key }) => key === edition);
  // Two values are a mistake that another stage reports; here they only must not be taken for one.
  return own.length === 1 ? own[0]!.value.replaceAll(/\s/g, '').toUpperCase() : undefined;
}

function readTypeSize(cursor: TexCursor): CommandStatement[] | undefined {
  const [macro, size, leading] = [0, 1, 2].map(() => cursor.takeText('{'));
  const name = /^\\([A-Za-z@]+)$/.exec(macro ?? '')?.[1];
  if (name === undefined || size === undefined || leading === undefined) return undefined;
  const meaning = `${size}/${leading}`;
  // A drawing is set in \normalsize before it says anything.
  const isNew = name !== 'normalsize';
  return [{ defines: [{ kind: 'size', name, meaning, body: meaning, isNew, isEager: false }] }];
}

function readXcolor(
  cursor: TexCursor,
  { wording }: CommandContext,
): CommandStatement[] | undefined {
  const start = cursor.offset;
  cursor.takeGroup('[');
  const name = cursor.takeText('{');
  const first = cursor.takeText('{');
  const second = wording.endsWith('colorlet') ? '' : cursor.takeText('{');
  if (name === undefined || first === undefined || second === undefined) return undefined;
  if (/[\\#]/.test(name)) return undefined;
  return [{ defines: [colour(name, `${wording}${cursor.since(start)}`, true)] }];
}

function readLength(
  cursor: TexCursor,
  { command, wording }: CommandContext,
): CommandStatement[] | undefined {
  const braced = cursor.takeText('{');
  cursor.skipBlanks();
  const name = braced === undefined ? cursor.takeName() : /^\\([A-Za-z@]+)$/.exec(braced)?.[1];
  const isNew = command.startsWith('new');
  const value = isNew ? '' : cursor.takeText('{');
  if (name === undefined || !/^[A-Za-z@]+$/.test(name) || value === undefined) return undefined;
  // em and ex are those of the font that is chosen at this place.
  const isEager = /\\|e[mx]/.test(value);
  const meaning =
    command === 'setlength' ? value : wording === '\\newlength' ? '' : `${wording}{${value}}`;
  return [{ defines: [{ kind: 'length', name, meaning, body: value, isNew, isEager }] }];
}

/** Names that a drawing can write as they are. */
function isName(name: string): boolean {
  return name !== '' && !/[\\#{}]/.test(name);
}
