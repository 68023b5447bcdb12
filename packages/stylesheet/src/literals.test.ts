import { expect, test } from 'vitest';
import { findLiterals } from './literals.ts';
import { findTypeScriptLiterals } from './typescript-literals.ts';

const knownColours = {
  usable: new Set(['vx', 'vy', 'ink', 'paper', 'muted', 'rule', 'energy']),
  hues: new Set(['pink', 'blue', 'grey', 'aqua']),
  colourMaps: new Set(['energy']),
};
const lint = (text: string) => findLiterals(text, { file: 'book/a.tex', knownColours });
const drawing = (text: string) => lint(`\\begin{tikzpicture}\n${text}\n\\end{tikzpicture}`);
const found = (text: string) => lint(text).map(({ message }) => message.replace(/^.*, got /, ''));

test.each([
  String.raw`\definecolor{mine}{HTML}{A1B2C3}`,
  String.raw`\definecolor{mine}{rgb}{0,0,1}`,
  String.raw`\colorlet{mine}{red!30}`,
  String.raw`\color[rgb]{1,0,0}`,
  String.raw`\textcolor[HTML]{A1B2C3}{x}`,
  String.raw`\textcolor{red}{x}`,
  String.raw`$\mathcolor{blue}{x}$`,
  String.raw`\color{pink!50}`,
  String.raw`\colorbox{rgb,255:red,10;green,20;blue,30}{x}`,
  String.raw`\fcolorbox{ink}{yellow}{x}`,
  String.raw`\pagecolor{black}`,
  String.raw`\tikz\draw[red] (0,0) -- (1,1);`,
  String.raw`\tikz[draw=teal]{\draw (0,0) -- (1,1);}`,
  String.raw`\tikzset{mine/.style={fill=gray!20}}`,
  String.raw`\pgfplotsset{mine/.style={every mark/.append style={fill=white}}}`,
  String.raw`\pgfplotsset{colormap={mine}{rgb255=(1,2,3) color=(vx)}}`,
  String.raw`\pgfplotsset{colormap={mine}{color=(vx) color=(red)}}`,
  String.raw`\pgfplotsset{colormap name=jet}`,
  String.raw`\hypersetup{linkcolor=blue}`,
])('%s writes a colour', (text) => {
  expect(lint(`first line\n${text}`)).toMatchObject([
    { code: 'stylesheet/literal', severity: 'error', place: { file: 'book/a.tex', line: 2 } },
  ]);
});

test.each([
  String.raw`\draw[red] (0,0) -- (1,1);`,
  String.raw`\draw[thick, black!20] (0,0) -- (1,1);`,
  String.raw`\draw[draw=lime] (0,0);`,
  String.raw`\node[fill=nosuchcolour] {x};`,
  String.raw`\node[text=darkgray] {x};`,
  String.raw`\addplot[domain=0:1, black!20, samples=5] {x};`,
  String.raw`\addplot+[mark options={fill=orange}] {x};`,
  String.raw`\draw (0,0) -- (1,1) node[blue, above] {x};`,
  String.raw`\begin{axis}[colormap/viridis] \end{axis}`,
  String.raw`\begin{axis}[cycle list={{red,mark=x},{vx}}] \end{axis}`,
  String.raw`\foreach \c in {vx,magenta} \draw[\c] (0,0);`,
  String.raw`\shade[ball color=brown] (0,0);`,
  String.raw`\fill[pink] (0,0);`,
  String.raw`\fill[aqua] (0,0);`,
  String.raw`\node[label={[red]above:red}] {x};`,
  String.raw`\draw[draw=vx!50!white] (0,0);`,
])('in a drawing, %s uses a colour that is neither symbol nor role', (text) => {
  expect(drawing(text)).toMatchObject([{ code: 'stylesheet/literal', place: { line: 2 } }]);
});

test.each([
  String.raw`The red line and the blue one; Figure~\ref{fig:red}, \label{eq:black}.`,
  String.raw`\section[red]{The colour red} \caption[In black and white]{red}`,
  String.raw`\textcolor{vx}{red} $\mathcolor{vy!40!paper}{y}$ \color{ink}`,
  String.raw`\colorlet{faded}{vx!40!paper} \textcolor{faded}{x}`,
  '% \\color{red}\nx',
  String.raw`\verb|\color{red}| \begin{lstlisting}\color{red}\end{lstlisting}`,
  String.raw`\begin{theorem}[red] \end{theorem}`,
  String.raw`\newcommand\shade[1]{\textcolor{#1!50}{x}} \color{\mine}`,
  String.raw`\tikzset{plane/.style={draw=#1, fill=none}, reduced/.style={thick}}`,
  String.raw`\pgfplotsset{colormap name=energy}`,
  String.raw`\hypersetup{colorlinks=true, allcolors=ink}`,
])('%s writes no colour', (text) => {
  expect(lint(text)).toEqual([]);
});

test.each([
  String.raw`\draw[vx!40!paper, thick, rule] (0,0) -- (red) node[text=muted] {red, blue};`,
  String.raw`\node[name=red, label={blue}] (black) {a [red] word};`,
  String.raw`\addplot[draw=vy, fill=none, scatter/use mapped color={draw=mapped color}] {x};`,
  String.raw`\begin{axis}[xlabel={red}, title={black, white}, legend entries={red,blue}] \end{axis}`,
  String.raw`\node {$[0 : \pi/24 : 2\pi[$ and $]-1,1[$}; \draw[draw=vx] (0,0);`,
  String.raw`\draw[->] (coloured) -- (redder) node[redder] {};`,
])('in a drawing, %s uses symbols and roles only', (text) => {
  expect(drawing(text)).toEqual([]);
});

