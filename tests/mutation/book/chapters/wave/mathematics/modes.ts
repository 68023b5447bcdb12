import { waveNumber } from './wave-number.ts';

/** Displacement of a string of length one in its first mode. */
export function mode(place: number): number {
  return Math.sin(waveNumber(1) * place);
}

/** Displacement in the second mode, which no figure shows. */
export function overtone(place: number): number {
  return Math.sin(waveNumber(2) * place);
}
