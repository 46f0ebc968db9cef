import type { Mistake } from './explain-mistake-shapes.ts';
import type { Token } from './explain-mistake-tokens.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

interface Open {
  readonly token: Token;
  readonly sign: string;
  /** Whether `..` stood in it: a range opens and closes with round and square brackets in any pair. */
  ranged: boolean;
}

/** Brackets that nothing closes, and those that close nothing. */
export function findBrackets(tokens: readonly Token[], end: number): Mistake[] {
  const open: Open[] = [];
  const wrong: Mistake[] = [];
  for (const token of tokens) {
    if (token.is !== 'sign') continue;
    const last = open.at(-1);
    if (token.sign === '..' && last !== undefined) last.ranged = true;
    if (closers[token.sign] !== undefined) open.push({ token, sign: token.sign, ranged: false });
    else if (')]}'.includes(token.sign)) {
      if (last === undefined) wrong.push(extra(token));
      else {
        open.pop();
        if (!matches(last, token.sign)) wrong.push(swapped(token, closers[last.sign] ?? ')'));
      }
    }
  }
  // What is open is closed at the end, the innermost first; told one at a time, the innermost too.
  const last = open.at(-1);
  return last === undefined ? wrong : [...wrong, unclosed(last, end)];
}

function matches({ sign, ranged }: Open, closer: string): boolean {
  return closers[sign] === closer || (ranged && sign !== '{' && closer !== '}');
}

function extra({ from, to, ...token }: Token): Mistake {
  const sign = token.is === 'sign' ? token.sign : '';
  return { code: 'extraBracket', from, to, params: { sign }, fix: { from, to, insert: '' } };
}

function swapped({ from, to, ...token }: Token, meant: string): Mistake {
  const sign = token.is === 'sign' ? token.sign : '';
  return { code: 'extraBracket', from, to, params: { sign }, fix: { from, to, insert: meant } };
}

function unclosed({ token: { from, to }, sign }: Open, end: number): Mistake {
  const closer = closers[sign] ?? ')';
  return { code: 'missingBracket', from, to, params: { sign, closer }, fix: { from: end, to: end, insert: closer } };
}
