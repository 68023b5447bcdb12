import type { EditionColours } from './resolve-edition.ts';
import { interpolateStops } from './interpolate-stops.ts';
import { parseOwnInks } from './own-inks.ts';
import type { Cmyk, Press } from './press-colours.ts';

/** Fewest stops of a colour map in inks: between them TeX mixes coverages, which is not even to the eye. */
const fewestStops = 17;

/**
 * The TeX file that holds the inks of a CMYK edition: one line per distinct hex value, so that a
 * colour is looked up by its value and can never be out of date, likewise one per value with inks of
 * the author's own choice, then one line per colour map, which is looked up by its stops.
 */
export function formatPressPalette(colours: EditionColours, press: Press): string {
  const hexes = [...new Set(Object.values(colours.colours))].sort();
  const own = [...new Set(Object.values(colours.ownInks ?? {}))].sort();
  const maps = new Map(Object.values(colours.colourMaps).map((stops) => [stops.join(','), stops]));
  return [
    '% Generated from the stylesheet; edit that instead. Cyan, magenta, yellow, black, each 0 to 1.',
    ...hexes.map((hex) => `\\definepresscolour{${hex}}{${press.inks(hex).join(',')}}`),
    ...own.map(
      (written) => `\\definepresscolour{${written}}{${parseOwnInks(written)!.inks.join(',')}}`,
    ),
    ...[...maps].sort().map(([key, stops]) => {
      const inks = interpolateStops(stops, fewestStops).map(mapInks(stops, press));
      return `\\definepresscolourmap{${key}}{${inks.map((stop) => stop.join(',')).join('; ')}}`;
    }),
    '',
  ].join('\n');
}

/** The palette of a print edition whose printer wants the colours of the stylesheet as they are, in sRGB. */
export const screenColoursInPrint =
  '% Generated for a printer who makes inks of sRGB himself.\n\\presscolourmodel{rgb}\n';

/** A map that only passes through grey keeps the profile's inks there: black alone would be a seam. */
function mapInks(stops: readonly string[], press: Press): (hex: string) => Cmyk {
  const usesColour = stops.some((stop) =>
    press
      .inks(stop)
      .slice(0, 3)
      .some((ink) => ink > 0),
  );
  return (hex) => press.inks(hex, usesColour ? 'as profiled' : 'black only');
}
