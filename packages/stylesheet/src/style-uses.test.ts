import { expect, test } from 'vitest';
import { readStyleDefinitions } from './style-definitions.ts';
import { styleUses } from './style-uses.ts';

const stylesheet = String.raw`
\definehue{pink}{screen=FEB9DE, print=C93A8B}
\definehue{blue}{screen=71B3DF, print=117BB5}
\definehue{teal}{screen=112233, print=445566}
\definerole{ink}{screen=E8E6E1, print=111111}
\definerole{muted}{teal}
\definecolourmap{heat}{screen={000000,FFFFFF}, print={FFFFFF,000000}}
\definesymbol{\vx}{pink}{\symbf{x}}{observed input}
\definesymbol{\vy}{blue}{\symbf{y}}{target}
\definesymbol{\heat}{pink}{H}{heat}
\definetypesize{\normalsize}{10}{13}
\definetypesize{\small}{9}{12}
\newlength\measure \setlength\measure{318pt}
\newlength\gap \setlength\gap{.1\measure}
\newcommand\component[2]{\mathcolor{v#1}{#1_{#2}}}
\newcommand\first[1][y]{\component{#1}{1}}
\newcommand\pale[1]{#1!40!paper}
\newcommand\loud{\bfseries}
\newcommand\inner[1]{\def\each##1{\draw[v##1] (0,0);}}
\NewDocumentCommand\tinted{s O{x} m}{\component{#2}{#3}}
\tikzset{
  every picture/.style={ink},
  fine/.style={line width=.5pt}, bold/.style={line width=2pt, draw=muted},
  wire/.style={bold}, dot/.style={mark size=#1}, shape 1/.style={fine}, label/.style={font=\small},
  bead/.pic={\fill[ink] circle[radius=1pt];}, mine/knot/.style={bold}}
\pgfplotsset{book axis/.style={fine, xlabel style={text=muted}}, tint/.style={draw=v#1}}
`;
const definitions = readStyleDefinitions(stylesheet, { name: 'screen', medium: 'screen' });
const uses = (...sources: string[]): string[] => [...styleUses(sources, definitions).keys()];
const always = uses();

test('every drawing uses what the picture of every drawing does, and the size it is set in', () => {
  expect(always).toEqual(['colour ink', 'size normalsize']);
});

test.each<[drawing: string, also: string[]]>([
  ['\\draw[vx] (0,0);', ['colour vx', 'colour pink']],
  ['\\draw[draw=vy!40!paper] (0,0);', ['colour vy', 'colour blue']],
  ['\\draw[-vy] (0,0);', ['colour vy', 'colour blue']],
  ['\\draw[wire] (0,0);', ['style wire', 'style bold', 'colour muted', 'colour teal']],
  ['\\draw[/tikz/fine] (0,0);', ['style fine']],
  [
    '\\begin{axis}[book\n  axis]\\end{axis}',
    ['style book axis', 'style fine', 'colour muted', 'colour teal'],
  ],
  [
    '\\begin{axis}[ocean/.style={book %\n axis}]\\end{axis}',
    ['style book axis', 'style fine', 'colour muted', 'colour teal'],
  ],
  ['\\addplot[dot=1.5pt] {x};', ['style dot']],
  ['\\draw[knot] (0,0);', ['style mine/knot', 'style bold', 'colour muted', 'colour teal']],
  ['\\pic at (0,0) {bead};', ['style bead']],
  ['\\node {$\\vx$};', ['macro vx', 'colour vx', 'colour pink']],
  ['\\addplot[colormap name=heat] {x};', ['map heat']],
  ['\\addplot[draw=heat] {x};', ['colour heat', 'colour pink']],
  ['\\fill[color of colormap=500 of heat] (0,0);', ['map heat']],
  ['\\addplot[width=.5\\gap] {x};', ['length gap', 'length measure']],
  ['\\node {\\component{y}{1}};', ['macro component', 'colour vy', 'colour blue']],
  ['\\node {\\component y1};', ['macro component', 'colour vy', 'colour blue']],
  ['\\node {\\first};', ['macro first', 'macro component', 'colour vy', 'colour blue']],
  ['\\node {\\first[x]};', ['macro first', 'macro component', 'colour vx', 'colour pink']],
  ['\\node {\\tinted*{2}};', ['macro tinted', 'macro component', 'colour vx', 'colour pink']],
  ['\\node {\\tinted [y] {2}};', ['macro tinted', 'macro component', 'colour vy', 'colour blue']],
  ['\\node[font=\\loud\\loud] {a};', ['macro loud']],
  ['\\addplot3[fine] {x};', ['style fine']],
  ['\\newcommand\\well[1]{} \\well1 \\well2', []],
  ['\\draw[dash pattern=on 1pt] (0,0);', []],
  ['\\draw[\\pale{vx}] (0,0);', ['macro pale', 'colour vx', 'colour pink']],
])('%s uses just what it names, and what that uses', (drawing, also) => {
  expect(uses(drawing)).toEqual([...always, ...also].sort());
});

