import type { EditionMetadata } from './edition-metadata.ts';

/** What the packet says: the edition's metadata and the programs that made it. */
export interface XmpContent extends EditionMetadata {
  creator: string;
  producer: string;
  /** A UUID that no other document has. */
  documentId: string;
  /** Only print editions say whether they are trapped. */
  trapped?: 'True' | 'False';
  /** What identifies a standard that the document follows: property, with prefix, to value. */
  standard?: Readonly<Record<string, string>>;
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  cc: 'http://creativecommons.org/ns#',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfx: 'http://ns.adobe.com/pdfx/1.3/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
};

/**
 * An XMP packet (ISO 16684-1) with Dublin Core, rights, dates, identifiers and PDF properties. Equal
 * content gives equal text.
 */
export function xmpPacket(content: XmpContent): string {
  const date = content.date.toISOString().replace(/\.\d{3}Z$/, 'Z');
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    alternative('dc:title', content.title),
    list('dc:creator', 'Seq', content.authors),
    alternative('dc:description', content.subject),
    list('dc:subject', 'Bag', content.keywords),
    list('dc:language', 'Bag', [content.language]),
    alternative('dc:rights', content.rights),
    simple('xmpRights:Marked', content.rights && 'True'),
    simple('xmpRights:WebStatement', content.licenceUrl),
    resource('cc:license', content.licenceUrl),
    simple('pdf:Keywords', content.keywords?.join(', ')),
    simple('pdf:Producer', content.producer),
    simple('pdf:Trapped', content.trapped),
    simple('xmp:CreatorTool', content.creator),
    simple('xmp:CreateDate', date),
    simple('xmp:ModifyDate', date),
    simple('xmp:MetadataDate', date),
    simple('xmpMM:DocumentID', `uuid:${content.documentId}`),
    // PDF/X-4 wants both; this is the one version and the one rendition that there is of the document.
    simple('xmpMM:VersionID', '1'),
    simple('xmpMM:RenditionClass', 'default'),
    ...Object.entries(content.standard ?? {}).map(([name, value]) => simple(name, value)),
  ].filter(Boolean);
  return [
    // The byte order mark and the identifier are fixed by the standard.
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${declarations(properties)}>`,
    ...properties.map((property) => `  ${property}`),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
    '',
  ].join('\n');
}

/** The namespaces of the properties that there are, each on its own line. */
function declarations(properties: readonly string[]): string {
  return Object.entries(namespaces)
    .filter(([prefix]) => properties.some((property) => property.startsWith(`<${prefix}:`)))
    .map(([prefix, uri]) => `\n  xmlns:${prefix}="${uri}"`)
    .join('');
}

function simple(name: string, value: string | undefined): string {
  return value ? `<${name}>${escapeXml(value)}</${name}>` : '';
}

function resource(name: string, uri: string | undefined): string {
  return uri ? `<${name} rdf:resource="${escapeXml(uri)}"/>` : '';
}

function alternative(name: string, value: string | undefined): string {
  if (!value) return '';
  const item = `<rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li>`;
  return `<${name}><rdf:Alt>${item}</rdf:Alt></${name}>`;
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[] = []): string {
  if (values.length === 0) return '';
  const items = values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('');
  return `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`;
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
