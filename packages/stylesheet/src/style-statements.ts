import { joinTex } from './joined-tex.ts';
import { mayChangeReading } from './normalise-tex.ts';
import { resolveMedium } from './resolve-medium.ts';
import { StatementReader } from './statement-reader.ts';
import type { Edition, StyleStatement } from './style-statement.ts';

/** The statements of a stylesheet, as one edition reads them, in their order. */
export function readStyleStatements(text: string, edition: Edition): StyleStatement[] {
  if (mayChangeReading(text)) {
    return [{ text: text.replaceAll('\r\n', '\n'), line: 1, defines: [] }];
  }
  const { code, restore, lineAt } = joinTex(text);
  const reader = new StatementReader(resolveMedium(code, edition.medium), edition.name);
  return reader.readAll().map(({ start, text: statement, defines }) => ({
    text: restore(statement),
    line: lineAt(start),
    defines: defines.map((defined) => ({
      ...defined,
      meaning: restore(defined.meaning),
      body: restore(defined.body),
    })),
  }));
}
