import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { colourKeys, judgeColour, judgeLoneWord, type ColourNames } from './colour-expressions.ts';
import { closingBracket, splitOptions, type Span } from './tex-groups.ts';
import { findRegions, type OptionList } from './tex-regions.ts';
import { blankOut, lineAt } from './tex-segments.ts';

/** What the lint knows about the file it judges. */
export interface LiteralsContext {
  /** The name that messages give the file. */
  file: string;
  knownColours: ColourNames;
}

/** Something that only the stylesheet may decide, at an offset of the source. */
interface Finding {
  offset: number;
  message: string;
}

/**
 * Finds colours, fonts and absolute lengths that a TeX file decides for itself, instead of using
 * the names of the stylesheet: `stylesheet/literal`, in the order of the text. Lengths relative to
 * the type (em, ex) or the page (\measure) are free, as is a length of zero.
 */
export function findLiterals(text: string, { file, knownColours }: LiteralsContext): Diagnostic[] {
  const source = blankOut(text, ['comment', 'verbatim']);
  const { optionLists, code } = findRegions(source);
  const names = withLocalNames(source, knownColours);
  const options = optionLists.flatMap((list) => judgeOptions(source, list, { names, code }));
  const findings = [
    ...findFonts(source),
    ...findColourCommands(source, names),
    ...options,
    ...findLengths(source, code),
  ];
  const lines = text.split('\n');
  return findings
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => {
      const line = lineAt(text, offset);
      return {
        code: 'stylesheet/literal',
        severity: 'error',
        message,
        place: { file, line },
        excerpt: lines[line - 1]!.trim(),
      };
    });
}

function findFonts(source: string): Finding[] {
  const commands =
    /\\(fontsize|fontfamily|fontseries|fontshape|usefont|selectfont|fontspec|set(main|sans|mono|math)font|newfont(family|face))(?![A-Za-z@])/g;
  return [...source.matchAll(commands)].map((match) => ({
    offset: match.index,
    message: `expected a size or font command of the stylesheet, such as \\small, got ${match[0]}`,
  }));
}

/** \definecolor and its like, and the arguments of \color, \textcolor, \mathcolor … */
function findColourCommands(source: string, names: ColourNames): Finding[] {
  const definitions = [...source.matchAll(/\\(?:define|provide)color(?:set|series)?(?![A-Za-z])/g)];
  const uses = source.matchAll(
    /\\(?:(?:text|math|page|row|cell|column|arrayrule)?color|f?colorbox|colorlet\s*\{[^{}]*\})\s*(\[[^\]]*\])?((?:\s*\{[^{}]*\}){1,2})/g,
  );
  const stops = [...source.matchAll(/\bcolor\s*=\s*\(([^()]*)\)/g)];
  const models = source.matchAll(/\b(?:rgb255?|cmyk|gray|HTML)\s*=\s*\(|\bcolormap\/\w+/g);
  return [
    ...definitions.map((match) => literal(match.index, `${match[0]}`)),
    ...[...models].map((match) => literal(match.index, `"${match[0].replace(/\s*\($/, '')}"`)),
    ...stops.flatMap(({ index, 1: colour }) =>
      judgeColour(colour!, names).map((fault) => literal(index, fault)),
    ),
    ...[...uses].flatMap((match) => {
      if (match[1]) return [literal(match.index, `${match[0]}`)];
      // Only \fcolorbox has two colours; what follows one colour is text.
      const count = match[0].startsWith('\\fcolorbox') ? 2 : 1;
      const colours = [...match[2]!.matchAll(/\{([^{}]*)\}/g)].slice(0, count);
      return colours.flatMap(([, colour]) =>
        judgeColour(colour!, names).map((fault) => literal(match.index, fault)),
      );
    }),
  ];
}

/** Options whose value is text that readers see, or a name. */
const textKeys =
  /(label|labels|title|legend entries|contents|quotes|name|alias|path|ticklabels|coords)$/;

interface Judging {
  names: ColourNames;
  code: Uint8Array;
}

function judgeOptions(source: string, list: OptionList, judging: Judging): Finding[] {
  return splitOptions(source, list).flatMap(({ key, value, braced }) => {
    const text = source.slice(value.start, value.end);
    const colour = key.split('/').at(-1)!;
    if (colourKeys.test(colour)) return place(value, judgeColour(text, judging.names));
    if (key === 'colormap name' && !judging.names.colourMaps.has(text)) {
      return place(value, [`the colour map "${text}"`]);
    }
    if (textKeys.test(key)) {
      // Text may open with options of its own: label={[fill=paper]above:x}.
      const close = source[value.start] === '[' ? closingBracket(source, value.start) : -1;
      judging.code.fill(0, Math.max(value.start, close), value.end);
      const own = { start: value.start + 1, end: close, drawing: list.drawing };
      return close < 0 ? [] : judgeOptions(source, own, judging);
    }
    // TikZ's short form of a label: edge["x" above].
    if (text.startsWith('"'))
      judging.code.fill(0, value.start, value.start + text.lastIndexOf('"'));
    const nests = braced || /(\/\.(append |prefix )?style|^style|options)$/.test(key);
    if (nests) return judgeOptions(source, { ...value, drawing: list.drawing }, judging);
    return key === '' && list.drawing ? place(value, judgeLoneWord(text, judging.names)) : [];
  });
}

function place({ start }: Span, faults: readonly string[]): Finding[] {
  return faults.map((fault) => literal(start, fault));
}

function literal(offset: number, found: string): Finding {
  return { offset, message: `expected the colour of a symbol or a role, got ${found}` };
}

function findLengths(source: string, code: Uint8Array): Finding[] {
  const lengths =
    /(?<!\w(?<!\\[A-Za-z]+)|[.\\#])[-+]?(?<number>\d+\.?\d*|\.\d+)\s*(?:true\s*)?(?:pt|mm|cm|in|bp|pc|dd|cc|sp)(?![A-Za-z])/g;
  return [...source.matchAll(lengths)]
    .filter((match) => Number(match.groups!['number']) !== 0)
    .filter(({ index, 0: { length } }) => {
      const before = source.slice(Math.max(0, index - 60), index);
      if (
        /\\[A-Za-z@]+\s*=\s*$|\\([hv]skip|kern|raise|lower|[hv]box\s+(to|spread))\s*$/.test(before)
      )
        return true;
      // Inside code a length ends a value; "3 in a row" does not.
      return (
        code[index] === 1 &&
        /^\s*([^\sA-Za-z]|$|(off|on|plus|minus|and)\b)/.test(source.slice(index + length))
      );
    })
    .map(({ index, 0: found }) => ({
      offset: index,
      message: `expected a length of the stylesheet or a relative one (em, ex, \\measure), got ${found}`,
    }));
}

/** A file may give names to mixtures of its own: what is wrong in them is found where they are defined. */
function withLocalNames(source: string, known: ColourNames): ColourNames {
  const local = source.matchAll(/\\(?:colorlet|(?:define|provide)color)\s*\{([^{}]*)\}/g);
  return { ...known, usable: new Set([...known.usable, ...[...local].map(([, name]) => name!)]) };
}
