/** An import of this project's own code, in a cell. */
interface OwnImport {
  clause: string;
  specifier: string;
  isOfTypes: boolean;
}

const statement = /^import\s+(type\s+)?([^;'"]+?)\s+from\s+'([^']+)';[ \t]*\n?/gm;

/** The name under which a notebook's first cells offer the bundled modules. */
export const bundleName = 'book';

/** The modules that code imports from its chapter or from this project's packages. */
export function ownImports(code: string): string[] {
  return [...code.matchAll(statement)]
    .filter(([, types, , specifier]) => types === undefined && isOwn(specifier!))
    .map(([, , , specifier]) => specifier!);
}

/**
 * A cell's code for readers who have no files of this project: what it imports it takes from the bundle.
 *
 * @param code formatted as Prettier does it.
 */
export function withoutOwnImports(code: string): string {
  return code
    .replaceAll(statement, (text, types: string | undefined, clause: string, specifier: string) =>
      isOwn(specifier) ? fromBundle({ clause, specifier, isOfTypes: types !== undefined }) : text,
    )
    .replace(/^\n+/, '');
}

function fromBundle({ clause, specifier, isOfTypes }: OwnImport): string {
  if (isOfTypes) return '';
  const source = `${bundleName}['${specifier}']`;
  const whole = /^\* as (\w+)$/.exec(clause);
  if (whole) return `const ${whole[1]} = ${source};\n`;
  const [, own, named = ''] = /^(\w+)?(?:\s*,\s*)?(?:\{([^}]*)\})?$/.exec(clause) ?? [];
  const names = named
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/ as /, ': '));
  const wanted = [...(own === undefined ? [] : [`default: ${own}`]), ...names];
  return wanted.length === 0 ? '' : `const { ${wanted.join(', ')} } = ${source};\n`;
}

function isOwn(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('@chiaroscuro/');
}
