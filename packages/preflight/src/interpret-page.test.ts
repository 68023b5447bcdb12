import { expect, test } from 'vitest';
import { sampleMarks } from './interpret-sample.ts';

const box = (...numbers: number[]) => numbers.map((number) => expect.closeTo(number, 3) as number);

test('a filled rectangle has its box, its colour and the width of a rule', async () => {
  expect(await sampleMarks('0.1 0.2 0.3 0.4 k 10 20 100 0.5 re f')).toEqual([
    {
      kind: 'fill',
      page: 1,
      box: box(10, 20, 110, 20.5),
      colour: { family: 'DeviceCMYK', components: [0.1, 0.2, 0.3, 0.4] },
      ruleWidth: expect.closeTo(0.5, 3) as number,
      alpha: 1,
      blendMode: 'Normal',
      hasSoftMask: false,
      overprints: false,
    },
  ]);
});

test('a rule is a rectangle however it is drawn and turned; a triangle and two rectangles are none', async () => {
  const widths = async (content: string) =>
    (await sampleMarks(content)).map((mark) => mark.kind === 'fill' && mark.ruleWidth);
  expect(await widths('10 10 m 60 10 l 60 11 l 10 11 l h f')).toEqual([expect.closeTo(1, 2)]);
  expect(await widths('10 10 m 60 10 l 60 11 l 10 11 l 10 10 l f')).toEqual([expect.closeTo(1, 2)]);
  expect(await widths('0.6 0.8 -0.8 0.6 99 99 cm 0 0 50 2 re f')).toEqual([expect.closeTo(2, 2)]);
  expect(await widths('2 0 0 3 0 0 cm 0 0 50 1 re f')).toEqual([expect.closeTo(3, 2)]);
  expect(await widths('10 10 m 60 10 l 60 11 l f')).toEqual([undefined]);
  expect(await widths('0 0 9 1 re 20 0 9 1 re f')).toEqual([undefined]);
  expect(await widths('1 0 1 1 0 0 cm 0 0 9 5 re f')).toEqual([undefined]);
});

test('a stroke is as wide as the transformation makes it, and its box holds half of that on each side', async () => {
  const [stroke] = await sampleMarks('1 0 0 RG 2 0 0 2 10 10 cm 1.5 w 5 5 m 20 5 l S');
  expect(stroke).toMatchObject({
    kind: 'stroke',
    width: expect.closeTo(3) as number,
    box: box(18.5, 18.5, 51.5, 21.5),
    colour: { family: 'DeviceRGB', components: [1, 0, 0] },
  });
  const both = await sampleMarks('0 w 10 10 m 20 10 30 40 50 20 c b*');
  expect(both.map(({ kind }) => kind)).toEqual(['fill', 'stroke']);
  expect(both[1]).toMatchObject({ width: 0, box: box(10, 10, 50, 40) });
});

test('what is clipped counts with what is left of it, or not at all', async () => {
  const content = 'q 20 20 30 30 re W n 0 0 40 40 re f 60 60 9 9 re f Q 60 60 9 9 re f';
  expect((await sampleMarks(content)).map((mark) => mark.box)).toEqual([
    box(20, 20, 40, 40),
    box(60, 60, 69, 69),
  ]);
  expect((await sampleMarks('-50 -50 1000 1000 re f'))[0]!.box).toEqual(box(0, 0, 200, 300));
});

test('saved states come back, more of them than were saved do no harm', async () => {
  const marks = await sampleMarks('0.5 g q 1 g 2 0 0 2 0 0 cm Q Q 0 0 9 9 re f');
  expect(marks[0]).toMatchObject({ box: box(0, 0, 9, 9), colour: { components: [0.5] } });
});

test('the extended graphics state sets alpha, blend mode, masks, overprint and line width', async () => {
  const states = `/ExtGState << /A << /ca 0.5 /CA 0.25 /BM [/Multiply /Normal] /OP true /LW 4 >>
    /B << /SMask << /S /Alpha >> /op false /BM /Compatible >> /C << /SMask /None >> >>`;
  const content = '/A gs 0 0 9 9 re B /B gs 0 0 9 9 re f /C gs 0 0 9 9 re f';
  expect(await sampleMarks(content, states)).toMatchObject([
    { alpha: 0.5, blendMode: 'Multiply', overprints: true, hasSoftMask: false },
    { alpha: 0.25, blendMode: 'Multiply', overprints: true, width: 4 },
    { alpha: 0.5, blendMode: 'Normal', overprints: false, hasSoftMask: true },
    { hasSoftMask: false },
  ]);
});

test('colours are in the family of their space, also if resources name or replace it', async () => {
  const spaces = `/ColorSpace << /S [/Separation /Gold /DeviceCMYK 9 0 R] /N [/DeviceN [/Gold /Ink] /DeviceCMYK 9 0 R]
    /I [/Indexed /DeviceRGB 1 <000000FFFFFF>] /P [/ICCBased 5 0 R] /L [/Lab << >>] /DefaultRGB [/CalRGB << >>] >>`;
  const profile = { entries: '/N 4', data: '' };
  const fill = '0 0 9 9 re f';
  const content = `/S cs ${fill} 0.5 scn ${fill} /N cs 1 0 sc ${fill} /I cs 1 sc ${fill}
    /P cs ${fill} /L cs 50 10 -10 sc ${fill} 1 0 0 rg ${fill} /DeviceGray cs ${fill} /DeviceCMYK cs ${fill}`;
  const marks = await sampleMarks(content, spaces, [profile]);
  expect(marks.map((mark) => mark.kind === 'fill' && mark.colour)).toEqual([
    { family: 'Separation', components: [1], colorants: ['Gold'] },
    { family: 'Separation', components: [0.5], colorants: ['Gold'] },
    { family: 'DeviceN', components: [1, 0], colorants: ['Gold', 'Ink'] },
    { family: 'Indexed', components: [1] },
    { family: 'ICCBased', components: [0, 0, 0, 0] },
    { family: 'Lab', components: [50, 10, -10] },
    { family: 'CalRGB', components: [1, 0, 0] },
    { family: 'DeviceGray', components: [0] },
    { family: 'DeviceCMYK', components: [0, 0, 0, 1] },
  ]);
});
