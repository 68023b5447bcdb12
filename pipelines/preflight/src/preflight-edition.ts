import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverFacts, editionFacts } from '@chiaroscuro/book-facts/edition-facts';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionConfig } from '@chiaroscuro/manuscript/book-config';
import { locateFigure } from '@chiaroscuro/manuscript/locate-figure';
import { coverName, pdfName } from '@chiaroscuro/manuscript/product-names';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeTogether } from '@chiaroscuro/manuscript/write-atomically';
import { acceptFindings } from '@chiaroscuro/preflight/accept-findings';
import { inspectInProcess } from '@chiaroscuro/preflight/inspect-in-process';
import type { PreflightProfile } from '@chiaroscuro/preflight/preflight-profile';
import { makeReport, type PreflightReport } from '@chiaroscuro/preflight/report';
import { formatReportPage } from '@chiaroscuro/preflight/report-html';
import { formatReportJson } from '@chiaroscuro/preflight/report-json';
import { drawPages } from '@chiaroscuro/preflight/report-pictures';
import { describeCounts } from '@chiaroscuro/preflight/report-verdict';
import type { BookFacts } from '@chiaroscuro/preflight/subject';
import { coverPrinter } from '@chiaroscuro/printers/cover-printer';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import { digestCode } from '@chiaroscuro/recipes/code-digest';
import { digestFile } from '@chiaroscuro/recipes/file-digests';
import { digest } from '@chiaroscuro/recipes/numbers-recipe';
import { programFiles } from '@chiaroscuro/recipes/tex-files';
import type { Store } from '@chiaroscuro/store/open-store';

const stage = 'preflight';

/** Which finished PDF is looked at, and whom to tell. */
export interface EditionJob {
  book: Book;
  edition: string;
  /** Whether its cover is looked at instead of its pages. */
  isCover?: boolean;
  /** An edition of the same build, with which the pages have to agree. */
  other?: string;
  /** The build's environment, which may name another printer. */
  environment: NodeJS.ProcessEnv;
  store: Store;
  reporter: Reporter;
}

/**
 * Holds a finished PDF against its printer's profile, or against what readers on screens expect,
 * with all that the build knows of it, and leaves a report for programs and one for people. What was
 * found earlier in the same file is taken from the store.
 */
export async function preflightEdition(job: EditionJob): Promise<void> {
  const started = performance.now();
  const { book, edition, isCover = false, store, reporter } = job;
  const { paths } = book;
  const files = filesOf(job);
  const subject = isCover ? `${edition}/cover` : edition;
  const profile = profileOf(job);
  const { facts, mistakes } = await factsOf(job);
  mistakes.forEach(reporter.diagnostic);
  const { accepted } = book.config.editions[edition]!;
  const pdf = digestFile(files.prepress);
  const recipe = await preflightRecipe({ pdf, profile, facts, accepted });
  const kept = await store.recall({ kind: stage, recipe, digestsOf: () => ({}) });
  if (kept) {
    write(kept.files as ReportFiles);
    tell((kept.note as unknown as PreflightReport).findings);
    reporter.reused({ stage, subject });
    return;
  }
  const file = paths.relative(files.prepress);
  const inspected = await inspectInProcess({ file, path: files.prepress, profile, book: facts });
  const bytes = readFileSync(files.prepress);
  const findings = acceptFindings(inspected.findings, accepted).map((finding) => {
    const { file: place, ...rest } = finding.place ?? {};
    // A place in the PDF is no place in its sources.
    const own = place === file ? rest : { ...rest, ...(place !== undefined && { file: place }) };
    return { ...finding, place: locateFigure(book, own) };
  });
  const report = makeReport({ ...inspected, file: files.shown, bytes, profile, findings });
  const pictures = await drawPages(files.prepress, report.findings);
  const made: ReportFiles = {
    data: Buffer.from(formatReportJson(report)),
    page: Buffer.from(formatReportPage(report, pictures)),
  };
  await store.keep({
    kind: stage,
    recipe,
    subject: `preflight of ${subject}`,
    reads: {},
    files: { ...made },
    note: report as never,
  });
  write(made);
  tell(report.findings);
  if (report.counts.error > 0) {
    reporter.note(`${subject}: ${paths.relative(files.preflight.page)} shows the places`);
  }
  reporter.finished({
    stage,
    subject,
    detail: describeCounts(report),
    milliseconds: performance.now() - started,
  });

  function write({ data, page }: ReportFiles): void {
    writeTogether(
      new Map([
        [files.preflight.data, data],
        [files.preflight.page, page],
      ]),
    );
  }

  /** Notes stand in the report only. */
  function tell(findings: PreflightReport['findings']): void {
    for (const { code, severity, message, hint, page, figure, file: source, line } of findings) {
      if (severity === 'note') continue;
      const place = {
        edition,
        ...(source !== undefined ? { file: source } : { file: files.shown }),
        ...(line !== undefined && { line }),
        ...(page !== undefined && { page }),
        ...(figure !== undefined && { figure }),
      };
      const diagnostic: Diagnostic = { code, severity, message, place };
      reporter.diagnostic(hint === undefined ? diagnostic : { ...diagnostic, hint });
    }
  }
}

type ReportFiles = Record<'data' | 'page', Uint8Array>;

/** The files, and under which name the PDF is handed out. */
function filesOf(job: EditionJob) {
  const { book, edition, environment } = job;
  const files = book.paths.edition(edition);
  if (job.isCover) return { ...files.cover, shown: coverName({ book }, profileOf(job).name) };
  const printer = environment[printerVariable];
  const plan = printer ? { printer } : {};
  return { ...files, shown: pdfName({ book, plan, edition, isDraft: false }) };
}

function profileOf({ book, edition, isCover, environment }: EditionJob): PreflightProfile {
  const printer = editionPrinter({ book, edition, environment })?.profile;
  if (!printer) return { medium: 'screen', name: 'screen' };
  const { name } = printer;
  return { medium: 'print', name, printer: isCover ? coverPrinter(printer) : printer };
}

async function factsOf(
  job: EditionJob,
): Promise<{ facts: BookFacts; mistakes: readonly Diagnostic[] }> {
  if (job.isCover) return { facts: coverFacts(job), mistakes: [] };
  return editionFacts(job);
}

/** All that findings follow from: the file, what it is held against, the programs that look at it. */
async function preflightRecipe(made: {
  pdf: string | undefined;
  profile: PreflightProfile;
  facts: BookFacts;
  accepted: EditionConfig['accepted'];
}): Promise<string> {
  const code = await digestCode(fileURLToPath(import.meta.url));
  const inspection = await digestCode(
    fileURLToPath(import.meta.resolve('@chiaroscuro/preflight/inspect-process')),
  );
  const programs = programFiles('qpdf', 'gs', 'pdftoppm', 'pdftotext').map(digestFile);
  const { alternativeTexts, ...facts } = made.facts;
  const known = [
    made.pdf,
    made.profile,
    made.accepted,
    facts,
    [...(alternativeTexts ?? [])],
    programs,
  ];
  const own = [code.digest, code.packages, inspection.digest, inspection.packages];
  return digest(['preflight 1', ...known, ...own]);
}
