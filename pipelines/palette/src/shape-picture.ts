import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import type { DrawnMark } from '@chiaroscuro/stylesheet/drawing-marks';

/** A small picture of how a figure draws a colour; the colour is that of the text around it. */
export function shapePicture(shape: DrawnMark['shape']): Markup {
  return html`<svg viewBox="0 0 44 18" width="44" height="18" aria-hidden="true">
    <g fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round">
      ${shapes(shape)}
    </g>
  </svg>`;
}

function shapes(shape: DrawnMark['shape']): Markup {
  const curve = 'M3 13C12 -2 20 22 41 5';
  switch (shape) {
    case 'line':
      return html`<path d="${curve}" />`;
    case 'dashed line':
      return html`<path d="${curve}" stroke-dasharray="5.5 4" stroke-linecap="butt" />`;
    case 'dotted line':
      return html`<path d="${curve}" stroke-dasharray="0 4" />`;
    case 'segment':
      return html`<path d="M4 14L40 4" />`;
    case 'arrow':
      return html`<path d="M4 9H36M31 4.5L37 9L31 13.5" />`;
    case 'area':
      return html`<path d="M3 13C12 -2 20 22 41 5V16H3z" fill="currentColor" stroke="none" />`;
    case 'dot':
      return html`<g fill="currentColor" stroke="none"
        ><circle cx="10" cy="11" r="3" /><circle cx="23" cy="6" r="3" /><circle
          cx="35"
          cy="12"
          r="3"
      /></g>`;
    case 'open dot':
      return html`<circle cx="13" cy="9" r="3.6" /><circle cx="31" cy="9" r="3.6" />`;
    case 'cross':
      return html`<path d="M9 5L17 13M17 5L9 13M27 5L35 13M35 5L27 13" />`;
    default:
      return html`<rect x="11" y="3" width="22" height="12" rx="2" />`;
  }
}
