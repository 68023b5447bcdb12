/** A \def whose arguments end at signs of its author's choice. */
const delimitedDefinition =
  /\\[egx]?def\s*\\(?:[A-Za-z@]+(?![A-Za-z@])|[^A-Za-z@])(?!\s*(?:#+\d)*\s*\{)[^{}]*#[^{}]*\{/;
/** A key whose value is cut at signs of its author's choice. */
const delimitedKey = /(?:^|[/ ])\.(?:style|code) args/;
/** LaTeX's definitions that say of what kind their arguments are. */
const specified =
  /Document(?:Command|Environment)\s*(?:\{[^{}]*\}|\\[A-Za-z@]+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/**
 * Whether a piece of TeX defines something whose arguments stand neither in braces nor in brackets, so
 * that what looks like text or a coordinate may be one: \def\paint(#1){…}.
 */
export function definesDelimited(text: string): boolean {
  if (delimitedDefinition.test(text) || delimitedKey.test(text)) return true;
  return [...text.matchAll(specified)].some(([, specification]) =>
    /[rRdDtebuvgGl]/.test(specification!.replaceAll(/\{[^{}]*\}/g, '')),
  );
}
