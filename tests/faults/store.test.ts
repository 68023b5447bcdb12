import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execaSync } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { contentFile } from '@chiaroscuro/store/content';
import { subjectOf } from '@chiaroscuro/store/entries';
import { surveyStore } from '@chiaroscuro/store/survey';
import { verifyStore } from '@chiaroscuro/store/verify';
import { builtBench } from '../harness/built-bench.ts';
import { expectOneMessage } from '../harness/faults.ts';
import { mountSmallDisk, noMount } from '../harness/small-disk.ts';

const on = builtBench();

const minutes = 300_000;
let store: string;
beforeAll(() => void (store = bookPaths(on.bench.workspace.book).store));

test.each([
  {
    damage: 'changed',
    subject: 'drawing of wave/standing-wave (screen)',
    stage: 'draw',
    change: (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -9), Buffer.from('unforeseen')]),
  },
  {
    damage: 'cut short',
    subject: 'numbers of wave/standing-wave',
    stage: 'compute',
    change: (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
  },
  {
    damage: 'replaced by something foreign',
    subject: 'pages of print',
    stage: 'typeset',
    change: () => Buffer.from('%PDF-1.7 of somebody else'),
  },
])(
  'the stored $subject, $damage, are noticed, named and made anew',
  async ({ subject, stage, change }) => {
    const file = contentOf(subject);
    writeFileSync(file, change(readFileSync(file)));
    on.bench.workspace.forgetTasks();
    const build = await on.bench.workspace.build();
    expectOneMessage(build, {
      code: 'store/damaged',
      severity: 'warning',
      says: `the stored ${subject} is damaged`,
    });
    expect(build.built(stage)).toHaveLength(1);
    expectRightPages();
    expect((await verifyStore(store)).damaged).toEqual([]);
    on.bench.workspace.forgetTasks();
    const next = await on.bench.workspace.build();
    expect(['compute', 'draw', 'typeset'].flatMap((each) => next.built(each))).toEqual([]);
    expect(next.output).not.toMatch(/damaged/);
  },
  minutes,
);

test(
  'a store that cannot be written is one warning, and the pages are right',
  async ({ skip }) => {
    rmSync(store, { recursive: true, force: true });
    mkdirSync(store, { recursive: true });
    if (!mountSmallDisk(store, '4k')) skip(noMount);
    try {
      writeFileSync(path.join(store, 'filling'), Buffer.alloc(4096));
      on.bench.workspace.forgetTasks();
      const build = await on.bench.workspace.build();
      expectOneMessage(build, {
        code: 'store/unwritable',
        severity: 'warning',
        says: 'the disk is full',
      });
      expect(build.built('typeset')).toHaveLength(2);
      expectRightPages();
    } finally {
      execaSync('umount', [store]);
    }
  },
  minutes,
);

/** The file with the bytes of what an author calls `subject`. */
function contentOf(subject: string): string {
  const found = surveyStore(store).results.find(({ bucket }) => subjectOf(bucket) === subject);
  expect(found, subject).toBeDefined();
  return contentFile(store, found!.line.integrity);
}

function expectRightPages(): void {
  const pdfs = Object.entries(on.built).filter(([name]) => name.endsWith('.pdf'));
  expect(on.bench.dist()).toMatchObject(Object.fromEntries(pdfs));
}
