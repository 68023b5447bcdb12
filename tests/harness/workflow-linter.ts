import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { validate } from '@actions/languageservice';
import type { clearCache } from '@actions/languageservice/utils/workflow-cache';
import { build } from 'esbuild';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** What GitHub's own language service says of a workflow or action, each with its line; nothing when it takes it. */
export type WorkflowLinter = (name: string, text: string) => Promise<string[]>;

/**
 * The language service as a program: it is published for bundlers, and imports JSON as Node does not. It knows
 * the schema of workflows and of actions, and what their expressions may refer to. It asks no server.
 */
export async function workflowLinter(): Promise<WorkflowLinter> {
  const service = await loadBundled();
  return async (name, text) => {
    // It keeps what it has read by name, whatever the text is now.
    service.clearCache();
    const document = service.TextDocument.create(`file:///${name}`, 'yaml', 1, text);
    const found = await service.validate(document);
    return found.map(({ message, range }) => {
      const said = typeof message === 'string' ? message : message.value;
      return `${name}:${range.start.line + 1}: ${said}`;
    });
  };
}

interface Service {
  validate: typeof validate;
  clearCache: typeof clearCache;
  TextDocument: typeof TextDocument;
}

async function loadBundled(): Promise<Service> {
  const folder = mkdtempSync(path.join(tmpdir(), 'workflow-linter-'));
  const outfile = path.join(folder, 'service.cjs');
  const contents = `export { validate } from '@actions/languageservice';
    export { clearCache } from '@actions/languageservice/utils/workflow-cache';
    export { TextDocument } from 'vscode-languageserver-textdocument';`;
  const stdin = { contents, resolveDir: import.meta.dirname };
  try {
    await build({ stdin, outfile, bundle: true, platform: 'node', logLevel: 'error' });
    return createRequire(import.meta.url)(outfile) as Service;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
