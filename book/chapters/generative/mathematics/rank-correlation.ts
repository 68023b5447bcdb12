/**
 * Spearman's coefficient: the correlation of the ranks of two lists, in [−1, 1]. It is 1 exactly if the one
 * list is an increasing function of the other. Equal values share the mean of their ranks.
 *
 * @throws RangeError when the lists are not equally long.
 */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number {
  if (first.length !== second.length) {
    throw new RangeError(`expected ${first.length} values, got ${second.length}`);
  }
  const [one, other] = [ranksOf(first), ranksOf(second)];
  const middle = (first.length - 1) / 2;
  const moment = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, rank, i) => sum + (rank - middle) * (b[i]! - middle), 0);
  return moment(one, other) / Math.sqrt(moment(one, one) * moment(other, other));
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Array<number>(values.length).fill(0);
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end++;
    for (let place = start; place <= end; place++) ranks[order[place]!] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
}
