import { type CharacterClass, complement, escapedClass, ignoringCase, propertyClass } from './character-class.ts';

/** A pattern after parsing. */
export type Pattern =
  | { readonly is: 'empty' | 'start' | 'end' }
  | { readonly is: 'class'; readonly holds: CharacterClass }
  | { readonly is: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly is: 'group'; readonly number: number; readonly of: Pattern }
  | { readonly is: 'back'; readonly number: number }
  | {
      readonly is: 'repeat';
      readonly of: Pattern;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    };

/** Thrown for a text that is no regular expression of XPath. */
export class BadPattern extends Error {}

const singleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const escapable = '\\|.-^?*+{}()[]$';
/** More repetitions of one part than this are refused. */
const mostRepeats = 1000;

/** Reads a regular expression of XPath and XQuery Functions 3.1, 5.6, which FEEL uses. */
export function parsePattern(
  source: string,
  flags: { dotHoldsAll: boolean; ignoreCase: boolean },
): { pattern: Pattern; groups: number } {
  const reader = new PatternReader([...source], flags);
  const pattern = reader.choice();
  if (!reader.done()) throw new BadPattern(source);
  return { pattern, groups: reader.groups };
}

class PatternReader {
  groups = 0;
  private readonly signs: readonly string[];
  private readonly flags: { readonly dotHoldsAll: boolean; readonly ignoreCase: boolean };
  private readonly closed = new Set<number>();
  private place = 0;

  constructor(signs: readonly string[], flags: { dotHoldsAll: boolean; ignoreCase: boolean }) {
    this.signs = signs;
    this.flags = flags;
  }

  done(): boolean {
    return this.place >= this.signs.length;
  }

  choice(): Pattern {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { is: 'choice', parts };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.done() && this.peek() !== '|' && this.peek() !== ')') parts.push(this.piece());
    return { is: 'sequence', parts };
  }

  private piece(): Pattern {
    let atom = this.atom();
    const bounds = this.bounds();
    if (bounds === null) return atom;
    const greedy = !this.take('?');
    atom = { is: 'repeat', of: atom, ...bounds, greedy };
    if ('?*+'.includes(this.peek() || ' ')) throw new BadPattern('quantifier');
    return atom;
  }

  private bounds(): { least: number; most: number } | null {
    if (this.take('?')) return { least: 0, most: 1 };
    if (this.take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (!this.take('{')) return null;
    const least = this.digits();
    let most = least;
    if (this.take(',')) most = this.peek() === '}' ? Number.POSITIVE_INFINITY : this.digits();
    if (!this.take('}') || most < least || least > mostRepeats) throw new BadPattern('quantity');
    if (most !== Number.POSITIVE_INFINITY && most > mostRepeats) throw new BadPattern('quantity');
    return { least, most };
  }

  private digits(): number {
    let text = '';
    while (/^[0-9]$/.test(this.peek())) text += this.next();
    if (text === '' || text.length > 6) throw new BadPattern('quantity');
    return Number(text);
  }

  private atom(): Pattern {
    const sign = this.next();
    if (sign === '^') return { is: 'start' };
    if (sign === '$') return { is: 'end' };
    if (sign === '(') return this.group();
    if (sign === '[') return { is: 'class', holds: this.bracket() };
    if (sign === '.')
      return { is: 'class', holds: this.flags.dotHoldsAll ? () => true : (point) => point !== 10 && point !== 13 };
    if (sign === '\\') return this.escape();
    if ('?*+{}]'.includes(sign)) throw new BadPattern(sign);
    return { is: 'class', holds: this.single(sign) };
  }

  private group(): Pattern {
    if (this.take('?')) {
      if (!this.take(':')) throw new BadPattern('group');
      const of = this.choice();
      if (!this.take(')')) throw new BadPattern('group');
      return of;
    }
    this.groups += 1;
    const number = this.groups;
    const of = this.choice();
    if (!this.take(')')) throw new BadPattern('group');
    this.closed.add(number);
    return { is: 'group', number, of };
  }

  private escape(): Pattern {
    if (/^[1-9]$/.test(this.peek())) {
      let number = Number(this.next());
      // Further digits belong to the number as long as there are so many groups.
      while (/^[0-9]$/.test(this.peek()) && this.closed.has(number * 10 + Number(this.peek()))) {
        number = number * 10 + Number(this.next());
      }
      if (!this.closed.has(number)) throw new BadPattern('back-reference');
      return { is: 'back', number };
    }
    return { is: 'class', holds: this.escapedClass().holds };
  }

  /** A class behind a backslash, and the character it is when it is only one. */
  private escapedClass(): { holds: CharacterClass; point: number | null } {
    const sign = this.next();
    if (sign === 'p' || sign === 'P') {
      if (!this.take('{')) throw new BadPattern('property');
      let name = '';
      while (!this.done() && this.peek() !== '}') name += this.next();
      const held = this.take('}') ? propertyClass(name) : null;
      if (held === null) throw new BadPattern('property');
      return { holds: sign === 'p' ? held : complement(held), point: null };
    }
    const held = escapedClass(sign);
    if (held !== null) return { holds: held, point: null };
    const literal = singleEscapes[sign] ?? (escapable.includes(sign) ? sign : null);
    if (literal === null || sign === '') throw new BadPattern('escape');
    return { holds: this.single(literal), point: literal.codePointAt(0) ?? null };
  }

  /** The inside of `[…]`, after the opening bracket: characters, ranges, and a class taken away. */
  private bracket(): CharacterClass {
    const negated = this.take('^');
    const parts: CharacterClass[] = [];
    let without: CharacterClass | null = null;
    for (let first = true; !this.take(']'); first = false) {
      if (this.done()) throw new BadPattern('class');
      if (!first && this.peek() === '-' && this.peek(1) === '[') {
        this.place += 2;
        without = this.bracket();
        if (!this.take(']')) throw new BadPattern('class');
        break;
      }
      parts.push(this.classPart());
    }
    if (parts.length === 0) throw new BadPattern('class');
    const any: CharacterClass = (point) => parts.some((part) => part(point));
    const held = negated ? complement(any) : any;
    const taken = without;
    return taken === null ? held : (point) => held(point) && !taken(point);
  }

  private classPart(): CharacterClass {
    const from = this.classSign();
    if (from.point === null || this.peek() !== '-' || this.peek(1) === ']' || this.peek(1) === '[') return from.holds;
    this.place += 1;
    const to = this.classSign();
    const [low, high] = [from.point, to.point];
    if (high === null || high < low) throw new BadPattern('range');
    return this.cased((point) => point >= low && point <= high);
  }

  private classSign(): { holds: CharacterClass; point: number | null } {
    const sign = this.next();
    if (sign === '\\') return this.escapedClass();
    if (sign === '[' || sign === '') throw new BadPattern('class');
    return { holds: this.single(sign), point: sign.codePointAt(0) ?? null };
  }

  private single(sign: string): CharacterClass {
    const own = sign.codePointAt(0);
    return this.cased((point) => point === own);
  }

  /** Case is ignored before a class is turned round or taken away from another: `[^q]` holds no Q either. */
  private cased(held: CharacterClass): CharacterClass {
    return this.flags.ignoreCase ? ignoringCase(held) : held;
  }

  private peek(ahead = 0): string {
    return this.signs[this.place + ahead] ?? '';
  }

  private next(): string {
    const sign = this.peek();
    this.place += 1;
    return sign;
  }

  private take(sign: string): boolean {
    if (this.peek() !== sign) return false;
    this.place += 1;
    return true;
  }
}
