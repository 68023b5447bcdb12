import { judgeTargets, type Results, type Target } from './results.ts';

/** The results as the Markdown of docs/benchmark.md. */
export function describeResults(results: Results): string {
  const { machine, date, figures, loads } = results;
  const loadTexts = Object.entries(loads).map(([part, load]) => `${load.toFixed(1)} after ${part}`);
  return [
    '# The benchmark',
    '',
    `A generated book of ${figures} figures, a quarter each of line plots, surfaces (41 × 41 nodes, \`shader=interp\`), vector fields and`,
    `TikZ networks, in four chapters and two editions, built by this project, by plain latexmk and by TikZ’ \`external\`, in one run.`,
    '',
    `Measured by \`npm run bench\` on ${date}: ${machine.cores} cores, ${machine.platform}, Node ${machine.node}, ${machine.tex}.`,
    `Load average of one minute: ${[`${machine.load.toFixed(1)} before`, ...loadTexts].join(', ')}.`,
    ...(machine.load > 1 ? [busy] : []),
    '',
    '## Wall-clock seconds until both editions are up to date',
    '',
    table(timeRows(results)),
    '',
    '## Drawn anew, and stale',
    '',
    'Figures, both editions counted: of those that an edit changes, how many still show the old state afterwards.',
    '',
    table(staleRows(results)),
    '',
    '## Targets',
    '',
    table([['target', 'limit', 'measured', 'met'], ...judgeTargets(results).map(targetRow)]),
    '',
    ...details(results),
    '',
    method,
  ].join('\n');
}

function timeRows({ ours, latexmk, external, edits }: Results): string[][] {
  const row = (name: string, own: number, rivals: (number | undefined)[]): string[] => [
    name,
    own.toFixed(1),
    ...rivals.flatMap((time) =>
      time === undefined ? ['', ''] : [time.toFixed(1), `${(own / time).toFixed(2)}`],
    ),
  ];
  return [
    ['', 'ours', 'latexmk', 'ours / latexmk', 'external', 'ours / external'],
    row('cold, the whole book', ours.cold[0].seconds, [
      latexmk?.cold.seconds,
      external?.cold.seconds,
    ]),
    row('cold, all figures', ours.cold[0].drawingSeconds, [
      undefined,
      external?.cold.figureSeconds,
    ]),
    row('nothing changed', ours.nothing, [latexmk?.nothing.seconds, external?.nothing.seconds]),
    ...edits.map(({ name }, index) =>
      row(`${name} edited`, ours.edits[index]!.seconds, [
        latexmk?.edits[index]!.seconds,
        external?.edits[index]!.seconds,
      ]),
    ),
  ];
}

function staleRows({ ours, latexmk, external, edits }: Results): string[][] {
  return [
    ['edit', 'figures it changes', 'ours', 'latexmk', 'external'],
    ...edits.map(({ name, touched }, index) => [
      name,
      String(touched),
      String(ours.edits[index]!.stale),
      // Whatever latexmk typesets again it draws again; without a pass all of them would be old.
      latexmk ? String(latexmk.edits[index]!.passes > 0 ? 0 : touched) : '',
      external ? String(external.edits[index]!.stale) : '',
    ]),
  ];
}

function targetRow({ name, limit, found, unit }: Target): string[] {
  const show = (value: number): string => `${unit ? value.toFixed(2) : value} ${unit}`.trim();
  return [name, `≤ ${show(limit)}`, show(found), found <= limit ? 'yes' : 'no'];
}

function details({ ours, watch, latexmk, external, edits }: Results): string[] {
  const [first, second] = ours.cold;
  const list = edits.map(({ name }, index) => {
    const edit = ours.edits[index]!;
    return edit.drawings === 0
      ? `${name}: nothing drawn`
      : `${name}: ${edit.drawings} drawn, the last after ${edit.drawnAfterSeconds.toFixed(1)} s`;
  });
  return [
    `- Ours: the second cold build took ${second.seconds.toFixed(1)} s (figures ${second.drawingSeconds.toFixed(1)} s), the first ${first.seconds.toFixed(1)} s. One pass of LuaLaTeX over each`,
    `  edition, figures included as PDFs, both at once: ${ours.pass.toFixed(1)} s. ${list.join('; ')}.`,
    `- In the watch, from saving a drawing: its picture in both editions after ${watch.picture.toFixed(1)} s, the pages of both whole editions after ${watch.pages.toFixed(1)} s,`,
    `  prepress and preflight done after ${watch.finished.toFixed(1)} s (medians of three).`,
    `- After all the edits the editions were ${ours.isSameAsCold ? '' : '**not** '}byte for byte those of a cold build of the edited book.`,
    ...(latexmk
      ? [
          `- latexmk: ${latexmk.cold.passes} passes cold, ${latexmk.edits.map(({ passes }) => passes).join(', ')} after the edits, both editions counted.`,
        ]
      : []),
    ...(external
      ? [
          `- external: drawn after the edits: ${external.edits.map(({ drawn }) => drawn.flat().length).join(', ')}.`,
        ]
      : []),
  ];
}

/** What a report says of a machine that was not idle. */
export const busy =
  '**Others were using the machine when this began: the times are longer than they need be, and the ratios uncertain.**';

const method = `## How it is measured

- The book is generated: equal counts of figures give equal bytes. Numbers, tables, drawings, prose (some two pages a section), captions,
  references and equations go through every stage. There is no bibliography and no index.
- Order: ours cold, five times unchanged (the median), the five edits one on top of the other, cold again; then latexmk, then \`external\`, each cold,
  unchanged, and the same edits. A small run of LuaLaTeX beforehand loads programs and fonts into the file cache for all.
- The watch is timed from saving the file to the moment at which its page is told, ten seconds after the last build, while a TeX process with the
  stylesheet loaded is waiting.
- Ours is timed from the start of the build program to its end; computing and writing the tables, and prepress, are included. The others find the
  tables and the press colours ready, and their time to compute is not counted.
- All run the same LuaLaTeX in the same environment with \`-no-shell-escape -interaction=nonstopmode -file-line-error\` on the same sources. latexmk
  has the figures inline. \`external\` runs in the mode \`list and make\`, which needs no shell escape: a pass that lists the pictures, \`make -j2\`, then latexmk;
  the library is loaded by the benchmark's own root file. Both build one edition after the other, but latexmk after an edit builds
  both at once, one on each core: it draws every figure again then, and this halves its time.
- “Cold, all figures” is, for ours, the time from the last of the numbers to the last drawing, for \`external\` the listing pass and make.
- No figure is touched by two edits, and two cold builds, before and after all of them, confirm which figures they touch. A figure of ours is stale when
  its page, rendered at 100 dpi, is not that of the cold build of the same state. A figure of \`external\` is stale when an edit touches it and make
  did not draw it again: it looks at the digest of the picture's own TeX and at the times of the tables, not at macros and colours.
`;

function table([head, ...rows]: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head!),
    line(head!.map((_, column) => (column === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
}
