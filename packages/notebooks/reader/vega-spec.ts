import { rasterAddress, type Raster } from './raster.ts';
import type { Palette } from './session.ts';
import type { Spec } from './spec.ts';
import { vegaConfig } from './vega-config.ts';

/** A picture in the colours of an edition. */
export interface CompiledSpec {
  spec: Spec;
  svg: string;
}

/**
 * A picture in the colours of a palette, and its drawing.
 *
 * @throws RangeError for a colour that the stylesheet does not have.
 */
export async function compileSpec({
  plot,
  palette,
  description,
}: {
  plot: Spec;
  palette: Palette;
  description: string;
}): Promise<CompiledSpec> {
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    description,
    ...(inColours(plot, palette) as Spec),
    config: inColours(vegaConfig, palette),
  };
  // Loaded with the first picture: a notebook that is only read needs neither.
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const { spec: compiled } = vegaLite.compile(spec as never);
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error });
  const svg = await view.toSVG();
  view.finalize();
  return { spec, svg };
}

/** The same picture with every name of a colour, and every raster of numbers, in the palette's colours. */
export function inColours(part: unknown, palette: Palette): unknown {
  if (typeof part === 'string')
    return part.startsWith('@') ? colourOf(part.slice(1), palette) : part;
  if (Array.isArray(part)) return part.map((item) => inColours(item, palette));
  if (typeof part !== 'object' || part === null) return part;
  if ('raster' in part) return rasterAddress(part.raster as Raster, palette);
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      // Data hold no names of colours, and are long.
      key === 'values' ? value : inColours(value, palette),
    ]),
  );
}

function colourOf(name: string, { colours, colourMaps }: Palette): string | string[] {
  const map = name.startsWith('map:') ? colourMaps[name.slice('map:'.length)] : undefined;
  if (map) return map.map((stop) => `#${stop}`);
  const colour = colours[name];
  if (colour === undefined) throw new RangeError(`the stylesheet has no colour "${name}"`);
  return `#${colour}`;
}
