/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findProgram } from '../../pipelines/bootstrap/src/find-program.mjs';
import type { RunningWatch } from '../harness/running-watch.ts';
import type { Workspace } from '../harness/workspace.ts';

/** A browser with a profile of its own, which goes with it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function findBrowser(): string {
  const searchPath = process.env['PATH'] ?? '';
  const found = findProgram('chromium', searchPath) ?? findProgram('google-chrome', searchPath);
  if (!found) throw new Error('the tests of the watch need Chromium: npm test installs it');
  return found;
}

/** Opens the page and waits until it shows both editions. */
export async function openPage(browser: Browser, watch: RunningWatch): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(watch.address);
  for (const edition of ['screen', 'print']) await shown(page, edition).waitFor();
  return page;
}

/** A page of an edition, once something is drawn on it. */
export function shown(page: Page, edition: string, number = 1) {
  return page.locator(`.row[data-page="${number}"] .page[data-edition="${edition}"][data-shown]`);
}

/** Which version of which document a page shows. */
export async function shownVersion(page: Page, edition: string, number = 1): Promise<string> {
  return (await shown(page, edition, number).getAttribute('data-shown')) ?? '';
}

/** Replaces a text in a file of the tiny book, as saving does. */
export function edit(workspace: Workspace, file: string, from: string, to: string): void {
  const name = path.join(workspace.book, file);
  const text = readFileSync(name, 'utf8');
  expect(text, file).toContain(from);
  writeFileSync(name, text.replace(from, to));
}

/** A program that writes its arguments into a file, in place of an editor. */
export function recordingEditor() {
  const folder = mkdtempSync(path.join(tmpdir(), 'editor-'));
  const script = path.join(folder, 'edit.mjs');
  const record = path.join(folder, 'opened');
  const code = `import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(record)}, process.argv.slice(2).join(' ') + '\\n');`;
  writeFileSync(script, code);
  return {
    command: `"${process.execPath}" "${script}" {file}:{line}`,
    opened(): string[] {
      try {
        return readFileSync(record, 'utf8').trim().split('\n');
      } catch {
        return [];
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
