import {
  allFigures,
  drawings,
  drawingsFor,
  pages,
  restyling,
  type Mutation,
  type Round,
} from './mutation.ts';

/** A colour of one edition and the figures that show it. */
function hue(
  name: string,
  edition: 'screen' | 'print',
  from: string,
  to: string,
  ...figures: string[]
): Mutation {
  return {
    name: `${name} for ${edition}`,
    mutate: restyling(`${edition}=${from}`, `${edition}=${to}`),
    rebuilds: [...drawingsFor(edition, ...figures), `typeset ${edition}`],
    reason: new RegExp(`${from}|stylesheet|colour|inks`),
  };
}

/** Another definition and the figures that use it. */
function definition(name: string, from: string, to: string, ...figures: string[]): Mutation {
  return {
    name,
    mutate: restyling(from, to),
    rebuilds: [...drawings(...figures), ...pages],
    reason: new RegExp(`${name.replace(/^.*? /, '').replaceAll('\\', '\\\\')}`),
  };
}

/** A definition that no figure and no page uses. */
function unused(name: string, from: string, to: string, steps = pages): Mutation {
  return {
    name,
    mutate: restyling(from, to),
    rebuilds: steps,
    vain: { steps, why: 'pages read the stylesheet as a whole' },
    reason: /the stylesheet changed/,
  };
}

const tinyAxis = ['descent', 'landscape', 'standing-wave'];

export const roundsOfStyle: readonly Round[] = [
  {
    title: 'colours of the screen edition, a line style',
    mutations: [
      hue('pink', 'screen', 'FEB9DE', 'FEC0E0', 'components', 'standing-wave'),
      hue('orange', 'screen', 'FDB462', 'FDC072', 'framed'),
      hue('red, by way of a role', 'screen', 'FB8072', 'FB9082', 'quote'),
      hue('a stop of a map', 'screen', '{7BA6D9,', '{7BB0D9,', 'landscape'),
      definition(
        'style trail',
        'draw=green, line width=1pt',
        'draw=green, line width=1.5pt',
        'descent',
      ),
    ],
  },
  {
    title: 'colours of the print edition',
    mutations: [
      hue('pink', 'print', 'C93A8B', 'B93A8B', 'components', 'standing-wave'),
      hue('orange', 'print', 'B55E07', 'A55E07', 'framed'),
      hue('red, by way of a role', 'print', 'CF3029', 'BF3029', 'quote'),
      hue('a stop of a map', 'print', '{2B5FA8,', '{2B5F98,', 'landscape'),
    ],
  },
  {
    title: 'more colours of the screen edition, a length',
    mutations: [
      hue('blue', 'screen', '71B3DF', '81B3DF', 'standing-wave'),
      hue('green', 'screen', 'B3DE69', 'B3DE79', 'components', 'descent'),
      hue('muted', 'screen', 'A8A8A8', 'B8B8B8', 'framed', 'quote'),
      definition('length \\panel', '\\panel{70pt}', '\\panel{80pt}', 'landscape'),
    ],
  },
  {
    title: 'more colours of the print edition',
    mutations: [
      hue('blue', 'print', '117BB5', '117BA5', 'standing-wave'),
      hue('green', 'print', '458120', '457120', 'components', 'descent'),
      hue('muted, which \\ifprint makes a casing', 'print', '707070', '606060', 'framed', 'quote'),
    ],
  },
  {
    title: 'the axes’ colour for the screen, macros, a frame',
    mutations: [
      hue('rule', 'screen', '8E9198', '9E9198', ...tinyAxis),
      definition('macro \\unitname', '\\mathrm{m}', '\\mathrm{km}', 'quote'),
      unused(
        'what a symbol prints of which only the colour is used',
        '{\\symbf{x}}{place}',
        '{\\symbf{X}}{place}',
      ),
      definition(
        'style frame line',
        'draw=orange, line width=0.6pt',
        'draw=orange, line width=0.9pt',
        'framed',
      ),
    ],
  },
  {
    title: 'the axes’ colour for print, type sizes',
    mutations: [
      hue('rule', 'print', '777777', '666666', ...tinyAxis),
      definition(
        'size \\footnotesize',
        '\\footnotesize}{8}',
        '\\footnotesize}{8.2}',
        'framed',
        'quote',
      ),
      definition('size \\scriptsize', '\\scriptsize}{7}', '\\scriptsize}{7.5}', 'components'),
    ],
  },
  {
    title: 'a style of axes, a macro that builds the name of a colour, a branch of \\ifprint',
    mutations: [
      {
        ...definition('style tiny axis', 'height=.3\\measure', 'height=.32\\measure', ...tinyAxis),
        vain: { steps: drawings('landscape'), why: 'a later key sets its height' },
      },
      definition('macro \\component', '{#1_{#2}}', '{#1^{#2}}', 'components'),
      {
        name: 'the screen’s branch of \\ifprint',
        mutate: restyling('line width=1.5pt', 'line width=1.8pt'),
        rebuilds: [...drawingsFor('screen', 'framed'), 'typeset screen'],
        reason: /casing/,
      },
    ],
  },
  {
    title: 'the measure, the other branch of \\ifprint',
    mutations: [
      {
        ...definition('length \\measure', '\\measure{252pt}', '\\measure{248pt}', ...tinyAxis),
        vain: { steps: drawings('landscape'), why: 'a later key overrides what the measure gave' },
      },
      {
        name: 'print’s branch of \\ifprint',
        mutate: restyling('line width=2pt', 'line width=2.5pt'),
        rebuilds: [...drawingsFor('print', 'framed'), 'typeset print'],
        reason: /casing/,
      },
    ],
  },
  {
    title: 'styles of curves and notes, a symbol',
    mutations: [
      definition(
        'style curve',
        'draw=cu, line width=0.8pt',
        'draw=cu, line width=1.1pt',
        'standing-wave',
      ),
      definition(
        'style note',
        'font=\\footnotesize, text',
        'font=\\footnotesize\\bfseries, text',
        'framed',
        'quote',
      ),
    ],
  },
  {
    title: 'what every picture has',
    mutations: [
      {
        ...definition('every picture', 'line cap=round', 'line cap=butt', ...allFigures),
        reason: /every figure uses/,
      },
    ],
  },
  {
    title: 'definitions that nobody uses, and their order',
    mutations: [
      unused(
        'two definitions in another order',
        '\\newcommand\\unitname{\\mathrm{m}}\n\\newcommand\\spareword{spare}\n',
        '\\newcommand\\spareword{spare}\n\\newcommand\\unitname{\\mathrm{m}}\n',
      ),
      unused('an unused colour for the screen', 'screen=C27AC4', 'screen=D27AC4', [
        'typeset screen',
      ]),
      unused('an unused colour for print', 'print=91509A', 'print=81509A', ['typeset print']),
      unused('an unused macro', '\\spareword{spare}', '\\spareword{left}'),
      unused('an unused style', 'draw=violet, dashed', 'draw=violet, dotted'),
      unused('an unused length', '\\spare{10pt}', '\\spare{11pt}'),
      unused('an unused type size', '\\LARGE}{17}', '\\LARGE}{18}'),
    ],
  },
  {
    title: 'colours of the page and of one figure’s casing',
    mutations: [
      hue('paper', 'screen', '14161A', '101216', 'framed'),
      {
        ...hue('ink', 'print', '111111', '000000'),
        vain: { steps: ['typeset print'], why: 'both are black ink alone' },
        reason: /the stylesheet changed/,
      },
    ],
  },
];
