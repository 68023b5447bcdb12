import { turn } from './constants.ts';

/** How many half waves the string holds. */
export type Order = number;

/** The wave number of a mode. */
export function waveNumber(order: Order): number {
  return (order * turn) / 2;
}
