import type { Finding } from './check.ts';

/**
 * Findings of which an author has said why they stay: their warnings become notes that tell the reason.
 * Errors stay what they are, for a printer or a reader would not ask for reasons.
 *
 * @param accepted reasons by the check's code without its area, such as `perceived-contrast`.
 */
export function acceptFindings(
  findings: readonly Finding[],
  accepted: Readonly<Record<string, string>> = {},
): Finding[] {
  return findings.map((finding) => {
    const reason = accepted[finding.code.slice('preflight/'.length)];
    if (reason === undefined || finding.severity !== 'warning') return finding;
    const { hint: _, ...rest } = finding;
    return { ...rest, severity: 'note', hint: `Accepted by the author: ${reason}` };
  });
}
