/** Debian (bookworm) package to the TeX packages and classes that it holds. */
const owners: Record<string, readonly string[]> = {
  'texlive-latex-base': [
    'amsmath',
    'bm',
    'graphicx',
    'hyperref',
    'mathpazo',
    'geometry',
    'fancyhdr',
  ],
  'texlive-latex-recommended': [
    ...['fontspec', 'unicode-math', 'microtype', 'listings', 'booktabs', 'caption', 'memoir'],
    ...['scrbook', 'fancyvrb', 'mathtools', 'xcolor', 'beamer', 'setspace'],
  ],
  'texlive-latex-extra': [
    ...[
      'standalone',
      'tcolorbox',
      'cleveref',
      'xstring',
      'fontaxes',
      'minted',
      'subfiles',
      'enumitem',
    ],
    ...[
      'titlesec',
      'pdfx',
      'tocloft',
      'imakeidx',
      'csquotes',
      'accsupp',
      'axessibility',
      'currfile',
    ],
    ...['todonotes', 'wrapfig', 'environ', 'sidenotes', 'marginnote', 'pagecolor'],
  ],
  'texlive-pictures': [
    'tikz',
    'pgf',
    'pgfplots',
    'pgfplotstable',
    'tikz-cd',
    'circuitikz',
    'tkz-euclide',
  ],
  'texlive-science': ['siunitx', 'algorithm2e', 'algorithmicx', 'physics'],
  'texlive-bibtex-extra': ['biblatex', 'biblatex-ieee', 'biblatex-apa'],
  'texlive-fonts-extra': [
    ...['newpxtext', 'newpxmath', 'newtxtext', 'newtxmath', 'libertinus', 'stix2', 'fontawesome5'],
    ...['erewhon', 'ebgaramond', 'libertine', 'sourcesanspro', 'inconsolata'],
  ],
  'tex-gyre': ['tgpagella', 'tgtermes', 'tgheros', 'tgcursor'],
  'preview-latex-style': ['preview'],
  'texlive-plain-generic': ['binhex', 'ulem', 'soul'],
  'texlive-luatex': ['luacode', 'luatexbase', 'luacolor', 'lua-ul', 'luaotfload', 'selnolig'],
};

const packageByName = new Map(
  Object.entries(owners).flatMap(([debian, names]) => names.map((name) => [name, debian] as const)),
);

/** The Debian package that holds `<name>.sty` or `<name>.cls`, if known. */
export function debianPackageOf(texPackage: string): string | undefined {
  return packageByName.get(texPackage);
}

/** The Debian package that holds a font family, if known. */
export function debianPackageOfFont(family: string): string | undefined {
  const name = family.toLowerCase().replaceAll(/[\s_-]/g, '');
  if (/^texgyre.*math/.test(name)) return 'fonts-texgyre-math';
  if (name.startsWith('texgyre')) return 'fonts-texgyre';
  if (/^(latinmodern|lm)/.test(name)) return 'fonts-lmodern';
  if (/^(libertinus|stix|erewhon|ebgaramond|sourcesans|xcharter)/.test(name))
    return 'texlive-fonts-extra';
  return undefined;
}
