/** Something that keeps a command from starting, and that the user can mend; printed as it is. */
export class SetupError extends Error {
  /** @param {string[]} lines what is wrong first, then what to do */
  constructor(lines) {
    super(lines.join('\n'));
    this.name = 'SetupError';
  }
}
