import { PhraseReader, variableMark, type PhraseListener, type Surroundings } from './phrases.ts';
import { closingBracket } from './tex-groups.ts';

/** Who is told what a scan finds, and what it must know. */
export interface UseListener extends PhraseListener {
  /** A command, and the text in which its arguments follow at an offset. */
  command(name: string, text: string, after: number): void;
  /** Whether nothing may be taken for text, because arguments may be written in any way. */
  isAllCode: boolean;
  /** Whether xlabel, name and their like have their usual meaning. */
  hasTextKeys: boolean;
}

/** Commands whose arguments are set as text or mathematics, or name a table: no colours and no styles. */
const textCommands =
  /^(text(rm|it|bf|sf|tt|sc|up|md|sl|normal)?|emph|mbox|hbox|math(rm|it|bf|sf|tt|bb|cal|frak|op|rel|bin|ord)|sym\w+|operatorname|[dt]?frac|sqrt|tilde|hat|check|bar|vec|overline|underline|boldsymbol|thisrow|figuretable|computed|ref|cref)$/;
/** Keys whose values are text, names of nodes and paths, or columns of tables. */
const textKeys = /^(.*\/)?([xyz](label)?|title|name|alias|name path|node contents)$/;
/** What makes code of text: a drawing in a node, a matrix of nodes, a definition. */
const drawingCommands =
  /\\(begin|tikz|foreach|path|draw|fill|filldraw|shade|node|pic|coordinate|matrix|addplot\w*|[egx]?def|\w*newcommand|\w*DocumentCommand|let|pgf\w+|tikzset|@for|\w*loop|do)(?![A-Za-z@])/;
const conditionals = /^(if[A-Za-z@]*|else|or|fi)$/;
/** Commands whose argument is a colour, and those whose argument is a list of options. */
const colourCommands = /^((text|math|page)?color|f?colorbox|colorlet)$/;
const listCommands = /color|set$|^pgfkeys/;

/**
 * Goes through TeX that draws, and tells every command in it and every phrase where a colour, a map or
 * a style could be named. Text of nodes and formulas count for their commands, the arguments of these,
 * and brackets. Comments must be gone.
 */
export function scanUses(text: string, listener: UseListener): void {
  new UseScanner(listener).scanCode(text, 'code');
}

class UseScanner {
  private readonly listener: UseListener;

  constructor(listener: UseListener) {
    this.listener = listener;
  }

