import type { Token } from './explain-mistake-tokens.ts';

/** Names that an expression makes itself: of loops, of functions, of contexts and of arguments given by name. */
export function declaredNames(tokens: readonly Token[]): ReadonlySet<string> {
  const declared = new Set<string>(['item', 'partial']);
  tokens.forEach((token, at) => {
    if (token.is !== 'unknown') return;
    const after = tokens[at + 1];
    const before = tokens[at - 1];
    const loops = after?.is === 'keyword' && after.word === 'in' && opensLoop(before);
    const keyed = after?.is === 'sign' && after.sign === ':';
    if (loops || keyed || isParameter(tokens, at)) declared.add(token.name);
  });
  return declared;
}

function opensLoop(before: Token | undefined): boolean {
  if (before?.is === 'keyword') return ['for', 'some', 'every'].includes(before.word);
  return before?.is === 'sign' && before.sign === ',';
}

/** Whether a word stands in the brackets behind `function`. */
function isParameter(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back > 0; back -= 1) {
    const token = tokens[back];
    if (token?.is === 'sign' && token.sign === ')') return false;
    if (token?.is === 'sign' && token.sign === '(') {
      const opener = tokens[back - 1];
      return opener?.is === 'keyword' && opener.word === 'function';
    }
  }
  return false;
}

/** The known name that is most like a word: few letters apart for its length, or one within the other. Null when none is. */
export function nearestName(word: string, names: readonly string[]): string | null {
  const plain = word.replaceAll(' ', '');
  const ranked = names
    .map((name) => ({ name, apart: apartness(plain, name.replaceAll(' ', '')) }))
    .filter(({ apart }) => apart <= 0.5)
    .sort((a, b) => a.apart - b.apart);
  const [best, rival] = ranked;
  if (best === undefined || (rival !== undefined && rival.apart === best.apart && best.apart > 0)) return null;
  return best.name;
}

/** Share of letters that differ, by the fewest letters to put in, leave out or change. */
function apartness(word: string, name: string): number {
  const [a, b] = [[...word.toLowerCase()], [...name.toLowerCase()]];
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || longest > 60) return 1;
  const within = Math.min(a.length, b.length) >= 2 && (name.includes(word) || word.includes(name));
  const share = distance(a, b) / longest;
  return within ? Math.min(share, 0.45) : share;
}

function distance(a: readonly string[], b: readonly string[]): number {
  let line = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((letter, row) => {
    const next = [row + 1];
    b.forEach((other, column) => {
      const changed = (line[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (line[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    });
    line = next;
  });
  return line[b.length] ?? 0;
}
