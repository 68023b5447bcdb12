import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** What is thrown when a PDF cannot be inspected: why, in one sentence, and on which page if that is known. */
export function unreadable(options: {
  message: string;
  file?: string;
  page?: number;
  excerpt?: string;
}): UserError {
  const { message, file, page, excerpt } = options;
  return new UserError({
    code: 'preflight/unreadable',
    severity: 'error',
    message,
    place: { ...(file !== undefined && { file }), ...(page !== undefined && { page }) },
    hint: 'Make the file again; if it comes from someone else, let `qpdf --check` say more about it.',
    ...(excerpt !== undefined && { excerpt }),
  });
}
