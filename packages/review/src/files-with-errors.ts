/**
 * The files in TeX's own folder in which it has found errors, named from there: `wave/wave.tex`. With `-file-line-error`
 * each error begins with file and line.
 */
export function filesWithErrors(transcript: string): Set<string> {
  return new Set([...transcript.matchAll(/^\.\/(\S+?):\d+: /gm)].map(([, file]) => file!));
}
