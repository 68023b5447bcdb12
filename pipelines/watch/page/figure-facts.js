/// <reference lib="dom" />
import { make } from './elements.js';

/** @import { FigureDetails, ShownTable } from '../src/figure-details.ts' */

/**
 * The numbers that prose quotes, and the tables that the drawing reads.
 *
 * @param {HTMLElement} panel
 * @param {FigureDetails} details
 */
export function showNumbers(panel, { numbers, tables }) {
  const quoted = Object.entries(numbers);
  panel.replaceChildren(
    ...(quoted.length > 0
      ? [
          make(
            'dl',
            { class: 'facts numbers' },
            ...quoted.map(([name, value]) => fact(name, value)),
          ),
        ]
      : []),
    ...tables.map((table, index) => tableElement(table, index === 0)),
    ...(quoted.length + tables.length === 0
      ? [make('p', { class: 'note' }, 'This figure reads no tables.')]
      : []),
  );
}

/**
 * Where the numbers come from.
 *
 * @param {HTMLElement} panel
 * @param {FigureDetails} details
 */
export function showProvenance(panel, { tables, files, parameters }) {
  const first = tables.find(({ provenance }) => provenance)?.provenance;
  const versions = Object.entries(first?.versions ?? {}).map(([name, value]) => `${name} ${value}`);
  const models = (first?.models ?? []).map(({ model, seed }) => `${model}, seed ${seed}`);
  panel.replaceChildren(
    make(
      'dl',
      { class: 'facts' },
      fact('Computed by', files.code),
      fact('Drawn by', files.drawing),
      fact('Seed', first?.seed === undefined ? 'none: nothing random' : String(first.seed)),
      fact('Arithmetic', first?.backend ?? 'unknown'),
      ...(versions.length > 0 ? [fact('Versions', versions.join(', '))] : []),
      ...(models.length > 0 ? [fact('Models', models.join('; '))] : []),
      ...(parameters === undefined
        ? []
        : [fact('Parameters', JSON.stringify(parameters, null, 1))]),
      ...tables.map(({ name, provenance }) =>
        fact(
          `Table ${name}`,
          provenance ? `${provenance.rows} rows, ${provenance.hash}` : 'unreadable',
        ),
      ),
    ),
  );
}

/**
 * @param {ShownTable} table
 * @param {boolean} isOpen
 */
function tableElement({ name, columns, rows, provenance, complaint }, isOpen) {
  const total = provenance?.rows ?? rows.length;
  const size =
    complaint ?? `${total} rows${rows.length < total ? `, the first ${rows.length} shown` : ''}`;
  return make(
    'details',
    { class: 'table', ...(isOpen ? { open: '' } : {}) },
    make('summary', {}, make('strong', {}, name), ` ${size}`),
    make(
      'table',
      {},
      make(
        'thead',
        {},
        make('tr', {}, ...columns.map((column) => make('th', { scope: 'col' }, column))),
      ),
      make(
        'tbody',
        {},
        ...rows.map((row) => make('tr', {}, ...row.map((value) => make('td', {}, String(value))))),
      ),
    ),
  );
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  return make('div', {}, make('dt', {}, name), make('dd', {}, value));
}
