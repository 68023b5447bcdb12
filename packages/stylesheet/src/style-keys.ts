import { isCalledByPackages } from './implied-uses.ts';
import type { CommandContext, CommandStatement } from './style-command.ts';
import { splitOptions } from './tex-groups.ts';
import { normalPiece, type TexCursor } from './tex-cursor.ts';

/** A key with a handler that says what the key means. */
const definitions =
  /^(?<path>.*?)\/\.(?<handler>(?:e?style|e?code|style (?:2|n) args|style args|code (?:2|n) args|code args|initial|is choice|is if|is toggle|store in|estore in|pic|link|forward to|get|put))$/;
/** A key with a handler that adds to what the key means. */
const additions =
  /^(?<path>.*?)\/\.(?<handler>(?:append|prefix) (?:style|code)|add (?:style|code)|default|value (?:required|forbidden))$/;

/**
 * Reads a list of pgf keys, one statement for each key. A key without one of the handlers above sets
 * something for every drawing, as do the styles called `every …`.
 */
export function readKeyList(
  cursor: TexCursor,
  { wording }: CommandContext,
): readonly CommandStatement[] | undefined {
  const list = cursor.takeGroup('{');
  if (!list) return undefined;
  let folder = '';
  return splitOptions(cursor.code, list).map(({ key, value, braced }): CommandStatement => {
    const content = normalPiece(cursor.code.slice(value.start, value.end));
    const assigned = braced ? `{${content}}` : content;
    const written = normalPiece(key === '' ? assigned : key);
    const change = /^(.*?)\/\.cd$/.exec(written);
    if (change) folder = `${change[1]!}/`;
    const text = `${wording}{${folder}${written}${key === '' ? '' : `=${assigned}`}}`;
    const match = definitions.exec(written) ?? additions.exec(written);
    const path = match && `${folder}${match.groups!['path']!}`;
    const { start } = value;
    if (!path || change || /[\\#]|(^|\/)every /.test(path)) return { start, text, defines: [] };
    const handler = match.groups!['handler']!;
    return {
      start,
      text,
      defines: [
        {
          kind: 'style',
          name: path.replace(/^\/(tikz|pgfplots|pgf)\//, ''),
          meaning: `${folder}.${handler}${key === '' ? '' : `=${assigned}`}`,
          body: key === '' ? '' : content,
          isNew: definitions.test(written) && !isCalledByPackages('style', path),
          isEager: handler.startsWith('e'),
        },
      ],
    };
  });
}
