import type { BookConfig } from '@chiaroscuro/manuscript/book-config';

/**
 * What tells latexmk how to make an edition: where TeX looks, in the order in which the build looks; the
 * date of the book for the date of the run, so that the pages have the same bytes wherever they are made.
 *
 * @param up from the folder of the file to that of the bundle.
 * @param epoch seconds since 1970.
 */
export function latexmkSettings({
  edition,
  up,
  epoch,
}: {
  edition: string;
  up: string;
  epoch: number;
}): string {
  return `# cd here && latexmk
use Cwd 'abs_path';
my $book = abs_path('${up}');
my $edition = "$book/editions/${edition}";
my @folders = ($book, "$book/chapters", "$book/matter", $edition, "$edition/build/stylesheet", "$edition/build", "$book/style");
for my $variable ('TEXINPUTS', 'BIBINPUTS', 'INDEXSTYLE') {
  $ENV{$variable} = join($search_path_separator, '.', @folders, '');
}
$ENV{'SOURCE_DATE_EPOCH'} = '${epoch}';
$ENV{'FORCE_SOURCE_DATE'} = '1';
$ENV{'TZ'} = 'UTC';
$pdf_mode = 4;
$lualatex = 'lualatex -no-shell-escape -interaction=nonstopmode -file-line-error %O %S';
$max_repeat = 9;
`;
}

/** What the bundle says to whoever unpacks it. */
export function bundleReadme({
  config,
  editions,
  hasCover,
}: {
  config: BookConfig;
  editions: readonly string[];
  hasCover: boolean;
}): string {
  const { title, authors, date, licence } = config;
  return [
    `"${title}" by ${authors.join(', ')}, ${date}, as LaTeX`,
    `Licence: ${licence.name}, ${licence.url}`,
    '',
    'It compiles with TeX Live 2022 or later (LuaLaTeX, and Biber where there is a bibliography):',
    '',
    ...editions.map((edition) => `  cd editions/${edition} && latexmk`),
    ...(hasCover ? editions.map((edition) => `  cd editions/${edition}/cover && latexmk`) : []),
    '',
    '  book.tex, chapters/*/*.tex              the text',
    '  maths-preamble.tex                      every symbol, colour, font and size',
    '  chapters/*/figures/*/*.tex              the drawings, as TikZ',
    '  chapters/*/build/tables/*/              the numbers they draw, and those that the text quotes',
    '  editions/*/build/drawings/              the drawings as PDFs; remove one, and the page draws it itself',
    '  editions/*/build/stylesheet/            inks and gutter of the printer',
    '  style/                                  the LaTeX package that all of it is written with',
    '',
    'These are the pages as TeX makes them. What a press asks for beyond pages, boxes, output intent and',
    'metadata, is in the PDFs of the release, not here.',
    '',
  ].join('\n');
}
