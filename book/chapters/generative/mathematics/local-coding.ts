import type { Point } from '@chiaroscuro/compute/plane';

/** The prototypes w of a local coder, and the price λ ≥ 0 of explaining by prototypes that are far away. */
export interface LocalCoder {
  prototypes: readonly Point[];
  lambda: number;
}

/** One component of a code that is not zero: its place and its value in (0, 1]. */
export interface Share {
  index: number;
  share: number;
}

/** The code of least energy: its at most three shares, what it decodes to, and the free energy. */
export interface LocalCode {
  shares: Share[];
  reconstruction: Point;
  value: number;
}

/** E(y, z) = ‖y − Wz‖² + λ Σ_k z_k ‖y − w_k‖², for shares that are non-negative and add up to one. */
export function localEnergy(
  { prototypes, lambda }: LocalCoder,
  y: Point,
  shares: readonly Share[],
): number {
  let [y1, y2, price] = [0, 0, 0];
  for (const { index, share } of shares) {
    const [w1, w2] = prototypes[index]!;
    y1 += share * w1;
    y2 += share * w2;
    price += share * ((y[0] - w1) ** 2 + (y[1] - w2) ** 2);
  }
  return (y[0] - y1) ** 2 + (y[1] - y2) ** 2 + lambda * price;
}

/**
 * ž, exactly: of all prototypes, pairs and triples, that whose best code is inside it and has the
 * least energy. In the plane more than three shares are never needed (Carathéodory), and within a
 * pair or a triple the best code is a dilation about the circumcentre by the factor 1 + λ.
 */
export function localCode(coder: LocalCoder, y: Point): LocalCode {
  const { prototypes, lambda } = coder;
  let best = { shares: [] as Share[], value: Infinity };
  const consider = (shares: Share[] | undefined) => {
    if (shares === undefined) return;
    const value = localEnergy(coder, y, shares);
    if (value < best.value) best = { shares, value };
  };
  prototypes.forEach((_, a) => {
    consider([{ index: a, share: 1 }]);
    for (let b = 0; b < a; b++) {
      consider(pairCode(prototypes, lambda, y, a, b));
      for (let c = 0; c < b; c++) consider(tripleCode(prototypes, lambda, y, a, b, c));
    }
  });
  return { ...best, reconstruction: decode(prototypes, best.shares) };
}

function decode(prototypes: readonly Point[], shares: readonly Share[]): Point {
  let [y1, y2] = [0, 0];
  for (const { index, share } of shares) {
    y1 += share * prototypes[index]![0];
    y2 += share * prototypes[index]![1];
  }
  return [y1, y2];
}

/**
 * On the edge between two prototypes: ½ + (1 + λ)(p − ½), p the coordinate of the foot of y. Nothing,
 * if that is outside the edge.
 */
function pairCode(
  prototypes: readonly Point[],
  lambda: number,
  y: Point,
  a: number,
  b: number,
): Share[] | undefined {
  const [from, to] = [prototypes[a]!, prototypes[b]!];
  const [d1, d2] = [to[0] - from[0], to[1] - from[1]];
  const foot = (d1 * (y[0] - from[0]) + d2 * (y[1] - from[1])) / (d1 * d1 + d2 * d2);
  const share = 0.5 + (1 + lambda) * (foot - 0.5);
  if (share <= 0 || share >= 1) return undefined;
  return [
    { index: a, share: 1 - share },
    { index: b, share },
  ];
}

/** In the triangle of three prototypes: ỹ = c + (1 + λ)(y − c), c the circumcentre. Nothing, if that is outside. */
function tripleCode(
  prototypes: readonly Point[],
  lambda: number,
  y: Point,
  a: number,
  b: number,
  c: number,
): Share[] | undefined {
  const [origin, one, two] = [prototypes[a]!, prototypes[b]!, prototypes[c]!];
  const p1 = one[0] - origin[0];
  const p2 = one[1] - origin[1];
  const q1 = two[0] - origin[0];
  const q2 = two[1] - origin[1];
  const area = p1 * q2 - p2 * q1;
  const pp = p1 * p1 + p2 * p2;
  const qq = q1 * q1 + q2 * q2;
  const centre1 = (q2 * pp - p2 * qq) / (2 * area);
  const centre2 = (p1 * qq - q1 * pp) / (2 * area);
  const u = centre1 + (1 + lambda) * (y[0] - origin[0] - centre1);
  const v = centre2 + (1 + lambda) * (y[1] - origin[1] - centre2);
  const shareB = (u * q2 - v * q1) / area;
  const shareC = (p1 * v - p2 * u) / area;
  if (shareB <= 0 || shareC <= 0 || shareB + shareC >= 1) return undefined;
  return [
    { index: a, share: 1 - shareB - shareC },
    { index: b, share: shareB },
    { index: c, share: shareC },
  ];
}
