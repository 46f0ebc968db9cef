import type { CharacterClass } from './character-class.ts';
import { BadPattern, type Pattern, parsePattern } from './parse-pattern.ts';

/** One step of a compiled pattern. */
export type Step =
  | { readonly do: 'read'; readonly holds: CharacterClass }
  | { readonly do: 'fork'; readonly first: number; readonly second: number }
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'mark'; readonly slot: number }
  | { readonly do: 'back'; readonly number: number }
  | { readonly do: 'start' | 'end' | 'done' };

/** A pattern as steps for the matcher. */
export interface Program {
  readonly steps: readonly Step[];
  readonly groups: number;
  readonly lines: boolean;
  readonly ignoreCase: boolean;
  readonly looksBack: boolean;
}

const mostSteps = 20_000;
const compiled = new Map<string, Program>();

/** Compiles a pattern with the flags of XPath: s, m, i, x and q. Throws BadPattern. */
export function compilePattern(source: string, flags: string): Program {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (!/^[smixq]*$/.test(flags)) throw new BadPattern('flags');
  const program = compile(source, flags);
  if (compiled.size < 500) compiled.set(key, program);
  return program;
}

function compile(source: string, flags: string): Program {
  const literal = flags.includes('q');
  const text = literal ? source.replace(/[\\|.\-^?*+{}()[\]$]/g, '\\$&') : source;
  const shown = flags.includes('x') && !literal ? withoutBlanks(text) : text;
  const ignoreCase = flags.includes('i');
  const { pattern, groups } = parsePattern(shown, { dotHoldsAll: flags.includes('s'), ignoreCase });
  const steps: Step[] = [];
  new Assembler(steps).add(pattern);
  steps.push({ do: 'done' });
  const looksBack = steps.some((step) => step.do === 'back');
  return { steps, groups, lines: flags.includes('m'), ignoreCase, looksBack };
}

/** With flag x blanks mean nothing, but inside brackets. */
function withoutBlanks(source: string): string {
  let depth = 0;
  let kept = '';
  for (let place = 0; place < source.length; place += 1) {
    const sign = source[place] ?? '';
    if (sign === '\\') {
      // What the backslash belongs to is the next character that is no blank.
      kept += sign;
      while (depth === 0 && /[\t\n\r ]/.test(source[place + 1] ?? '')) place += 1;
      place += 1;
      kept += source[place] ?? '';
      continue;
    }
    if (sign === '[') depth += 1;
    if (sign === ']') depth -= 1;
    if (depth > 0 || !/[\t\n\r ]/.test(sign)) kept += sign;
  }
  return kept;
}

class Assembler {
  private readonly steps: Step[];

  constructor(steps: Step[]) {
    this.steps = steps;
  }

  add(pattern: Pattern): void {
    switch (pattern.is) {
      case 'empty':
        return;
      case 'start':
      case 'end':
        this.push({ do: pattern.is });
        return;
      case 'class':
        this.push({ do: 'read', holds: pattern.holds });
        return;
      case 'sequence':
        for (const part of pattern.parts) this.add(part);
        return;
      case 'choice':
        this.addChoice(pattern.parts);
        return;
      case 'group':
        this.push({ do: 'mark', slot: pattern.number * 2 });
        this.add(pattern.of);
        this.push({ do: 'mark', slot: pattern.number * 2 + 1 });
        return;
      case 'back':
        this.push({ do: 'back', number: pattern.number });
        return;
      case 'repeat':
        this.addRepeat(pattern);
    }
  }

  private push(step: Step): number {
    if (this.steps.length >= mostSteps) throw new BadPattern('size');
    return this.steps.push(step) - 1;
  }

  private addChoice(parts: readonly Pattern[]): void {
    const ends: number[] = [];
    for (const [place, part] of parts.entries()) {
      const last = place === parts.length - 1;
      const fork = last ? -1 : this.push({ do: 'go', to: 0 });
      this.add(part);
      if (last) break;
      ends.push(this.push({ do: 'go', to: 0 }));
      this.steps[fork] = { do: 'fork', first: fork + 1, second: this.steps.length };
    }
    for (const end of ends) this.steps[end] = { do: 'go', to: this.steps.length };
  }

  private addRepeat({ of, least, most, greedy }: Extract<Pattern, { is: 'repeat' }>): void {
    for (let time = 0; time < least; time += 1) this.add(of);
    if (most === Number.POSITIVE_INFINITY) {
      const fork = this.push({ do: 'go', to: 0 });
      this.add(of);
      this.push({ do: 'go', to: fork });
      this.fork(fork, greedy);
      return;
    }
    const forks: number[] = [];
    for (let time = least; time < most; time += 1) {
      forks.push(this.push({ do: 'go', to: 0 }));
      this.add(of);
    }
    for (const fork of forks) this.fork(fork, greedy);
  }

  /** Goes on with the part behind the fork or past all of it, in the order that greed wants. */
  private fork(at: number, greedy: boolean): void {
    const [inside, past] = [at + 1, this.steps.length];
    this.steps[at] = greedy ? { do: 'fork', first: inside, second: past } : { do: 'fork', first: past, second: inside };
  }
}
