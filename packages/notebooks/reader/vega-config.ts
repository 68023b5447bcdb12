import type { Spec } from './spec.ts';

const serif = "'TeX Gyre Pagella', Palatino, 'Palatino Linotype', 'Book Antiqua', serif";

/** The look of the book's plots as a theme of Vega-Lite: its roles for colours, thin axes, no frame. */
export const vegaConfig: Spec = {
  background: '@paper',
  font: serif,
  padding: 12,
  view: { stroke: null },
  // The picture has a description; a label for each of a thousand rectangles helps nobody.
  mark: { aria: false },
  concat: { spacing: 32 },
  axis: {
    domainColor: '@rule',
    tickColor: '@rule',
    labelColor: '@muted',
    titleColor: '@ink',
    grid: false,
    domainWidth: 0.8,
    tickWidth: 0.8,
    tickSize: 4,
    // A number stands below its tick, at the ends too.
    labelFlush: false,
    offset: 6,
    labelFontSize: 11,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titleFontStyle: 'italic',
  },
  axisX: { titleAnchor: 'end' },
  axisY: {
    titleAnchor: 'end',
    titleAngle: 0,
    titleAlign: 'left',
    titleBaseline: 'bottom',
    titleY: -8,
    titleX: -12,
  },
  title: { color: '@ink', fontSize: 13, fontWeight: 'normal', anchor: 'start', offset: 14 },
  legend: {
    labelColor: '@muted',
    titleColor: '@ink',
    titleFontWeight: 'normal',
    titleFontStyle: 'italic',
    gradientLength: 120,
    gradientThickness: 8,
  },
  text: { color: '@ink', fontSize: 12 },
  line: { strokeWidth: 1.6, strokeCap: 'round' },
  rule: { color: '@rule' },
  range: { heatmap: '@map:energy', ramp: '@map:energy' },
};
