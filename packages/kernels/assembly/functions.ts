// Functions of four float32 numbers at a time.

/** eˣ: x = i·ln 2 + r with |r| ≤ ln 2 / 2, and 2ⁱ is set as the exponent. Below −87.3 it is the smallest normal number, nearly. */
@inline
export function exponential(x: v128): v128 {
  const count = f32x4.nearest(f32x4.mul(clampExponent(x), f32x4.splat(log2e)));
  const rest = remainder(clampExponent(x), count);
  return f32x4.mul(f32x4.add(f32x4.splat(1), expm1OfRest(rest)), powerOfTwo(count));
}

/** eˣ − 1, exact for small x too: 2ⁱ(eʳ − 1) + (2ⁱ − 1). */
@inline
export function exponentialMinusOne(x: v128): v128 {
  const count = f32x4.nearest(f32x4.mul(clampExponent(x), f32x4.splat(log2e)));
  const rest = remainder(clampExponent(x), count);
  const power = powerOfTwo(count);
  return f32x4.add(f32x4.mul(power, expm1OfRest(rest)), f32x4.sub(power, f32x4.splat(1)));
}

/** tanh x = sign x · (1 − e^{−2|x|}) / (1 + e^{−2|x|}), where 1 − e^{−2|x|} loses no digits for small x. */
@inline
export function hyperbolicTangent(x: v128): v128 {
  const e = exponentialMinusOne(f32x4.mul(f32x4.abs(x), f32x4.splat(-2)));
  const magnitude = f32x4.div(f32x4.neg(e), f32x4.add(f32x4.splat(2), e));
  return v128.or(magnitude, v128.and(x, i32x4.splat(0x80000000)));
}

/** 1 / (1 + e^{−x}) */
@inline
export function logistic(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exponential(f32x4.neg(x))));
}

/** log(1 + eˣ) = max(x, 0) + log(1 + e^{−|x|}) */
@inline
export function softplus(x: v128): v128 {
  const e = exponential(f32x4.neg(f32x4.abs(x)));
  return f32x4.add(f32x4.max(x, f32x4.splat(0)), logOnePlus(e));
}

const log2e: f32 = 1.44269504;
/** ln 2 in two parts, of which the first has so few digits that its multiples are exact (Cody and Waite). */
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.12194440e-4;

/** To where eˣ is a normal number. NaN stays NaN. */
@inline
function clampExponent(x: v128): v128 {
  return f32x4.min(f32x4.max(x, f32x4.splat(-87.3)), f32x4.splat(88.3));
}

@inline
function remainder(x: v128, count: v128): v128 {
  const high = f32x4.sub(x, f32x4.mul(count, f32x4.splat(ln2High)));
  return f32x4.sub(high, f32x4.mul(count, f32x4.splat(ln2Low)));
}

/** eʳ − 1 = r + r²·p(r) for |r| ≤ ln 2 / 2; p from Cephes' expf. */
@inline
function expm1OfRest(r: v128): v128 {
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), p));
}

/** 2ⁱ of whole numbers i from −126 to 127. */
@inline
function powerOfTwo(count: v128): v128 {
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(count), i32x4.splat(127)), 23);
}

/** log(1 + e) for 0 ≤ e ≤ 1, as 2 artanh(s) with s = e / (2 + e) ≤ 1/3, by its series up to s¹⁵. */
@inline
function logOnePlus(e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(f32x4.splat(2), e));
  const square = f32x4.mul(s, s);
  let p = f32x4.splat(2.0 / 15.0);
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 13.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 11.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 9.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 7.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 5.0));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.0 / 3.0));
  return f32x4.add(f32x4.mul(f32x4.mul(s, square), p), f32x4.mul(s, f32x4.splat(2)));
}