const everyColour = ['colour vx', 'colour vy', 'colour heat', 'colour muted'];
const either = ['colour vx', 'colour vy'];
test.each<[drawing: string, atLeast: string[], how: string]>([
  ['\\foreach \\n in {x,y} \\draw[v\\n] (0,0);', either, 'a name that ends with a macro'],
  ['\\def\\a{v}\\draw[\\a x] (0,0);', ['colour vx'], 'a name that starts with a macro'],
  ['\\def\\a{v}\\def\\b{x}\\draw[draw=\\a\\b] (0,0);', everyColour, 'a name made of two macros'],
  ['\\newcommand\\p[2]{\\draw[#1#2] (0,0);}', everyColour, 'a name made of two arguments'],
  [
    '\\foreach \\n in {x,y} \\node {\\component{\\n}{1}};',
    either,
    'an argument that is not literal',
  ],
  ['\\newcommand\\c[1]{\\component{#1}{1}}', either, 'an argument of an argument'],
  ['\\let\\c\\component \\node {\\c{y}{1}};', either, 'another name of a macro'],
  ['\\foreach \\m in {\\component} \\node {\\m{y}{1}};', either, 'a macro without its arguments'],
  ['\\node {\\csname v\\n\\endcsname};', ['macro vx', 'macro vy'], 'a macro whose name is built'],
  ['\\node {\\csname vx\\endcsname};', ['macro vx'], 'a macro named by letters'],
  [
    '\\foreach \\s in {1,2} \\draw[shape \\s] (0,0);',
    ['style shape 1'],
    'a style whose name is built',
  ],
  [
    '\\foreach \\c/\\s in {vx/fine} \\draw[\\c,\\s] (0,0);',
    ['colour vx', 'style fine'],
    'a loop over pairs',
  ],
  ['\\draw[\\ifnum\\n=1 bold\\else fine\\fi] (0,0);', ['style bold', 'style fine'], 'a condition'],
  ['\\draw[v\\ifnum\\n=1 x\\else y\\fi] (0,0);', either, 'a condition within a name'],
  ['\\draw[draw=\\ifodd\\n vx\\else vy\\fi] (0,0);', either, 'a condition for a colour'],
  [
    '\\draw[series=x] (0,0);\\pgfplotsset{series/.style={tint=#1}}',
    [...either, 'style tint'],
    'a style with an argument',
  ],
  [
    '\\def\\paint(#1){\\fill[#1] (0,0);}\\paint(vx)',
    ['colour vx'],
    'arguments that end as their author wants',
  ],
  [
    '\\tikzset{title/.style={draw=#1}}\\draw[title=vx] (0,0);',
    ['colour vx'],
    'a key of text that is redefined',
  ],
  [
    '\\node[matrix] { \\node[fine] {a}; & |[bold]| b \\\\ };',
    ['style fine', 'style bold'],
    'a matrix',
  ],
  [
    '\\node {\\tikz \\foreach \\c in {vx} \\fill[\\c] circle[radius=1pt];};',
    ['colour vx'],
    'a drawing in a node',
  ],
  ['\\node foreach \\c in {vx} [fill=\\c] {\\c};', ['colour vx'], 'a node that is repeated'],
  ['\\node {\\color{vx} a};', ['colour vx'], 'a colour in text'],
  ['\\node[xlabel={[fine]a}] {$\\color {vx}$};', ['style fine', 'colour vx'], 'options in text'],
  ['\\draw ([fine]a) -- (b);', ['style fine'], 'options of a coordinate'],
  [
    '\\path (a) edge["x" {fine, above}] (b);',
    ['style fine', 'style label'],
    'options of a quoted label',
  ],
  ['\\path (a) edge["x"\' bold] (b);', ['style bold'], 'options behind a quoted label'],
  [
    '\\begin{axis}[cycle list={vx\\\\fine\\\\}]\\end{axis}',
    ['colour vx', 'style fine'],
    'a cycle list',
  ],
  [
    '\\begin{axis}\\addplot+[mark=x] {x};\\end{axis}',
    ['colour blue', 'colour teal'],
    "PGFPlots' own cycle list",
  ],
  [
    '\\begin{axis}\\addplot table {\\figuretable{a}};\\end{axis}',
    ['colour blue'],
    'a plot without options',
  ],
  [
    '\\begin{axis}[colormap={m}{color=(vx) color(1cm)=(vy)}]\\end{axis}',
    either,
    'a map of its own',
  ],
  ['\\begin{axis}[title=\\textcolor{vx}{a}]\\end{axis}', ['colour vx'], 'a colour in a title'],
  [
    '\\draw[text=\\char"41, fine, font=\\char"42] (0,0);',
    ['style fine'],
    'quotation marks of numbers',
  ],
  ['\\begin{axis}[colormap/heat]\\end{axis}', ['map heat'], 'a map by its key'],
  ['\\draw[heat-stop-2!50] (0,0);', ['map heat'], 'a stop of a map'],
  ['\\draw[draw=\\m-stop-\\n] (0,0);', ['map heat'], 'a stop that is built'],
  [
    '\\def\\a#1#2{#2}\\NewDocumentCommand\\p{O{(x)} r()}{}\\p(vx)',
    ['colour vx'],
    'an argument in parentheses among others',
  ],
  [
    '\\newcommand\\c[1]{\\def\\d##1{\\draw[v##1] (0,0);}}',
    either,
    'an argument of an inner definition',
  ],
  ['\\let\\c\\component {1}{2} \\node {\\c{y}{1}};', either, 'another name before other groups'],
  ['\\inner{z} \\each{y}', either, 'an argument of an inner definition of the stylesheet'],
  [
    '\\node {\\tikz \\path (0,0) pic {bead};};',
    ['style bead'],
    'a small picture in a drawing in a node',
  ],
  ['\\node {\\loopover\\c in {vx} as {\\color{\\c}}};', ['colour vx'], 'a list in a text'],
  ['\\obeylines\n\\draw[fine] (0,0); % \\draw[bold]', ['style fine'], 'lines that are obeyed'],
  ['\\begin{axis}[footnotesize]\\end{axis}', ['size small'], 'small axes'],
  ['\\begin{loud}a\\end{loud}', ['macro loud'], 'a macro as an environment'],
  ['\\makeatletter\\vx@\\makeatother', ['macro vx'], 'a macro before an at sign'],
  ['\\directlua{tex.print("\\\\vy")}', [...definitions.definitions.keys(), 'config'], 'Lua'],
  ['\\catcode`\\!=0 !vx', [...definitions.definitions.keys()], 'another escape character'],
  ['\\foreachsymbol{\\row}', ['notation symbols', ...either], 'the table of notation'],
  ['\\node {\\bookdata{title}};', ['config'], 'a value of book.json'],
])('%s uses %j at least: %s', (drawing, atLeast) => {
  expect(uses(drawing)).toEqual(expect.arrayContaining(atLeast));
});

