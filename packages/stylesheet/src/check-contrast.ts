import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { contrastRatio } from './contrast.ts';
import type { EditionColours } from './resolve-edition.ts';
import type { Stylesheet } from './stylesheet.ts';

/** What the contrasts of an edition are measured on. */
export interface ContrastSubject {
  stylesheet: Stylesheet;
  colours: EditionColours;
  /** The name that messages give the stylesheet. */
  file: string;
  /** The colour that readers see for a name and its value: the value on a screen, what the inks give in print. */
  shown?: (hex: string, name: string) => string;
}

/** Roles that are read. Of the others, those named after a hue are; the rest are fills, rules and marks. */
const textRoles: ReadonlySet<string> = new Set(['ink', 'muted', 'link']);

/** Contrast ratios on paper (WCAG 2.2: 1.4.6 for running text, 1.4.3 and 1.4.11 for the rest). */
const limits = { runningText: 7, text: 4.5, anything: 3 };

/**
 * Judges every colour that is read on paper: below 7:1 ink is an error; a symbol or another role
 * that is read is an error below 3:1 and a warning below 4.5:1. A stylesheet without paper is not judged.
 */
export function checkContrast(subject: ContrastSubject): Diagnostic[] {
  const { stylesheet, colours, file, shown = (hex) => hex } = subject;
  const paper = colours.colours['paper'];
  if (paper === undefined) return [];
  const read = [...stylesheet.roles, ...stylesheet.symbols].filter(([name]) =>
    isRead(stylesheet, name),
  );
  return read.flatMap(([name, { line }]): Diagnostic[] => {
    const hex = colours.colours[name]!;
    const ratio = contrastRatio(shown(hex, name), shown(paper, 'paper'));
    const required = name === 'ink' ? limits.runningText : limits.text;
    if (ratio >= required) return [];
    return [
      {
        code: 'stylesheet/contrast',
        severity: name === 'ink' || ratio < limits.anything ? 'error' : 'warning',
        message: `expected "${name}" to have a contrast of ${required}:1 or more on paper, got ${ratio.toFixed(2)}:1 (${hex} on ${paper})`,
        place: { file, line, edition: colours.edition },
        hint: 'Make its hue darker on a light page, lighter on a dark one.',
      },
    ];
  });
}

/** Whether text is set in the colour of a symbol or role. */
export function isRead({ roles, symbols }: Stylesheet, name: string): boolean {
  const role = roles.get(name);
  return symbols.has(name) || textRoles.has(name) || (role !== undefined && 'hue' in role.colour);
}
