import { expect, test } from 'vitest';
import { readDrawing, type DrawingContext } from './drawing-marks.ts';

const context: DrawingContext = {
  styles: new Map([
    ['curve', 'medium, no marks'],
    ['medium', 'line width=0.8pt'],
    ['bold', 'line width=1.2pt'],
    ['dashed line', 'dash pattern=on 3pt off 2.4pt'],
    ['dotted line', 'dash pattern=on 0pt off 2.2pt, line cap=round'],
    ['dot', 'only marks, mark=*, mark size=.5*#1, mark options={line width=#1, solid}'],
    ['datum', 'dot=1.5pt'],
    ['picked', 'only marks, mark=x, mark options={line width=1pt, solid}'],
    ['open datum', 'only marks, mark=o'],
    ['arrows', 'quiver={u=\\thisrow{u}, v=\\thisrow{v}}, small arrow'],
    ['small arrow', '-{Stealth[length=3pt, round]}'],
    ['casing', 'line width=2pt, draw=paper'],
    ['note', 'text=muted'],
    ['plane name', 'inner sep=3pt'],
    ['module', 'draw, medium'],
  ]),
  colours: new Set(['paper', 'ink', 'muted', 'rule', 'vx', 'vy', 'vytilde', 'energy']),
};

/** Colour and shape of each mark; the panel too where it is not the first. */
function marksOf(code: string): string[] {
  return readDrawing(`\\begin{axis}${code}\\end{axis}`, context).marks.map(
    ({ colour, shape, panel }) => `${colour} ${shape}${panel === 1 ? '' : ` ${panel}`}`,
  );
}

test.each([
  [String.raw`\addplot[curve, draw=vy] table {};`, ['vy line']],
  [String.raw`\addplot[curve, vy!50!paper, dashed line] table {};`, ['vy!50!paper dashed line']],
  [String.raw`\addplot3[dotted line, vy] table {};`, ['vy dotted line']],
  [String.raw`\addplot[datum, vy] table {};`, ['vy dot']],
  [String.raw`\addplot[picked, vx] table {};`, ['vx cross']],
  [String.raw`\addplot[open datum, energy] table {};`, ['energy open dot']],
  [
    String.raw`\addplot[open datum, mark=*, mark options={draw=vy, fill=paper}] table {};`,
    ['vy open dot'],
  ],
  [String.raw`\addplot[arrows, vy] table {};`, ['vy arrow']],
  [String.raw`\addplot[arrows, -, vy] table {};`, ['vy segment']],
  [String.raw`\addplot[ycomb, vy] table {};`, ['vy segment']],
  [String.raw`\addplot[draw=rule] coordinates {(0,0) (1,0)};`, ['rule segment']],
  [String.raw`\addplot[draw=rule] coordinates {(0,0) (1,0) (2,3)};`, ['rule line']],
  [String.raw`\addplot[vy] fill between[of=a and b];`, ['vy area']],
  [String.raw`\addplot[draw=none, fill=vy] table {} \closedcycle;`, ['vy area']],
  [String.raw`\addplot[mark=square*, vy] table {};`, ['vy line', 'vy mark square*']],
  [String.raw`\draw[rule] (0,0) -- (1,1);`, ['rule segment']],
  [String.raw`\draw[vy] (0,0) .. controls (1,0) .. (1,1);`, ['vy line']],
  [String.raw`\draw[vy, ->] (0,0) -- (1,1);`, ['vy arrow']],
  [String.raw`\fill[vy] (0,0) circle[radius=.15ex];`, ['vy dot']],
  [String.raw`\filldraw[draw=vy, fill=vx] (0,0) rectangle (1,1);`, ['vx area', 'vy line']],
  [String.raw`\node[module, draw=energy] {};`, ['energy box']],
  [String.raw`\draw (0,0) -- (1,1);`, ['ink segment']],
])('%s', (code, marks) => {
  expect(marksOf(code)).toEqual(marks);
});

test('colour maps, paper and what is not drawn are no marks', () => {
  expect(
    marksOf(String.raw`
      \addplot3[surf, shader=interp] table {};
      \addplot[scatter, only marks, scatter/use mapped color={draw=mapped color}] table {};
      \fill[color of colormap=1000 of energy] (0,0) -- (1,1) -- cycle;
      \addplot[casing] table {};
      \addplot[draw=none] table {};
      % \addplot[vy] table {};`),
  ).toEqual([]);
  expect(marksOf(String.raw`\addplot3[mesh, draw=rule] table {};`)).toEqual(['rule line']);
});

test("a drawing's own styles, macros and loops are followed", () => {
  expect(
    marksOf(String.raw`
      \pgfplotsset{level 1/.style={vx}, level 2/.style={energy, dashed line}}
      \newcommand\family[1]{\pgfplotsinvokeforeach{1,...,2}{\addplot[curve, level ##1] table {#1};}}
      \family{a}`),
  ).toEqual(['vx line', 'energy dashed line']);
  expect(
    marksOf(String.raw`\foreach \k in {1,2} {\edef\f{\noexpand\addplot[draw=vy!\k!paper];}\f}`),
  ).toEqual(['vy line']);
});

test('each axes is a panel, and what stands outside is in none', () => {
  const code = String.raw`\end{axis}\draw[rule] (0,0) -- (1,1);
    \begin{groupplot}\nextgroupplot \addplot[vx] {x}; \nextgroupplot \addplot[vy] {x}; \end{groupplot}
    \begin{axis}`;
  expect(marksOf(code)).toEqual(['rule segment 0', 'vx line 3', 'vy line 4']);
});

test('labels have the colour of their words, and names of planes are none', () => {
  const { labels } = readDrawing(
    String.raw`
      \node[label] {$\vytilde(\vx)$};
      \node[label, text=vy] {here};
      \node[note] {evolute};
      \node[label] {\component{y}{1}};
      \node[plane name] {$\vy$};
      \draw[rule] (0,0) -- (1,1) node[label] {plain};
      \addplot[only marks, nodes near coords={1}, every node near coord/.style={text=vx}] {x};`,
    context,
  );
  expect(labels.map(({ colour }) => colour)).toEqual([
    'vytilde',
    'vy',
    'muted',
    'vy',
    'rule',
    'vx',
  ]);
});
