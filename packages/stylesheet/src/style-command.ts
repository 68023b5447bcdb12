import type { DefinedName } from './style-statement.ts';
import type { TexCursor } from './tex-cursor.ts';

/** What a command's reader is told besides where its arguments begin. */
export interface CommandContext {
  edition: string;
  command: string;
  /** The command as it was written, with its star and with \global and its like. */
  wording: string;
}

/** One statement that a command makes. */
export interface CommandStatement {
  /** Its normal form; absent if it is all that was read. */
  text?: string;
  /** Where it starts; absent if that is where the command does. */
  start?: number;
  defines: readonly DefinedName[];
}

/** Reads a command's arguments; undefined when they are not of the form that it knows. */
export type CommandReader = (
  cursor: TexCursor,
  context: CommandContext,
) => readonly CommandStatement[] | undefined;
