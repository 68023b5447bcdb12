import { delinearise, formatHex, linearise, parseHex, type Rgb } from './colour.ts';

type Triple = [number, number, number];

/**
 * A colour map refined to at least `minimum` evenly spaced stops, along straight lines in OKLab
 * (B. Ottosson, "A perceptual color space for image processing", 2020). Every given stop stays.
 *
 * @throws RangeError when fewer than two stops are given.
 */
export function interpolateStops(stops: readonly string[], minimum: number): string[] {
  if (stops.length < 2) throw new RangeError(`expected at least 2 stops, got ${stops.length}`);
  const intervals = stops.length - 1;
  const steps = Math.max(1, Math.ceil((minimum - 1) / intervals));
  const nodes = stops.map((stop) => toOklab(parseHex(stop)));
  return Array.from({ length: intervals * steps + 1 }, (_, index) => {
    const interval = Math.floor(index / steps);
    const weight = (index % steps) / steps;
    if (weight === 0) return stops[interval]!.toUpperCase();
    const from = nodes[interval]!;
    const to = nodes[interval + 1]!;
    return formatHex(
      fromOklab(from.map((value, axis) => value + weight * (to[axis]! - value)) as Triple),
    );
  });
}

function toOklab(rgb: Rgb): Triple {
  const [red, green, blue] = rgb.map(linearise) as Triple;
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function fromOklab([lightness, a, b]: Triple): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const light: Triple = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return light.map((value) => delinearise(Math.max(0, value))) as Triple;
}
