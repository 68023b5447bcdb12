import { expect, test } from 'vitest';
import type { Sample } from './sample-document.ts';
import { sampleDocument } from './sample-document.ts';
import { shownGlyphs } from './shown-glyphs.ts';

/** The codes that the page shows, each after the name of its font. */
async function codes(sample: Sample): Promise<[font: string, ...codes: number[]][]> {
  const document = await sampleDocument({ pages: 1, ...sample });
  const shown = shownGlyphs(document.getPage(0).node);
  return [...shown].map(([font, cids]) => [
    String(font.get(document.context.obj('BaseFont'))),
    ...cids,
  ]);
}

const fonts = { A: { BaseFont: 'Roman' }, B: { BaseFont: 'Italic' } };

test('codes count for the font that is set, and restoring the state brings the font back', async () => {
  const content = String.raw`/A 9 Tf <00010102>Tj q /B 9 Tf [<0003> -20 (\000\004)] TJ Q (\0\5) ' 1 2 (\001\() "`;
  expect(await codes({ content, resources: (context) => context.obj({ Font: fonts }) })).toEqual([
    ['/Roman', 1, 0x102, 5, 0x128],
    ['/Italic', 3, 4],
  ]);
});

test('forms, patterns and masks are followed, with the font and resources that they inherit', async () => {
  const shown = await codes({
    content: '/A 9 Tf /X Do /P scn /G gs',
    resources: (context) => {
      const own = context.obj({ Font: { A: fonts.B } });
      const form = context.stream('<0001>Tj /Y Do', { Subtype: 'Form' });
      const inner = context.stream('/A 9 Tf <0002>Tj', { Subtype: 'Form', Resources: own });
      const pattern = context.stream('<0009>Tj /A 9 Tf <0003>Tj', {
        PatternType: 1,
        Resources: own,
      });
      const group = context.stream('/B 1 Tf <0004>Tj', { Subtype: 'Form' });
      return context.obj({
        Font: fonts,
        XObject: { X: context.register(form), Y: context.register(inner) },
        Pattern: { P: context.register(pattern) },
        ExtGState: { G: { SMask: { S: 'Luminosity', G: context.register(group) } } },
      });
    },
  });
  expect(shown).toEqual([
    ['/Roman', 1],
    ['/Italic', 2],
    ['/Italic', 3],
    ['/Italic', 4],
  ]);
});

test('a form that the page does not use shows nothing', async () => {
  const shown = await codes({
    content: '/A 9 Tf (\\0\\1) Tj',
    resources: (context) => {
      const form = context.stream('/B 9 Tf <0002>Tj', { Subtype: 'Form' });
      return context.obj({ Font: fonts, XObject: { X: context.register(form) } });
    },
  });
  expect(shown).toEqual([['/Roman', 1]]);
});
