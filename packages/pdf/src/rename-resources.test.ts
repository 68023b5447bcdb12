import type { PDFContext } from 'pdf-lib';
import { PDFContext as Context, PDFDict } from 'pdf-lib';
import { expect, test } from 'vitest';
import { renameResources } from './rename-resources.ts';

const context: PDFContext = Context.create();

function rename(content: string, resources: Parameters<PDFContext['obj']>[0] = {}) {
  const dict = context.obj(resources as Record<string, string>);
  const { bytes, used } = renameResources({
    bytes: Buffer.from(content, 'latin1'),
    resources: dict instanceof PDFDict ? dict : undefined,
    identify: String,
  });
  const offered = [...used].map(([category, named]) => [
    category,
    Object.fromEntries([...named].map(([name, object]) => [name, String(object)])),
  ]);
  return {
    content: Buffer.from(bytes).toString('latin1'),
    used: Object.fromEntries(offered) as unknown,
  };
}

const resources = {
  Font: { F52: 1, F33: 2, F7: 1 },
  XObject: { Fm9: 3 },
  ExtGState: { 'pgf@ca0.5': 4 },
  ColorSpace: { pgfprgb: 5, DefaultRGB: 6 },
  Pattern: { pgfpat4: 7 },
  Shading: { Sh12: 8 },
  Properties: { MC0: 9, Span: 10 },
};

test('resources are named in the order of their use, what is the same once, what is unused not at all', () => {
  expect(rename('/F33 9 Tf/F52 7 Tf (a)Tj /F7 8 Tf', resources)).toEqual({
    content: '/F1 9 Tf/F2 7 Tf (a)Tj /F2 8 Tf',
    used: { Font: { F1: '2', F2: '1' }, ColorSpace: { DefaultRGB: '6' } },
  });
});

test('every operator that refers to a resource is followed', () => {
  const content =
    '/pgf@ca0.5 gs /pgfprgb cs .1 .2 /pgfpat4 scn /pgfprgb CS /pgfpat4 SCN /Sh12 sh /Fm9 Do /Span /MC0 BDC';
  expect(rename(content, resources).content).toBe(
    '/G1 gs /C1 cs .1 .2 /P1 scn /C1 CS /P1 SCN /S1 sh /X1 Do /Span /M1 BDC',
  );
});

test('strings, tags, inline dictionaries, device spaces and unknown names stay as they are', () => {
  const content =
    '(/F52 9 Tf) Tj </F52> Tj /MC0 BMC /Span <</Span /MC0>> BDC /DeviceRGB cs /F99 9 Tf 1 0 0 rg';
  expect(rename(content, resources).content).toBe(content);
});

test('the colour space of an inline image is renamed, its data is not', () => {
  const content = 'BI /W 1 /H 1 /CS /pgfprgb /BPC 8 ID /Sh12 sh\nEI Q';
  expect(rename(content, resources).content).toBe('BI /W 1 /H 1 /CS /C1 /BPC 8 ID /Sh12 sh\nEI Q');
});
