import { expect, test } from 'vitest';
import type { XmpProperties } from './read-xmp.ts';
import { readXmp } from './read-xmp.ts';

function packet(description: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:p="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="http://ns.adobe.com/xap/1.0/mm/">
${description}
</r:RDF></x:xmpmeta>
<?xpacket end="w"?>\n\n   `;
}

function read(text: string, encoding: BufferEncoding = 'utf8'): XmpProperties {
  const properties = readXmp(Buffer.from(text, encoding));
  if (typeof properties !== 'function') throw new Error(properties.fault);
  return properties;
}

test('attributes and elements are the same property, whatever its prefix', () => {
  const element = read(
    packet('<r:Description r:about=""><p:Trapped>False</p:Trapped></r:Description>'),
  );
  const attribute = read(packet('<r:Description r:about="" p:Trapped="False"/>'));
  expect(element('pdf', 'Trapped')).toEqual(['False']);
  expect(attribute('pdf', 'Trapped')).toEqual(['False']);
  expect(attribute('pdf', 'Producer')).toBeUndefined();
});

test('lists give all values, alternatives their default first', () => {
  const title =
    '<dc:title><r:Alt><r:li xml:lang="de">Licht</r:li><r:li xml:lang="x-default">Light</r:li></r:Alt></dc:title>';
  const creator = '<dc:creator><r:Seq><r:li>A</r:li><r:li>B &amp; C</r:li></r:Seq></dc:creator>';
  const properties = read(packet(`<r:Description>${title}${creator}</r:Description>`));
  expect(properties('dc', 'title')).toEqual(['Light', 'Licht']);
  expect(properties('dc', 'creator')).toEqual(['A', 'B & C']);
});

test('what a structure within a property says is not said of the document', () => {
  const nested = '<m:DerivedFrom><r:Description m:DocumentID="other"/></m:DerivedFrom>';
  expect(
    read(packet(`<r:Description>${nested}</r:Description>`))('xmpMM', 'DocumentID'),
  ).toBeUndefined();
});

test('UTF-16 is read, too', () => {
  const text = packet('<r:Description p:Trapped="False"/>');
  expect(read(`\uFEFF${text}`, 'utf16le')('pdf', 'Trapped')).toEqual(['False']);
});

const refused: [string, string][] = [
  ['document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
  ['document type', '<!doctype a><a/>'],
  ['', '<a><b></a>'],
  ['', 'no XML at all'],
  ['', ''],
];

test.each(refused)('what is refused says why (%s): %s', (fault, text) => {
  expect(readXmp(Buffer.from(text))).toMatchObject({ fault: expect.stringContaining(fault) });
});
