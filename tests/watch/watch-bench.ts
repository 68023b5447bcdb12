/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { findProgram } from '../../pipelines/bootstrap/src/find-program.mjs';
import type { PageState } from '../../pipelines/watch/src/page-state.ts';
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

/** A watch that runs in a workspace. */
export interface RunningWatch {
  address: string;
  pid: number;
  output(): string;
  /** What the page is told. */
  state(): Promise<PageState>;
  /** Waits until nothing is left to do, and tells what there is. */
  rested(finished?: number): Promise<PageState>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<number | undefined>;
}

/** Starts `npm run watch` on the tiny book, on a port that is free. */
export async function startWatch(
  workspace: Workspace,
  options: readonly string[] = [],
): Promise<RunningWatch> {
  const program = workspace.path('pipelines', 'watch', 'src', 'main.ts');
  const book = path.relative(workspace.root, workspace.book);
  const args = ['--import', 'tsx', program, '--book', book, '--port', '0', ...options];
  const subprocess = execa('node', args, {
    cwd: workspace.root,
    all: true,
    buffer: false,
    reject: false,
    env: { NO_COLOR: '1' },
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    subprocess.all.on('data', (chunk) => {
      output += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
      if (found) resolve(found[0]);
    });
    void subprocess.then(() => reject(new Error(`the watch has ended:\n${output}`)));
  });
  const state = (): Promise<PageState> => firstState(`${address}state`);
  return {
    address,
    pid: subprocess.pid!,
    output: () => output,
    state,
    async rested(finished = 0) {
      await vi.waitUntil(
        async () => {
          const { activity, builds } = await state();
          return activity.phase === 'idle' && builds.finished >= finished;
        },
        { timeout: 240_000, interval: 200 },
      );
      return state();
    },
    async stop() {
      subprocess.kill('SIGINT');
      return (await subprocess).exitCode;
    },
  };
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

/** The first message of the stream of states. */
async function firstState(address: string): Promise<PageState> {
  const stop = new AbortController();
  const answer = await fetch(address, { signal: stop.signal });
  let text = '';
  for await (const chunk of answer.body!) {
    text += Buffer.from(chunk as Uint8Array).toString();
    if (text.includes('\n\n')) break;
  }
  stop.abort();
  return JSON.parse(/^data: (.*)$/m.exec(text)![1]!) as PageState;
}
