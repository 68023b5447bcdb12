import type { Element, Node } from '@xmldom/xmldom';
import { DOMParser } from '@xmldom/xmldom';

/** Namespaces of the properties that preflight asks for. */
export const xmpNamespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
} as const;

/** The properties of a packet: all values of one, by namespace and name. */
export type XmpProperties = (
  prefix: keyof typeof xmpNamespaces,
  name: string,
) => readonly string[] | undefined;

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const longest = 16e6;

/**
 * Reads an XMP packet (ISO 16684-1): a property may be an element or an attribute of its rdf:Description, a value text
 * or the items of an Alt, Bag or Seq; prefixes are free. Nothing in the packet makes it longer than it is: one
 * with a document type, which could define entities, is refused.
 *
 * @returns the properties, or a sentence that says why there are none.
 */
export function readXmp(bytes: Uint8Array): XmpProperties | { fault: string } {
  if (bytes.length > longest) return { fault: `it has ${bytes.length} bytes` };
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { fault: 'it brings a document type of its own' };
  let root: Element | null;
  try {
    // A packet is padded after its end, which is white space that XML allows after the root.
    root = new DOMParser({ onError: refuse }).parseFromString(
      text.trim(),
      'text/xml',
    ).documentElement;
  } catch (cause) {
    return { fault: (cause as Error).message.split('\n')[0]! };
  }
  const properties = root ? propertiesOf(root) : new Map<string, string[]>();
  return (prefix, name) => properties.get(`${xmpNamespaces[prefix]} ${name}`);
}

/** XMP may be UTF-8 or UTF-16; the byte order shows in its first characters, `<` or a mark. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return (first === 0xff && second === 0xfe) || second === 0 ? 'utf-16le' : 'utf-8';
}

function refuse(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message);
}

function propertiesOf(root: Element): Map<string, string[]> {
  const properties = new Map<string, string[]>();
  for (const description of root.getElementsByTagNameNS(rdf, 'Description')) {
    // A structure within a property is a description, too, but says nothing of the document.
    if (description.parentNode?.nodeName !== undefined && !isRdfRoot(description.parentNode))
      continue;
    for (const { namespaceURI, localName, value } of description.attributes)
      if (namespaceURI) properties.set(`${namespaceURI} ${localName}`, [value.trim()]);
    for (const element of childElements(description))
      properties.set(`${element.namespaceURI} ${element.localName}`, valuesOf(element));
  }
  return properties;
}

function isRdfRoot(node: Node): boolean {
  return isElement(node) && node.namespaceURI === rdf && node.localName === 'RDF';
}

/** The default language comes first in an Alt. */
function valuesOf(element: Element): string[] {
  const resource = element.getAttributeNS(rdf, 'resource');
  if (resource) return [resource.trim()];
  const list = childElements(element).find(
    ({ namespaceURI, localName }) =>
      namespaceURI === rdf && ['Alt', 'Bag', 'Seq'].includes(localName ?? ''),
  );
  if (!list) return [(element.textContent ?? '').trim()];
  const isDefault = (item: Element) => item.getAttribute('xml:lang') === 'x-default';
  return childElements(list)
    .sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
    .map((item) => (item.textContent ?? '').trim());
}

function childElements(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter(isElement);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
