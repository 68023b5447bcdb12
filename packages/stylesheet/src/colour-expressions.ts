/** The names that a book may use for colours. */
export interface ColourNames {
  /** Symbols and roles: the colours that text and drawings may use. */
  usable: ReadonlySet<string>;
  /** Hues: names that only the stylesheet may use. */
  hues: ReadonlySet<string>;
  colourMaps: ReadonlySet<string>;
}

/** The colours that xcolor defines without options. */
export const baseColours: ReadonlySet<string> = new Set(
  (
    'black blue brown cyan darkgray gray green lightgray lime magenta olive orange pink purple red ' +
    'teal violet white yellow'
  ).split(' '),
);

/** Options whose value is a colour. */
export const colourKeys =
  /^(draw|fill|text|((ball|top|bottom|left|right|middle|inner|outer|pattern) )?color|(upper|lower) (left|right)|(link|cite|url|file|all|rule|line|fill)colou?rs?|col(back|frame|text))$/;

/** Names that stand for no colour of their own. */
const placeholders: ReadonlySet<string> = new Set([
  'none',
  '.',
  '',
  'mapped color',
  'pgfstrokecolor',
  'pgffillcolor',
  'currentcolor',
]);

/**
 * What is wrong with a colour expression of xcolor, such as `vx!40!paper`: a phrase for each name
 * that is neither symbol nor role. Macros and parameters in it cannot be judged.
 */
export function judgeColour(expression: string, names: ColourNames): string[] {
  if (/^(rgb|RGB|cmyk?|hsb|Hsb|tHsb|HSB|HTML|gray|Gray|wave)\s*[,:]/.test(expression.trim())) {
    return [`the colour value "${expression.trim()}"`];
  }
  return expression
    .split('!')
    .map((part) => part.trim().replace(/^-+/, ''))
    .filter((part) => !/^[\d.]+$|[\\#]/.test(part) && !placeholders.has(part))
    .filter((part) => !names.usable.has(part))
    .map((part) => (names.hues.has(part) ? `the hue "${part}"` : `the colour "${part}"`));
}

/** As `judgeColour`, for a lone word of an option list, which is a colour only if xcolor or the book says so. */
export function judgeLoneWord(word: string, names: ColourNames): string[] {
  if (!/^-?[A-Za-z][\w-]*(![\w.]*)*$/.test(word)) return [];
  const name = word.replace(/^-/, '');
  const isColour = word.includes('!') || baseColours.has(name) || names.hues.has(name);
  return isColour ? judgeColour(word, names) : [];
}
