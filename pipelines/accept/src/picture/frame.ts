import { linearAxis, type Axis } from './axis.ts';

/** The size of a panel, in CSS pixels. */
export const panel = { width: 380, height: 250, left: 62, right: 14, top: 30, bottom: 42 };

/** What stands around the data of a panel. */
export interface FrameOptions {
  title: string;
  xLabel: string;
  yLabel: string;
  x: Iterable<number>;
  y: Iterable<number>;
  /** For pictures of a grid, which end with their last cell. */
  isTight?: boolean;
  /** Drawn to the right of the data, for instance a colour bar. */
  besideWidth?: number;
}

/** A panel's frame, its axes, and where its data lie. */
export interface Frame {
  x: Axis;
  y: Axis;
  plot: { left: number; right: number; top: number; bottom: number };
  /** The panel as SVG, with what it shows. */
  around(content: string): string;
}

/** A frame with ticks and labels, for data to be drawn in. */
export function drawFrame({
  title,
  xLabel,
  yLabel,
  x: xs,
  y: ys,
  isTight = false,
  besideWidth = 0,
}: FrameOptions): Frame {
  const plot = {
    left: panel.left,
    right: panel.width - panel.right - besideWidth,
    top: panel.top,
    bottom: panel.height - panel.bottom,
  };
  const x = linearAxis({ values: xs, from: plot.left, to: plot.right });
  const y = linearAxis({
    values: ys,
    from: plot.bottom,
    to: plot.top,
    margin: isTight ? 0 : 0.06,
  });
  const middle = { x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2 };
  const ticks = [
    ...x.ticks.map(
      ({ at, label }) =>
        `<path class="grid" d="M${px(at)} ${plot.top}V${plot.bottom}"/><text class="tick" x="${px(at)}" y="${plot.bottom + 15}" text-anchor="middle">${label}</text>`,
    ),
    ...y.ticks.map(
      ({ at, label }) =>
        `<path class="grid" d="M${plot.left} ${px(at)}H${plot.right}"/><text class="tick" x="${plot.left - 7}" y="${px(at + 4)}" text-anchor="end">${label}</text>`,
    ),
  ];
  const labels = [
    `<text class="title" x="${plot.left}" y="18">${escapeText(title)}</text>`,
    `<text class="label" x="${middle.x}" y="${panel.height - 8}" text-anchor="middle">${escapeText(xLabel)}</text>`,
    `<text class="label" transform="translate(14 ${middle.y}) rotate(-90)" text-anchor="middle">${escapeText(yLabel)}</text>`,
  ];
  const border = `<rect class="border" x="${plot.left}" y="${plot.top}" width="${plot.right - plot.left}" height="${plot.bottom - plot.top}"/>`;
  return {
    x,
    y,
    plot,
    around: (content) =>
      `<svg viewBox="0 0 ${panel.width} ${panel.height}" role="img" aria-label="${escapeText(title)}">${ticks.join('')}${content}${border}${labels.join('')}</svg>`,
  };
}

/** A coordinate on the page, to a tenth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text as it may stand in HTML and SVG. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
