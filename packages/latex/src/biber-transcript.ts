import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import { relativeToProject, type PathContext } from './project-path.ts';

/**
 * Turns Biber's transcript (`.blg`) into diagnostics. Biber names a copy of the bibliography in its
 * messages; the place names the bibliography itself, as `findFile` locates it.
 */
export function parseBiberTranscript(
  transcript: string,
  context: PathContext,
  findFile: (name: string) => string | undefined,
): Diagnostic[] {
  let source: string | undefined;
  const diagnostics: Diagnostic[] = [];
  for (const line of transcript.split(/\r?\n/)) {
    const [, level, text] = /^\[\d+\] [^>]+> (INFO|WARN|ERROR|FATAL) - (.*)$/.exec(line) ?? [];
    if (level === undefined || text === undefined) continue;
    source = /^Found BibTeX data source '([^']+)'/.exec(text)?.[1] ?? source;
    if (level === 'INFO') continue;
    const path = source && (findFile(source) ?? source);
    const file = path && relativeToProject(path, context);
    diagnostics.push(readMessage(level === 'WARN' ? 'warning' : 'error', text, file));
  }
  return diagnostics;
}

function readMessage(severity: 'warning' | 'error', text: string, file?: string): Diagnostic {
  const syntax = /^BibTeX subsystem: .+?, line (\d+), (?:warning|syntax error|error): (.*)$/.exec(
    text,
  );
  const missingEntry = /^I didn't find a database entry for '([^']+)'/.exec(text)?.[1];
  const missingFile = /^Cannot find '([^']+)'/.exec(text)?.[1];
  if (missingEntry) {
    return {
      code: 'latex/undefined-reference',
      severity,
      message: `The citation "${missingEntry}" leads nowhere.`,
      hint: 'Check the key against the bibliography.',
      ...(file && { place: { file } }),
    };
  }
  if (missingFile) {
    return {
      code: 'latex/bibliography',
      severity,
      message: `Expected the bibliography ${missingFile}, but Biber did not find it.`,
      hint: 'Paths start at an input folder of the build.',
    };
  }
  const line = syntax?.[1];
  const isInFile = syntax !== null || /entry|Entry|skipping/.test(text);
  const place: Place = {
    ...(file && isInFile && { file }),
    ...(file && line && { line: Number(line) }),
  };
  return {
    code: 'latex/bibliography',
    severity,
    message: `Biber: ${(syntax?.[2] ?? text).replace(/[. ]*$/, '')}.`,
    ...(Object.keys(place).length > 0 && { place }),
  };
}
