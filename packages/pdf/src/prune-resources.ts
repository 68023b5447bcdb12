import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFStream } from 'pdf-lib';
import { scanContent } from './content-scanner.ts';
import { deleteUnreachableObjects } from './object-graph.ts';
import { contentBytes, decodedBytes } from './stream-bytes.ts';

/**
 * Leaves each page only those resources that its content names, and likewise the forms and tiling
 * patterns below it. TikZ keeps one dictionary of shadings, patterns, graphics states and (RGB)
 * colour spaces for all pages; without this each figure of a batch would carry those of all the
 * others. Dictionaries that pages may share are replaced, not changed.
 */
export function pruneResources(document: PDFDocument): void {
  const { context } = document;
  const done = new Set<PDFStream>();
  for (const { node } of document.getPages()) {
    const resources = node.Resources();
    if (!resources) continue;
    const names = namesIn(contentBytes(context, node.get(PDFName.Contents)));
    node.set(PDFName.Resources, usedResources({ resources, names, done }));
  }
  deleteUnreachableObjects(context);
}

interface Use {
  resources: PDFDict;
  /** All names in the content: a name in another role may keep a resource, none is lost. */
  names: Set<string>;
  done: Set<PDFStream>;
}

function usedResources({ resources, names, done }: Use): PDFDict {
  const pruned = resources.clone();
  const forms = new Set<PDFStream>();
  for (const category of resources.keys()) {
    const entries = resources.lookup(category);
    if (!(entries instanceof PDFDict)) continue;
    const used = entries.clone();
    pruned.set(category, used);
    for (const key of entries.keys()) {
      if (!names.has(key.decodeText()) && !isImplicit(key)) used.delete(key);
      else collectForms(entries, key, forms);
    }
    if (used.keys().length === 0) pruned.delete(category);
  }
  for (const form of forms) pruneForm(form, done);
  const inheriting = [...forms].filter((form) => !form.dict.has(PDFName.Resources));
  const inherited = inheriting.flatMap((form) => [...namesIn(decodedBytes(form))]);
  const isComplete = inherited.every((name) => names.has(name));
  // A form without resources uses those of its page: look again with its names added.
  return isComplete
    ? pruned
    : usedResources({ resources, names: new Set([...names, ...inherited]), done });
}

/** DefaultRGB and its like act on content that never names them (ISO 32000-1, 8.6.5.6). */
function isImplicit(key: PDFName): boolean {
  return key.decodeText().startsWith('Default');
}

function collectForms(entries: PDFDict, key: PDFName, forms: Set<PDFStream>): void {
  const object = entries.lookup(key);
  if (object instanceof PDFStream && isContent(object)) forms.add(object);
  const mask = object instanceof PDFDict ? object.lookup(PDFName.of('SMask')) : undefined;
  const group = mask instanceof PDFDict ? mask.lookup(PDFName.of('G')) : undefined;
  if (group instanceof PDFStream) forms.add(group);
}

function pruneForm(form: PDFStream, done: Set<PDFStream>): void {
  if (done.has(form)) return;
  done.add(form);
  const resources = form.dict.lookup(PDFName.Resources);
  if (!(resources instanceof PDFDict)) return;
  const names = namesIn(decodedBytes(form));
  form.dict.set(PDFName.Resources, usedResources({ resources, names, done }));
}

function isContent(stream: PDFStream): boolean {
  const isForm = stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Form');
  return isForm || stream.dict.has(PDFName.of('PatternType'));
}

function namesIn(bytes: Uint8Array): Set<string> {
  const found = new Set<string>();
  scanContent(bytes, (_operator, names) => {
    for (const name of names) found.add(name);
  });
  return found;
}
