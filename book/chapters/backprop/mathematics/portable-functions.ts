/**
 * e^x and the natural logarithm, from additions, multiplications and divisions alone. IEEE 754 rounds these alike
 * everywhere, whereas the last bit of `Math.exp` is each engine's own: a figure that shows rounding needs
 * the same rounding in every engine.
 */

/** ln 2 in two parts; a multiple of the first by a small integer is exact. */
const [ln2, restOfLn2] = [0.69314718036912381649, 1.90821492927058770002e-10];

/** e^x for |x| < 700, to within two units of the last place: e^r by its series, times a power of two. */
export function exp(x: number): number {
  const power = Math.round(x / ln2);
  const r = x - power * ln2 - power * restOfLn2;
  let series = 1;
  for (let n = 14; n >= 1; n--) series = 1 + (r / n) * series;
  return times2(series, power);
}

/** The natural logarithm of a positive normal number, by the series of 2 artanh((m − 1)/(m + 1)), where x = m 2^power. */
export function log(x: number): number {
  let [m, power] = [x, 0];
  for (; m > Math.SQRT2; power++) m /= 2;
  for (; m < Math.SQRT1_2; power--) m *= 2;
  const z = (m - 1) / (m + 1);
  let series = 0;
  for (let n = 25; n >= 3; n -= 2) series = (series + 1 / n) * z * z;
  return power * ln2 + (2 * z + (2 * z * series + power * restOfLn2));
}

/** x times a power of two, which is exact. */
function times2(x: number, power: number): number {
  const factor = power < 0 ? 0.5 : 2;
  let product = x;
  for (let n = Math.abs(power); n > 0; n--) product *= factor;
  return product;
}
