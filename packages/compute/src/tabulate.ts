/** Turns rows with equal keys into columns. */
export function tabulate<Name extends string>(
  rows: readonly Readonly<Record<Name, number>>[],
): Record<Name, number[]> {
  const names = Object.keys(rows[0] ?? {}) as Name[];
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])) as Record<
    Name,
    number[]
  >;
}
