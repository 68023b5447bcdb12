/** Two densities on the same equally spaced nodes of a line: that of the data, and the generator's. */
export interface RivalDensities {
  /** The distance of neighbouring nodes. */
  spacing: number;
  data: readonly number[];
  generated: readonly number[];
}

/** The energies C(y) ≥ 0 of least loss ∫ p C + ∫ q (m − C)⁺: 0 where the data are denser, m elsewhere. */
export function perfectCritic({ data, generated }: RivalDensities, margin: number): number[] {
  return data.map((p, i) => (p >= generated[i]! ? 0 : margin));
}

/** The critic's loss ∫ p C + ∫ q (m − C)⁺ for energies at the nodes, by the rectangle rule. */
export function criticLossOf(
  { spacing, data, generated }: RivalDensities,
  energies: readonly number[],
  margin: number,
): number {
  const integrand = energies.map(
    (energy, i) => data[i]! * energy + generated[i]! * Math.max(0, margin - energy),
  );
  return spacing * integrand.reduce((sum, value) => sum + value, 0);
}

/** The total variation distance ½∫|p − q|, in [0, 1]. */
export function totalVariation({ spacing, data, generated }: RivalDensities): number {
  return (spacing / 2) * data.reduce((sum, p, i) => sum + Math.abs(p - generated[i]!), 0);
}

/** The Wasserstein distance of order one on a line: ∫|P − Q| of the distribution functions. */
export function wassersteinDistance({ spacing, data, generated }: RivalDensities): number {
  let difference = 0;
  let distance = 0;
  data.forEach((p, i) => {
    difference += spacing * (p - generated[i]!);
    distance += spacing * Math.abs(difference);
  });
  return distance;
}

/** The density of a normal distribution. */
export function normalDensity(y: number, mean: number, deviation: number): number {
  const scaled = (y - mean) / deviation;
  return Math.exp(-(scaled * scaled) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}
