import { html, type Markup } from '@chiaroscuro/preflight/report-markup';

const letters: Readonly<Record<string, string>> = {
  '\\beta': 'β',
  '\\rho': 'ρ',
  '\\theta': 'θ',
  '\\ell': 'ℓ',
  '\\infty': '∞',
};
const scripts: Readonly<Record<string, string>> = {
  H: 'ℋ',
  L: 'ℒ',
  E: 'ℰ',
  F: 'ℱ',
  B: 'ℬ',
  I: 'ℐ',
  M: 'ℳ',
  R: 'ℛ',
};
const accents: Readonly<Record<string, string>> = {
  tilde: '\u0303',
  check: '\u030c',
  hat: '\u0302',
  bar: '\u0304',
  vec: '\u20d7',
};

/** What a symbol prints, in HTML. What is not understood stays as it is written. */
export function symbolMarkup(body: string): Markup {
  const text = body.trim();
  const accent = /^\\(tilde|check|hat|bar|vec)\s*\{?(.+?)\}?$/.exec(text);
  if (accent) return withAccent(accent[2]!, accents[accent[1]!]!);
  const bold = /^\\symbf\s*\{([^{}]*)\}?('?)$/.exec(text);
  if (bold) {
    const [, name, prime] = bold;
    const bare = html`<b><i>${letter(name!)}</i></b>`;
    return prime ? html`${bare}′` : bare;
  }
  const script = /^\\symcal\s*\{([A-Z])\}$/.exec(text);
  if (script) return html`<span class="script">${scriptLetter(script[1]!)}</span>`;
  const index = /^([A-Za-z])_(\\?\w+)$/.exec(text);
  if (index) return html`<i>${index[1]}</i><sub>${letter(index[2]!)}</sub>`;
  return html`<i>${letter(text)}</i>`;
}

/** The meaning of a symbol as text: formulas lose their marks. */
export function meaningText(meaning: string): string {
  return meaning
    .replaceAll(/\\\(|\\\)|\$/g, '')
    .replaceAll(/\\[A-Za-z]+/g, (name) => letters[name] ?? name);
}

function withAccent(inner: string, accent: string): Markup {
  const bold = /^\\symbf\s*\{([^{}]*)$/.exec(inner) ?? /^\\symbf\s*\{([^{}]*)\}$/.exec(inner);
  return bold
    ? html`<b><i>${letter(bold[1]!)}${accent}</i></b>`
    : html`<i>${letter(inner)}${accent}</i>`;
}

function letter(text: string): string {
  return letters[text] ?? text;
}

function scriptLetter(capital: string): string {
  return (
    scripts[capital] ?? String.fromCodePoint(0x1d49c + capital.charCodeAt(0) - 'A'.charCodeAt(0))
  );
}
