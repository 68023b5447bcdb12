/** Something that keeps a command from starting, and that the user can mend; printed as it is. */
export class SetupError extends Error {
  /**
   * @param {string[]} lines what is wrong first, then what to do
   * @param {number} [exitCode]
   */
  constructor(lines, exitCode = 1) {
    super(lines.join('\n'));
    this.name = 'SetupError';
    this.exitCode = exitCode;
  }
}