test.each([
  ['% \\draw[vx] (0,0);', 'a comment'],
  ['\\node[at={(vx)}] (vx) at (vx.north) {heat fine vx};', 'names and text of nodes'],
  ['\\draw ($(vx)!.5!(vy)$) -- (bold);', 'coordinates that are computed'],
  ['\\node {$vx + fine$};', 'letters of a formula'],
  ['\\begin{axis}[xlabel={fine vx}, title=bold, name=vy]\\end{axis}', 'titles and names'],
  ['\\addplot[x=x, y=y] table[x=vx, y=heat] {\\figuretable{vx}};', 'a table of that name'],
  ['\\draw[fine line, bolder, vxx, my/fines] (0,0);', 'longer names'],
  ['\\node {\\vxx\\componentwise};', 'longer commands'],
])('%s uses nothing of the stylesheet: %s', (drawing) => {
  expect(uses(drawing)).toEqual(always);
});

test('what a drawing uses changes with what the names mean for the edition, and with nothing else', () => {
  const drawing = ['\\draw[vx, wire] (0,0) -- (\\measure,0);'];
  const print = readStyleDefinitions(stylesheet, { name: 'print', medium: 'print' });
  expect(styleUses(drawing, definitions).get('colour pink')).toBe('FEB9DE');
  expect(styleUses(drawing, print).get('colour pink')).toBe('C93A8B');
  const edit = (from: string, to: string): ReadonlyMap<string, string> => {
    expect(stylesheet).toContain(from);
    const edited = stylesheet.replace(from, to);
    return styleUses(drawing, readStyleDefinitions(edited, { name: 'print', medium: 'print' }));
  };
  const before = styleUses(drawing, print);
  for (const [from, to] of [
    ['screen=FEB9DE', 'screen=000000'],
    ['print=117BB5', 'print=000000'],
    ['observed input', 'input'],
    ['{\\symbf{y}}', '{y}'],
    ['#1_{#2}', '#1^{#2}'],
    ['\\newlength\\measure ', '\\newlength\\measure % the width of a line\n'],
  ] as const) {
    expect(edit(from, to)).toEqual(before);
  }
  for (const [from, to] of [
    ['print=C93A8B', 'print=C93A8C'],
    ['{\\vx}{pink}', '{\\vx}{blue}'],
    ['318pt', '320pt'],
    ['line width=2pt', 'line width=3pt'],
    ['wire/.style={bold}', 'wire/.style={fine}'],
    ['{muted}{teal}', '{muted}{blue}'],
    ['print=111111', 'print=222222'],
  ] as const) {
    expect(edit(from, to)).not.toEqual(before);
  }
});
