import type { Inks } from '../../mark.ts';

/** Inks as printers write them, cyan/magenta/yellow/black in per cent: `60/40/40/100`. */
export function inksInWords(inks: Inks): string {
  return inks.map((ink) => per100(ink)).join('/');
}

/** A part of one in per cent, with a decimal only where it tells something. */
export function per100(part: number): string {
  const value = part * 100;
  return String(Number(value.toFixed(value > 0 && value < 10 ? 1 : 0)));
}
