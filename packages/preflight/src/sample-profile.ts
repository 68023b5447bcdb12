import type { PrinterProfile, Severities, Sourced } from '@chiaroscuro/printers/printer-profile';
import type { PreflightProfile } from './preflight-profile.ts';

/** Whatever a printer states with a source. */
type Statements = Omit<PrinterProfile, 'name' | 'title' | 'severities'>;

/** The bare values of some of it. */
type Values = {
  [Key in keyof Statements]?: NonNullable<Statements[Key]>['value'];
};

/**
 * What the tests of this package hold PDFs against: offset printing from PDF/X-4, but for the values
 * that a test is about. A test that needs no ink limit says `withoutInkLimit`.
 */
export function sampleProfile(
  values: Values & { severities?: Severities; withoutInkLimit?: boolean } = {},
): PreflightProfile & { medium: 'print' } {
  const { severities = {}, withoutInkLimit = false, ...stated } = values;
  const { inkLimit, ...others } = sample;
  const printer: PrinterProfile = {
    name: 'sample',
    title: 'A press for tests',
    ...others,
    ...(!withoutInkLimit && { inkLimit }),
    ...Object.fromEntries(Object.entries(stated).map(([key, value]) => [key, said(value)])),
    severities,
  };
  return { medium: 'print', name: printer.name, printer };
}

/** What a PDF for screens is held against. */
export const screenProfile: PreflightProfile = { medium: 'screen', name: 'screen' };

function said<Value>(value: Value): Sourced<Value> {
  return { value, source: 'project', read: '2026-11-25' };
}

const sample = {
  standard: said<PrinterProfile['standard']['value']>('PDF/X-4'),
  colourSpace: said<PrinterProfile['colourSpace']['value']>('cmyk'),
  inkLimit: said(300),
  outputCondition: said({
    identifier: 'FOGRA39',
    condition: 'Offset printing according to ISO 12647-2, paper type 1 or 2',
    profile: 'FOGRA39L_coated.icc',
  }),
  bleed: said({ top: 0.125, bottom: 0.125, inside: 0.125, outside: 0.125 }),
  margins: said(0.25),
  gutter: said([
    { pages: 300, inches: 0.5 },
    { pages: 2000, inches: 0.75 },
  ]),
  pages: said({ least: 16, most: 2000, multiple: 8 }),
  lineWidth: said({ error: 0.25, warning: 0.5, note: 0.75 }),
  typeSize: said({ error: 5, warning: 7 }),
  tint: said({ ink: 4, grey: 10 }),
  imageResolution: said({
    error: 200,
    warning: 300,
    note: 600,
    bilevelError: 600,
    bilevelWarning: 1200,
  }),
  blankPages: said({ within: 4, atEnd: 10, lastIsBlank: false }),
  forbiddenTexts: said(['\\bprinted in\\b', '\\b(FSC|SFI|PEFC)\\b']),
  spine: said({
    papers: { coated: 0.002 },
    plus: 0,
    leastPagesForText: 80,
    clearance: 0.0625,
  }),
  cover: said({
    bleed: 0.125,
    safety: 0.25,
    barcode: { width: 2, height: 1.2, fromSpine: 0.25, fromBottom: 0.25 },
  }),
};
