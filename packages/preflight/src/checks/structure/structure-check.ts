import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import type { Check, PreflightCode, Remark } from '../../check.ts';
import type { Subject } from '../../subject.ts';

type Remarks = Remark[] | Promise<Remark[]>;

/** A check of the file as it is built, which needs not to know what is painted. */
export function structureCheck(options: {
  code: PreflightCode;
  applies?: (subject: Subject) => boolean;
  inspect: (subject: Subject) => Remarks;
}): Check {
  const { code, applies, inspect } = options;
  return {
    code,
    ...(applies && { applies }),
    begin: (subject) => ({ end: () => inspect(subject) }),
  };
}

/** Likewise one that only a PDF for a printer is put to, or only one for some printers. */
export function printCheck(options: {
  code: PreflightCode;
  applies?: (printer: PrinterProfile) => boolean;
  inspect: (subject: Subject, printer: PrinterProfile) => Remarks;
}): Check {
  const { code, applies = () => true, inspect } = options;
  return structureCheck({
    code,
    applies: ({ profile }) => profile.medium === 'print' && applies(profile.printer),
    inspect: (subject) =>
      subject.profile.medium === 'print' ? inspect(subject, subject.profile.printer) : [],
  });
}

/** Whether a printer wants one of the standards for printing, which a plain PDF does not claim to follow. */
export function wantsPdfX({ standard }: PrinterProfile): boolean {
  return standard.value !== 'PDF';
}