  scanCode(text: string, surroundings: Surroundings): void {
    const item = new PhraseReader(this.listener, surroundings);
    // The command whose arguments are being read.
    let command = '';
    for (let offset = 0; offset < text.length;) {
      const character = text[offset]!;
      const close = '{['.includes(character) ? closingBracket(text, offset) : -1;
      const isTextKey = this.isTextKey(item.key);
      if (character === '\\') {
        const { name, end } = takeCommand(text, offset);
        command = name;
        ({ offset, command } = this.takeCode(text, name, end));
        if (isWordCommand(name)) item.addCommand(name);
        else item.flush(isTextKey);
        // TeX skips the blanks after a command: in v\c y the letter is joined to what \c stands for.
        if (offset === end) offset = skip(/[ \t]*(?:\n(?!\n)[ \t]*)?/y, text, end);
      } else if (close >= 0) {
        item.flush(isTextKey);
        const inner = text.slice(offset + 1, close);
        if (character === '{' && isTextKey && command === '') this.scanText(inner);
        else if (item.isValue) this.scanCode(inner, 'list');
        else this.scanCode(inner, this.insideOf(character, command, surroundings));
        offset = close + 1;
      } else if (character === '(' && !this.listener.isAllCode && !item.isAfterEquals) {
        offset = this.takeDelimited(text, offset + 1, ')');
        item.add(' ');
      } else if (
        (character === '$' || (character === '"' && item.isBlank)) &&
        !this.listener.isAllCode
      ) {
        offset = this.takeDelimited(text, offset + 1, character);
        item.flush(isTextKey);
      } else if (',;&|='.includes(character)) {
        item.separate(character, isTextKey);
        command = '';
        offset += 1;
      } else if (isWord(text, offset, 'node')) {
        const end = this.takeNode(text, offset + 4);
        if (text[end - 1] === '}') item.flush(isTextKey);
        else item.add('node');
        offset = end;
      } else {
        const parameter = skip(/#+\d/y, text, offset);
        const end =
          parameter > offset ? parameter : skip(/[^]?[^\\{}[\]()$",;&|=#n]*/y, text, offset);
        const plain = text.slice(offset, end);
        item.add(parameter > offset ? variableMark : plain.replace(/^[\s(){}[\]"$#]/, ' '));
        if (/\S/.test(plain)) command = '';
        offset = end;
      }
    }
    item.flush(this.isTextKey(item.key));
  }

  private scanText(text: string): void {
    if (this.listener.isAllCode || drawingCommands.test(text)) {
      this.scanCode(text, 'code');
      return;
    }
    for (let offset = 0; offset < text.length;) {
      const character = text[offset]!;
      const close = '{['.includes(character) ? closingBracket(text, offset) : -1;
      if (character === '\\') {
        const { name, end } = takeCommand(text, offset);
        offset = this.takeArguments(text, this.tell(name, text, end), name);
      } else if (close >= 0) {
        const inner = text.slice(offset + 1, close);
        // A list that a loop goes through.
        const isList = /( in|=)\s*$/.test(text.slice(0, offset));
        if (character === '[' || isList) this.scanCode(inner, 'list');
        else this.scanText(inner);
        offset = close + 1;
      } else offset += 1;
    }
  }

  /** Takes a command of code with what of it is text; an environment gives its name to what follows. */
  private takeCode(text: string, name: string, end: number): { offset: number; command: string } {
    const offset = this.tell(name, text, end);
    if (name === 'node') return { offset: this.takeNode(text, offset), command: '' };
    if (name === '(') return { offset: this.takeDelimited(text, offset, '\\)'), command: '' };
    if (this.isText(name)) return { offset: this.takeArguments(text, offset, name), command: '' };
    const environment = /\{([^{}]*)\}$/.exec(text.slice(end, offset))?.[1];
    return { offset, command: environment ?? name };
  }

  /** Tells a command, and the two that an environment is made of; returns where to go on. */
  private tell(name: string, text: string, after: number): number {
    this.listener.command(name, text, after);
    if (name !== 'begin' && name !== 'end') return after;
    const end = skip(/\s*\{[^{}\\#]*\}/y, text, after);
    const environment = text.slice(text.indexOf('{', after) + 1, end - 1);
    if (end > after) {
      this.listener.command(environment, text, end);
      this.listener.command(`end${environment}`, text, end);
    }
    return end;
  }

  /** Takes the brackets and groups that follow a command in text. */
  private takeArguments(text: string, start: number, name: string): number {
    if (conditionals.test(name) || !isWordCommand(name)) return start;
    let offset = start;
    for (;;) {
      const open = skip(/\s*\*?\s*/y, text, offset);
      const close = '{['.includes(text[open] ?? ' ') ? closingBracket(text, open) : -1;
      if (close < 0) return offset;
      const inner = text.slice(open + 1, close);
      if (text[open] === '{' && this.isText(name)) this.scanText(inner);
      else this.scanCode(inner, this.insideOf(text[open]!, name, 'code'));
      offset = close + 1;
    }
  }

  /** Takes what follows `node`, up to and with its text; stops before anything else. */
  private takeNode(text: string, start: number): number {
    let offset = start;
    for (;;) {
      const open = skip(/(?:\s|\bat\b)*/y, text, offset);
      const group = skip(/foreach[^{}]*(?=\{)/y, text, open);
      this.scanCode(text.slice(open, group), 'code');
      const character = text[group] ?? ' ';
      const close = '{['.includes(character) ? closingBracket(text, group) : -1;
      if (character === '(') offset = this.takeDelimited(text, group + 1, ')');
      else if (close < 0) return offset;
      else {
        const inner = text.slice(group + 1, close);
        offset = close + 1;
        if (character === '{' && group === open) {
          this.scanText(inner);
          return offset;
        }
        this.scanCode(inner, character === '[' ? 'options' : 'list');
      }
    }
  }

  /** Takes text up to a closing sign that is not escaped or in a group; without one, nothing. */
  private takeDelimited(text: string, start: number, closing: string): number {
    let depth = 0;
    for (let offset = start; offset < text.length; offset += 1) {
      if (depth === 0 && text.startsWith(closing, offset)) {
        this.scanText(text.slice(start, offset));
        return offset + closing.length;
      }
      if (text[offset] === '\\') offset += 1;
      else if (text[offset] === '{' || (closing === ')' && text[offset] === '(')) depth += 1;
      else if (text[offset] === '}' || (closing === ')' && text[offset] === ')')) depth -= 1;
    }
    return start;
  }

  /** What a bracket or a group that follows a command holds. */
  private insideOf(opening: string, command: string, around: Surroundings): Surroundings {
    const isForeign = !this.listener.isOwn(command);
    if (opening === '[') return isForeign ? 'options' : 'list';
    if (isForeign && colourCommands.test(command)) return 'colour';
    return around === 'code' && !listCommands.test(command) ? 'code' : 'list';
  }

  private isText(command: string): boolean {
    return !this.listener.isAllCode && textCommands.test(command) && !this.listener.isOwn(command);
  }

  private isTextKey(key: string): boolean {
    return !this.listener.isAllCode && this.listener.hasTextKeys && textKeys.test(key);
  }
}

/** A command at an offset: its name without the backslash, and where it ends. */
function takeCommand(text: string, offset: number): { name: string; end: number } {
  const end = skip(/\\(?:[A-Za-z@]+|[^])?/y, text, offset);
  return { name: text.slice(offset + 1, end), end };
}

/** Where a sticky pattern that may match nothing ends when it starts at an offset. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return offset + (pattern.exec(text)?.[0].length ?? 0);
}

function isWordCommand(name: string): boolean {
  return /^[A-Za-z@]/.test(name);
}

function isWord(text: string, offset: number, word: string): boolean {
  const around = (text[offset - 1] ?? '') + (text[offset + word.length] ?? '');
  return text.startsWith(word, offset) && !/[\w@-]/.test(around);
}
