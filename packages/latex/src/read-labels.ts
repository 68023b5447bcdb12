/** What LaTeX knows of a `\label` when its references have settled. */
export interface Label {
  /** As the author wrote it: `fig:ellipse/horn`. */
  name: string;
  /** What a reference to it prints, as TeX: `1.1`. */
  number: string;
  /** The folio of its page, as a page label writes it: `xi`, `20`. */
  page: string;
}

/** The labels in the text of an auxiliary file, in the order in which they were set; none of cleveref's own. */
export function readLabels(auxiliary: string): Label[] {
  return auxiliary.split('\n').flatMap((line) => {
    if (!line.startsWith(command) || line[command.length] !== '{') return [];
    const [name, values] = groups(line.slice(command.length));
    const [reference, page] = groups(values ?? '');
    if (!name || name.endsWith('@cref') || reference === undefined || !page) return [];
    // The class memoir wraps the number up together with the title.
    const number = reference.startsWith(wrapper)
      ? groups(reference.slice(wrapper.length).trimStart())[0]
      : reference;
    return [{ name, number: number ?? '', page }];
  });
}

const command = '\\newlabel';
const wrapper = '\\M@TitleReference';

/** The brace groups that follow each other from the beginning of a text, without their braces. */
function groups(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset]!;
    if (depth === 0 && character !== '{') break;
    if (character === '\\') offset += 1;
    else if (character === '{') {
      if (depth === 0) start = offset + 1;
      depth += 1;
    } else if (character === '}') {
      depth -= 1;
      if (depth === 0) found.push(text.slice(start, offset));
    }
  }
  return found;
}
