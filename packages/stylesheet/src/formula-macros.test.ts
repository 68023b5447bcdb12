import { expect, test } from 'vitest';
import { readFormulaMacros } from './formula-macros.ts';

const sheet = String.raw`\definehue{pink}{screen=FEB9DE, print=C93A8B}
\definesymbol{\vx}{pink}{\symbf{x}}{observed input}
\newcommand\component[2]{\ensuremath{\mathcolor{v#1}{#1_{#2}}}} % \newcommand\none{}
\newcommand{\set}[1]{\{#1\}}
\newcommand\tr{^\top}
\DeclareMathOperator{\relu}{relu}
\DeclareMathOperator*{\argmin}{arg\,min}
`;
const macros = readFormulaMacros(sheet, 'maths-preamble.tex');

test.each([
  ['vx', { arity: 0, body: String.raw`\symbf{x}`, colour: 'vx' }],
  ['component', { arity: 2, body: String.raw`\mathcolor{v#1}{#1_{#2}}` }],
  ['set', { arity: 1, body: String.raw`\{#1\}` }],
  ['tr', { arity: 0, body: String.raw`^\top` }],
  ['relu', { arity: 0, body: 'relu', operator: 'operatorname' }],
  ['argmin', { arity: 0, body: String.raw`arg\,min`, operator: 'operatorname*' }],
])('\\%s', (name, macro) => {
  expect(macros.get(name)).toEqual(macro);
});

test('what stands in a comment is none', () => {
  expect(macros.has('none')).toBe(false);
});
