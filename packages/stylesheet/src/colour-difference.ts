import type { Lab } from './cielab.ts';

const degrees = Math.PI / 180;

/**
 * Difference ΔE00 of two colours by CIEDE2000 with all weights 1 (ISO/CIE 11664-6; Sharma, Wu and
 * Dalal, Color Research & Application 30, 2005, whose equations the names follow). About 1 can just be
 * seen side by side; 100 lies between black and white.
 */
export function colourDifference(first: Lab, second: Lab): number {
  const chromas = [Math.hypot(first[1], first[2]), Math.hypot(second[1], second[2])] as const;
  const g = 0.5 * (1 - saturation((chromas[0] + chromas[1]) / 2));
  const one = polar(first, g);
  const two = polar(second, g);

  const lightness = two.lightness - one.lightness;
  const chroma = two.chroma - one.chroma;
  const isGrey = one.chroma * two.chroma === 0;
  const turn = isGrey ? 0 : shortTurn(two.hue - one.hue);
  const hue = 2 * Math.sqrt(one.chroma * two.chroma) * Math.sin((turn / 2) * degrees);

  const meanLightness = (one.lightness + two.lightness) / 2;
  const meanChroma = (one.chroma + two.chroma) / 2;
  const meanHue = isGrey ? one.hue + two.hue : middle(one.hue, two.hue);

  const t =
    1 -
    0.17 * cosine(meanHue - 30) +
    0.24 * cosine(2 * meanHue) +
    0.32 * cosine(3 * meanHue + 6) -
    0.2 * cosine(4 * meanHue - 63);
  const offMiddle = (meanLightness - 50) ** 2;
  const l = lightness / (1 + (0.015 * offMiddle) / Math.sqrt(20 + offMiddle));
  const c = chroma / (1 + 0.045 * meanChroma);
  const h = hue / (1 + 0.015 * meanChroma * t);
  const rotation = 60 * Math.exp(-(((meanHue - 275) / 25) ** 2));
  const interplay = -2 * saturation(meanChroma) * Math.sin(rotation * degrees);
  return Math.sqrt(l * l + c * c + h * h + interplay * c * h);
}

interface Polar {
  lightness: number;
  chroma: number;
  /** In degrees, from 0 to 360; 0 for a grey. */
  hue: number;
}

/** A colour by its hue, its red-green axis stretched by `g` so that greys come out round. */
function polar([lightness, a, b]: Lab, g: number): Polar {
  const stretched = (1 + g) * a;
  const hue = Math.atan2(b, stretched) / degrees;
  return { lightness, chroma: Math.hypot(stretched, b), hue: hue < 0 ? hue + 360 : hue };
}

/** From 0 for a grey to 1 for colours of much chroma. */
function saturation(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
}

function shortTurn(turn: number): number {
  if (turn > 180) return turn - 360;
  return turn < -180 ? turn + 360 : turn;
}

function middle(first: number, second: number): number {
  const sum = first + second;
  if (Math.abs(first - second) <= 180) return sum / 2;
  return (sum < 360 ? sum + 360 : sum - 360) / 2;
}

function cosine(angle: number): number {
  return Math.cos(angle * degrees);
}
