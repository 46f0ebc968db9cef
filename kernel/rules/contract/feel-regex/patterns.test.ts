import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, reasons } from '../answer.fixture.ts';
import { compilePattern } from './compile-pattern.ts';
import { findMatch } from './match-pattern.ts';

/** Patterns that mean the same in XPath and in JavaScript; what is repeated is never empty, where engines differ. */
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d'),
    fc.tuple(fc.constantFrom('a', '[b1]', '.'), tie('pattern')).map(([first, inner]) => `(${first}${inner})`),
    fc.tuple(tie('atom'), tie('atom')).map(([left, right]) => `(${left}|${right})`),
  ),
  pattern: fc.oneof(
    { maxDepth: 3 },
    tie('atom'),
    fc
      .tuple(tie('atom'), fc.constantFrom('*', '+', '?', '*?', '+?', '{1,2}', '{2}'))
      .map(([atom, bounds]) => `${atom}${bounds}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `${left}${right}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(?:${left}|${right})`),
  ),
}));

describe('the matcher', () => {
  it('finds what JavaScript finds, where both read a pattern alike', () => {
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 8 }), (source, text) => {
        const points = [...text].map((sign) => sign.codePointAt(0) ?? 0);
        const found = findMatch(compilePattern(source, ''), points, 0);
        const expected = new RegExp(source).exec(text);
        expect(found === null ? null : text.slice(found[0], found[1])).toBe(expected?.[0] ?? null);
        expect(found === null ? null : found[0]).toBe(expected?.index ?? null);
      }),
      { numRuns: 300 },
    );
  });

  it('does not run away', () => {
    const text = 'a'.repeat(5000);
    expect(answer(`matches("${text}!", "^(a+)+$")`)).toBe('false');
    expect(answer(`matches("${text}!", "^(a|aa)*(a|aa)*(a|aa)*$")`)).toBe('false');
    expect(reasons(`matches("${text}!", "^(a+)+\\\\1$")`)).toEqual(['tooManySteps']);
    expect(reasons('matches("a", "((a{1000}){1000}){1000}")')).toEqual(['badPattern']);
  });
});

describe('matches, replace and split', () => {
  it.each([
    ['matches("foobar", "^fo*b")', 'true'],
    ['matches("中关村", "\\p{IsCJKUnifiedIdeographs}{3}")', 'true'],
    ['matches("X", "[A-Z-[OI]]", "i")', 'true'],
    ['matches("o", "[A-Z-[OI]]", "i")', 'false'],
    ['matches("q", "[^Q]", "i")', 'false'],
    ['matches("\\u212A", "k", "i")', 'true'],
    ['matches("a\\nb", "a.b")', 'false'],
    ['matches("a\\nb", "a.b", "s")', 'true'],
    ['matches("a\\nb", "^b$", "m")', 'true'],
    ['matches("helloworld", "hello world", "x")', 'true'],
    ['matches("a.b", "a.b", "q")', 'true'],
    ['matches("axb", "a.b", "q")', 'false'],
    ['matches("abab", "^(ab)\\1$")', 'true'],
    ['matches("a", "(?=a)")', 'null'],
    ['matches("a", "\\b")', 'null'],
    ['matches("a", "[b-a]")', 'null'],
    ['matches("a", "a**")', 'null'],
    ['matches("a", "a", "g")', 'null'],
    ['replace("abracadabra", "a.*?a", "*")', '"*c*bra"'],
    ['replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")', '"(012) 345-6789"'],
    ['replace("a🐎b", "\\S", "<$0>")', '"<a><🐎><b>"'],
    ['replace("abc", "x*", "-")', 'null'],
    ['replace("abc", "b", "$")', 'null'],
    ['replace("abc", "b", "\\\\$")', '"a$c"'],
    ['split("2020-01-02", "-")', '["2020", "01", "02"]'],
    ['split("John  Doe", "\\s+")', '["John", "Doe"]'],
    ['split("abc", "")', 'null'],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});
