/**
 * The website's icon, SVG: light and dark in one disc.
 *
 * @param colours paper and ink of the dark look, six hexadecimal digits.
 */
export function icon({ paper, ink }: { paper: string; ink: string }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="#${paper}" stroke="#${ink}" stroke-width="1.5"/><path d="M16 1a15 15 0 0 1 0 30z" fill="#${ink}"/></svg>\n`;
}
