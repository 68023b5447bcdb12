import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import type { PDFContext, PDFDict, PDFPage } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { sampleProfile } from '../../sample-profile.ts';
import type { LiteralDict } from './sample-literal.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { transparency } from './transparency.ts';

const x1a = sampleProfile({ standard: 'PDF/X-1a:2001' });

const image = (context: PDFContext, dict: Record<string, string | number>) =>
  context.register(context.stream('x', { Type: 'XObject', Subtype: 'Image', ...dict }));
const state = (dict: LiteralDict) => (context: PDFContext) =>
  context.obj({ ExtGState: { G: dict } });

const parts: [found: string, resources: (context: PDFContext) => PDFDict][] = [
  ['constant alpha 0.5 (/ca)', state({ ca: 0.5 })],
  ['constant alpha 0 (/CA)', state({ CA: 0 })],
  ['blend mode Multiply', state({ BM: 'Multiply' })],
  ['blend mode Screen', state({ BM: ['Screen', 'Normal'] })],
  ['a soft mask (/SMask)', state({ SMask: { S: 'Luminosity' } })],
  [
    'an image with a soft mask',
    (context) => {
      const masked = context.stream('x', { Subtype: 'Image', SMask: image(context, {}) });
      return context.obj({ XObject: { I: context.register(masked) } });
    },
  ],
  [
    'a JPEG 2000 image with alpha',
    (context) => context.obj({ XObject: { I: image(context, { SMaskInData: 1 }) } }),
  ],
];

function setGroup(page: PDFPage, space: string): void {
  page.node.set(
    PDFName.of('Group'),
    page.node.context.obj({ S: 'Transparency', ...(space && { CS: space }) }),
  );
}

test.each(parts)('%s is an error for PDF/X-1a', async (found, resources) => {
  const subject = await sampleSubject({ profile: x1a, pages: 1, resources });
  expect(await remarksOf(transparency, subject)).toEqual([
    {
      message: `Expected nothing transparent, found ${found}.`,
      place: { page: 1 },
      hint: expect.any(String),
    },
  ]);
});

test.each(parts)('%s is a warning for PDF/X-4 on a page in inks', async (found, resources) => {
  const subject = await sampleSubject({
    pages: 1,
    resources,
    change: (_, [page]) => setGroup(page!, 'DeviceCMYK'),
  });
  expect(await remarksOf(transparency, subject)).toMatchObject([
    { severity: 'warning', message: expect.stringContaining(found) },
  ]);
});

const opaque = state({ ca: 1, CA: 1, BM: 'Normal', SMask: 'None' });

test('what is opaque is green', async () => {
  for (const profile of [sampleProfile(), x1a, sampleProfile({ standard: 'PDF' })]) {
    const subject = await sampleSubject({ profile, resources: opaque });
    expect(await remarksOf(transparency, subject)).toEqual([]);
  }
});

test('a stencil mask cuts out and is not transparent', async () => {
  const resources = (context: PDFContext) => {
    const stencilled = context.stream('x', { Subtype: 'Image', Mask: image(context, {}) });
    return context.obj({ XObject: { I: context.register(stencilled) } });
  };
  const subject = await sampleSubject({ profile: x1a, resources });
  expect(await remarksOf(transparency, subject)).toEqual([]);
});

test('a group that changes nothing is an error for PDF/X-1a only', async () => {
  const change = (_: unknown, [page]: readonly PDFPage[]) => setGroup(page!, 'DeviceCMYK');
  expect(
    await remarksOf(transparency, await sampleSubject({ profile: x1a, change })),
  ).toMatchObject([{ message: 'Expected nothing transparent, found a transparency group.' }]);
  expect(await remarksOf(transparency, await sampleSubject({ change }))).toEqual([]);
});

const groups: [space: string | undefined, found: string][] = [
  [undefined, 'found no group'],
  ['', 'found one without a colour space'],
  ['DeviceRGB', 'found DeviceRGB'],
];

test.each(groups)(
  'a transparent page of PDF/X-4 with group %s is an error',
  async (space, found) => {
    const subject = await sampleSubject({
      pages: 1,
      resources: state({ ca: 0.5 }),
      change: (_, [page]) => {
        if (space !== undefined) setGroup(page!, space);
      },
    });
    expect(await remarksOf(transparency, subject)).toMatchObject([
      { severity: 'warning' },
      { severity: 'error', message: expect.stringContaining(found), place: { page: 1 } },
    ]);
  },
);

test('a figure is named once, each of its pages is asked for its group', async () => {
  const subject = await sampleSubject({
    pages: 2,
    change: ({ context }, pages) => {
      const form = context.stream('n', {
        Subtype: 'Form',
        Resources: { ExtGState: { G: { ca: 0.5 } } },
      });
      setFigureName(form.dict, 'ellipse/surface');
      const resources = context.obj({ XObject: { F: context.register(form) } });
      for (const { node } of pages) node.set(PDFName.of('Resources'), resources);
    },
  });
  expect(await remarksOf(transparency, subject)).toMatchObject([
    { severity: 'warning', place: { page: 1, figure: 'ellipse/surface' } },
    { severity: 'error', place: { page: 1 } },
    { severity: 'error', place: { page: 2 } },
  ]);
});
