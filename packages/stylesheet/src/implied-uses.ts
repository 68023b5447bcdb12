import { baseColours } from './colour-expressions.ts';

/**
 * Keys that TikZ and PGFPlots call by themselves, in their own styles and commands, without a drawing's
 * saying so. A stylesheet that gives one of them another meaning does so for every drawing.
 */
const calledKeys = new RegExp(
  [
    /(ultra |very |semi)?(thin|thick)|solid|((densely|loosely) )?(dotted|dashed|dash ?dot( ?dot|ted)*)/,
    /dash (pattern|phase|expand off)|double( distance)?|line (width|cap|join|to)|help lines|(sharp|rounded) corners/,
    /(.* )?(opaque|transparent|opacity)|draw|fill|filled|text|color|pattern( color)?|shade|shading|clip|font/,
    /(above|below|left|right|base|mid)( left| right)?|midway|(very )?near (start|end)|at( start| end)?/,
    /anchor|name|alias|shape|circle|rectangle|(inner|outer) [xy]?sep|minimum (size|width|height)|node contents|pin/,
    /scale|rotate|shift|[xyz]?shift|overlay|transform (shape|canvas)|(pre|post)action|insert path|to path|decorate/,
    /mark( size| options| layer| repeat| phase)?|only marks|no (marks|markers)|sharp plot|smooth|quiver|shader|view/,
    /surf|mesh|patch|scatter|const plot|fill between|[xyz](comb|bar)|[xyz](min|max|mode|label|filter|dir|radius)/,
    /width|height|samples|domain|grid|ticks|legend entries|title|colorbar|colormap( name)?|point meta( min| max)?/,
    /[xyz]?tick( align| pos|label|labels|label pos)?|hide( [xyz])? axis|axis (equal|equal image|on top|lines)/,
    /cycle list( name)?|unbounded coords|compat|enlargelimits|footnotesize|small|tiny|normalsize|style|radius/,
    /.* (style|styles|options|code|distance|position|shift|quotes mean|legend)/,
  ]
    .map(({ source }) => `^(?:${source})$`)
    .join('|'),
);

/** Colours that TikZ and PGFPlots use in any drawing, for grids, ticks and marks. */
const calledColours = /^(black|white|gray|lightgray|darkgray)$/;

/** Whether TeX's packages use a key or a colour without being asked to. */
export function isCalledByPackages(kind: 'style' | 'colour', name: string): boolean {
  return kind === 'colour'
    ? calledColours.test(name)
    : calledKeys.test(name.slice(name.lastIndexOf('/') + 1));
}

/** What a piece of TeX uses through the packages that it calls. */
export interface ImpliedUses {
  colours: readonly string[];
  styles: readonly string[];
  sizes: readonly string[];
  /** Whether it may use anything: it writes TeX by other means, or asks for all symbols. */
  everything: boolean;
  /** Whether it reads `book.json`, or where the figure stands. */
  config: boolean;
}

const triggers = {
  // Plots without options of their own, and lists to choose them from, are blue, red, brown and black.
  colours:
    /\\addplot3?(?![A-Za-z@3])(?!\s*\[)|cycle list|datavisualization|visualize|(?<!dash )pattern|\bball\b|checkerboard|colormap\//,
  // TikZ takes quoted text among the options for a label or a pin.
  quotes: /"/,
  // PGFPlots has styles for small axes, which set everything in small type.
  sizes: /(^|[[,{/=\s])(footnotesize|small|tiny|normalsize)\s*($|[\],}/=])/,
  everything:
    /\\(foreachsymbol|directlua|latelua|luadirect|luaexec|scantokens|scantextokens|catcode|endlinechar|ExplSyntaxOn|ProvidesExpl\w*|(tl|cs|use|exp)_\w+|begin\s*\{luacode)/,
  config:
    /\\(bookdata|bookinches|thebookchapter|thebookfigure|bookedition|onlychapter)(?![A-Za-z@])/,
};

/** Finds what a piece of TeX uses without naming it. */
export function findImpliedUses(text: string): ImpliedUses {
  const everything = triggers.everything.test(text);
  return {
    colours: triggers.colours.test(text) ? [...baseColours] : [],
    styles: triggers.quotes.test(text) ? ['label', 'pin'] : [],
    sizes: triggers.sizes.test(text)
      ? ['normalsize', 'small', 'footnotesize', 'scriptsize', 'tiny']
      : [],
    everything,
    config: everything || triggers.config.test(text),
  };
}
