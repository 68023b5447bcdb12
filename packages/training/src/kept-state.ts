/** What is to be kept of something between two steps: named numbers and arrays. */
export type KeptState = Record<string, number | readonly number[] | Float32Array>;

/**
 * Something that changes from step to step. `descend` saves it with its checkpoints and restores it
 * when a training goes on, so that it ends as if it had never stopped.
 */
export interface Keepable {
  /** All that later steps depend on; float32 arrays keep every bit. */
  saveState(): KeptState;
  /** Takes back what `saveState` gave, in this process or another. */
  restoreState(state: KeptState): void;
}
