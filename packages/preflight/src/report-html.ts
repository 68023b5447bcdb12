import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PreflightReport, Outcome, ReportedCheck } from './report.ts';
import { pageSections } from './report-html-pages.ts';
import { formatMegabytes } from './report-list.ts';
import { html, Markup } from './report-markup.ts';
import type { PagePicture } from './report-pictures.ts';
import { describeVerdict, many } from './report-verdict.ts';

const styles = new Markup(readFileSync(path.join(import.meta.dirname, 'report.css'), 'utf8'));

/**
 * A report as an HTML page that is complete in itself: a publisher can open it without us and without a network.
 *
 * @param pictures of pages, to show findings on; a page without one is reported all the same.
 */
export function formatReportPage(
  report: PreflightReport,
  pictures: ReadonlyMap<number, PagePicture>,
): string {
  const { file, pages, bytes, profile, counts } = report;
  const state = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'passed';
  const name = file.split('/').at(-1);
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <title>Preflight of ${name}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <header class="${state}">
          <p class="kind">Preflight</p>
          <h1>${describeVerdict(report).replace(/(\d) (?=\w)/g, '$1\u00a0')}</h1>
          <dl class="facts">
            <div>
              <dt>File</dt>
              <dd>${name}</dd>
            </div>
            <div>
              <dt>Pages</dt>
              <dd>${pages}</dd>
            </div>
            <div>
              <dt>Size</dt>
              <dd>${formatMegabytes(bytes)}</dd>
            </div>
            <div>
              <dt>Held against</dt>
              <dd>${profile.title}</dd>
            </div>
          </dl>
        </header>
        <main>${pageSections(report, pictures)} ${checkTable(report)}</main>
        <footer>
          <p>
            ${disclaimers[profile.medium]} The words of the first column are explained in
            docs/preflight.md of the Chiaroscuro project.
          </p>
          <p class="digest"><span>SHA-256</span> ${report.sha256}</p>
        </footer>
      </body>
    </html> `.text;
}

const disclaimers = {
  print:
    'The file was checked against our own list of what printers and the PDF/X standards ask. That is no certificate: whether a printer takes a file, the printer decides.',
  screen:
    'The file was checked against our own list of what readers on screens need. That is no certificate of conformance to a standard, PDF/UA among them.',
} as const;

function checkTable({ checks }: PreflightReport): Markup {
  const count = (outcome: Outcome) => checks.filter((check) => check.outcome === outcome).length;
  const apart = count('does-not-apply') + count('ignored');
  return html`<section class="checks" id="checks">
    <h2>All ${checks.length} checks</h2>
    <p class="lead">
      ${many(checks.length - apart, 'check')} made, ${count('passed')} of them passed; ${apart} did
      not apply or were left out.
    </p>
    <table>
      <thead>
        <tr>
          <th class="number">No.</th>
          <th>What was asked</th>
          <th>Outcome</th>
          <th>Decided by</th>
        </tr>
      </thead>
      <tbody>
        ${checks.map(checkRow)}
      </tbody>
    </table>
  </section>`;
}

function checkRow(check: ReportedCheck): Markup {
  const { row, code, title, outcome, decidedBy } = check;
  return html`<tr class="${outcome}">
    <td class="number">${row}</td>
    <td class="asked">${title} <code>${code.replace('preflight/', '')}</code></td>
    <td class="outcome">${describeOutcome(check)}</td>
    <td class="by">${decidedBy}</td>
  </tr> `;
}

function describeOutcome({ outcome, findings }: ReportedCheck): string {
  switch (outcome) {
    case 'passed':
      return 'passed';
    case 'does-not-apply':
      return 'does not apply';
    case 'ignored':
      return 'left out by the profile';
    default:
      return `${outcome}${findings > 1 ? ` × ${findings}` : ''}`;
  }
}
