import { parseHex } from './colour.ts';

/** Constants of APCA-W3 0.1.9 (SA98G, "0.0.98G-4g-base"): A. Somers, github.com/Myndex/apca-w3. */
const constants = {
  displayExponent: 2.4,
  weights: [0.2126729, 0.7151522, 0.072175],
  blackThreshold: 0.022,
  blackExponent: 1.414,
  darkOnLight: { background: 0.56, text: 0.57 },
  lightOnDark: { background: 0.65, text: 0.62 },
  scale: 1.14,
  offset: 0.027,
  leastContrast: 0.1,
  leastDifference: 0.0005,
} as const;

/**
 * Lightness contrast Lc of text on a background by APCA-W3 0.1.9: positive (to 106) for dark text on a
 * light page, negative (to −108) for light text on a dark one, 0 for what is as good as invisible. Its
 * guidance asks for |Lc| 75 for running text and 60 for other text; APCA is no standard.
 *
 * @param text six hexadecimal digits of sRGB, as is `background`.
 */
export function apcaContrast(text: string, background: string): number {
  const { darkOnLight, lightOnDark, scale, offset, leastContrast, leastDifference } = constants;
  const [textLight, backLight] = [screenLuminance(text), screenLuminance(background)];
  if (Math.abs(backLight - textLight) < leastDifference) return 0;
  const exponents = backLight > textLight ? darkOnLight : lightOnDark;
  const contrast = scale * (backLight ** exponents.background - textLight ** exponents.text);
  if (Math.abs(contrast) < leastContrast) return 0;
  return 100 * (contrast - Math.sign(contrast) * offset);
}

/** Luminance of a typical screen by a plain power law, lifted near black. */
function screenLuminance(hex: string): number {
  const { weights, displayExponent, blackThreshold, blackExponent } = constants;
  const light = parseHex(hex).reduce(
    (sum, channel, index) => sum + weights[index]! * channel ** displayExponent,
    0,
  );
  return light >= blackThreshold ? light : light + (blackThreshold - light) ** blackExponent;
}