test.each([
  'fontsize{9}{11}',
  'fontfamily{ppl}',
  'fontspec{Arial}',
  'setmainfont{Arial}',
  'setmathfont{X}',
  'selectfont',
])('\\%s chooses a font', (command) => {
  expect(lint(`a \\${command}`)).toMatchObject([
    { message: expect.stringContaining('font command') },
  ]);
});

test('a font in the options of a node is found, a size of the stylesheet is not', () => {
  expect(drawing(String.raw`\node[font=\fontsize{9}{11}] {x};`)).toHaveLength(1);
  expect(drawing(String.raw`\node[font=\small\itshape] {x};`)).toEqual([]);
});

test.each([
  [String.raw`\vspace{12pt}`, '12pt'],
  [String.raw`\hspace*{-0.5 cm}`, '-0.5 cm'],
  [String.raw`\setlength\parindent{3mm}`, '3mm'],
  [String.raw`\setlength{\parskip}{2pt plus 1fil}`, '2pt'],
  [String.raw`\parskip=3pt`, '3pt'],
  [String.raw`\kern2pt x`, '2pt'],
  [String.raw`a \\[4pt] b`, '4pt'],
  [String.raw`\rule{1in}{.4pt}`, '1in .4pt'],
  [String.raw`\includegraphics[width=3.5in]{a}`, '3.5in'],
  [String.raw`\begin{minipage}{5cm}x\end{minipage}`, '5cm'],
  [String.raw`\begin{tabular}{lp{3cm}}x\end{tabular}`, '3cm'],
  [String.raw`\setbeforesecskip{-12pt plus -1pt}`, '-12pt -1pt'],
  [String.raw`\tikzset{line width=.8pt}`, '.8pt'],
  [String.raw`\tikz\draw[dash pattern=on 2pt off 3pt] (0,0) -- ++(1cm,0);`, '2pt 3pt 1cm'],
])('%s has the absolute lengths %s', (text, lengths) => {
  expect(found(text).join(' ')).toBe(lengths);
});

test.each([
  String.raw`\draw (0,1cm) circle[radius=2pt];`,
  String.raw`\draw ($(a)+(2pt,1bp)$) -- (0,0);`,
  String.raw`\draw (0,0) circle (1sp);`,
  String.raw`\foreach \x in {1cm,2cm} {\draw (\x,0);}`,
  String.raw`\node[inner sep=2pt, label=x] {x};`,
  String.raw`\node[label={[xshift=1pt]3cm}] {x};`,
])('in a drawing, %s has absolute lengths', (text) => {
  expect(drawing(text).length).toBeGreaterThan(0);
});

test.each([
  String.raw`A page of 7 in by 10 in, 3 cm wide, set in 10 pt; 2 in 3 are red.`,
  String.raw`$x = 3 cm$ and \(2 pt\) and \[ [0, 2 in] \]`,
  String.raw`\caption[3 in a row, 2 cm]{4 cm} \begin{theorem}[3 in a row] \end{theorem}`,
  String.raw`\vspace{0pt} \rule{1em}{2ex} \hspace{.5\linewidth} \\[.5\baselineskip] \setlength\parindent{1.2em}`,
  String.raw`\documentclass[10pt]{memoir}`,
  '% \\vspace{3pt}\nx',
  String.raw`\verb|\vspace{3pt}|`,
  String.raw`\emph{3 cm}`,
  String.raw`\hspace{0.0pt} \mspace{3mu}`,
])('%s has no absolute length', (text) => {
  expect(lint(text)).toEqual([]);
});

test.each([
  String.raw`\draw[cm={1,0,0.5,1,(0,0)}] (0,0) -- (1,2);`,
  String.raw`\node at (0,0) {a line of 3 cm}; \node[right] {5pt};`,
  String.raw`\begin{axis}[width=.4\fullmeasure, xlabel={length, 3 cm}, domain=1:2] \end{axis}`,
  String.raw`\draw (a) edge["3cm", above] (b);`,
  String.raw`\draw[line width=0pt, xshift=1em, x=2ex] (0,0);`,
])('in a drawing, %s has no absolute length', (text) => {
  expect(drawing(text)).toEqual([]);
});

test('findings come in the order of the text, with the line they stand in', () => {
  const text = '\\vspace{3pt}\n\n\\color{red} \\fontsize{9}{10}\n\\kern1pt';
  expect(lint(text).map(({ place }) => place?.line)).toEqual([1, 3, 3, 4]);
  expect(lint(text)[1]?.excerpt).toBe('\\color{red} \\fontsize{9}{10}');
});

test('in TypeScript, colours in strings are found and other numbers, comments and words are not', () => {
  const source = [
    `const a = '#a1b2c3';`,
    `const b = 'A1B2C3';`,
    'const c = `<g fill="#fff" stroke="#00112233"/>`;',
    `// '#a1b2c3'`,
    `/* 'A1B2C3' */`,
    `const d = ['facade', '123456', 'issue #123', '#include', '#decade-x', 0xa1b2c3, 'deadbeef'];`,
    `const e = "FFFFFF";`,
  ].join('\n');
  const lines = findTypeScriptLiterals(source, 'a.ts').map(({ place }) => place?.line);
  expect(lines).toEqual([1, 2, 3, 3, 7]);
});
