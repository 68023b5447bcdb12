/** Whether LaTeX or one of its packages asks for another run. */
export function needsRerun(transcript: string): boolean {
  return /Rerun to get|Please rerun LaTeX|Label\(s\) may have changed|\(re\)run (Biber|LaTeX)|Table widths have changed/.test(
    transcript,
  );
}
