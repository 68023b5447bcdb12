/**
 * The ingredients of one figure in the record of the compute stage, as they stand there.
 *
 * @param record the text of the record.
 * @param figure `<chapter>/<figure>`.
 * @returns undefined when the record tells none.
 */
export function recordedIngredients(record: string, figure: string): object | undefined {
  const { figures } = JSON.parse(record) as { figures: { figure: string; ingredients?: object }[] };
  return figures.find((entry) => entry.figure === figure)?.ingredients;
}
