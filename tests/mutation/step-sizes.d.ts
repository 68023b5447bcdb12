/** A library that the mutation test installs for its book alone; see mutation-bench.ts. */
declare module 'step-sizes' {
  export const step: number;
}
