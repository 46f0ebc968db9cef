import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composeForReading } from '#app/server/compose.ts';
import { openTree } from '#tools/boundaries/open-tree.ts';
import { noteFigures } from './attempts.ts';
import { growthOf, nestedRepeats, readLiterals } from './slow-patterns.ts';

const root = process.cwd();
const code = /^(platform|kernel|modules|journeys|ui|app)\/.*\.tsx?$/;
const tests = /\.(test|journey|fixture)\.tsx?$/;
const literals = openTree(root)
  .files.filter((file) => code.test(file) && !tests.test(file))
  .flatMap((file) => readLiterals(file, readFileSync(join(root, file), 'utf8')).map((source) => ({ file, source })));

/** Patterns that the schemas of the endpoints hold, those of their library included. */
function schemaPatterns(): string[] {
  const { routes } = composeForReading();
  const found = new Set<string>();
  for (const { endpoint } of routes) {
    for (const schema of [endpoint.params, endpoint.query, endpoint.body]) {
      if (schema === undefined) continue;
      const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
      for (const match of text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g))
        found.add(JSON.parse(match[1] ?? '""') as string);
    }
  }
  return [...found];
}

/** Patterns whose work grows with the square of the text, each with what keeps the text short. */
const shortTexts: Readonly<Record<string, string>> = {
  '[T ].*(Z|[+-]\\d\\d:?\\d\\d)$': 'an option of the command line',
  '\\.?0+$': 'a number of our own, of some twenty digits',
  '0+$': 'digits of a number, at most 80 in a cell',
  '\\B(?=(\\d{3})+$)': 'a number of our own, of some twenty digits',
  '[. ]+$': 'the name of a file, at most 400 characters',
  '[\\p{L}_][\\p{L}\\p{N}_]*$': 'an expression of at most 4,000 characters, on the page of who writes it',
  '(?:[\\p{L}_][\\p{L}\\p{N}_]* )*$': 'an expression of at most 4,000 characters, on the page of who writes it',
  '^(.*?)(?:(?<=\\blist contains\\s*\\([^()]*),|!?=|\\bin\\b\\s*[([]?(?:\\s*"[^"]*"\\s*,)*)\\s*$':
    'an expression of at most 4,000 characters, on the page of who writes it',
  '^(.+?)\\s*(<=|<|≤)\\s*[\\p{L}_]+\\s*(<=|<|≤)\\s*(.+)$': 'a pasted cell of at most 500 characters',
};

describe('patterns that are tried on what people send (R13)', () => {
  const sources = [...literals.map(({ source }) => source), ...schemaPatterns()];

  it('are found in the code and in the schemas', () => {
    expect(literals.length).toBeGreaterThan(60);
    expect(schemaPatterns().length).toBeGreaterThan(2);
  });

  it('repeat nothing that repeats itself', () => {
    const suspects = literals.filter(({ source }) => nestedRepeats(source).length > 0);
    expect(suspects).toEqual([]);
    expect(schemaPatterns().filter((source) => nestedRepeats(source).length > 0)).toEqual([]);
  });

  it('take no more than a few looks at each letter, however the text is made to fail', () => {
    const slow: string[] = [];
    let texts = 0;
    for (const source of new Set(sources)) {
      const short = shortTexts[source] !== undefined;
      // Texts that are kept short are tried at about their length: four times that is sixteen times the work.
      const growth = short ? growthOf(source, 2_000) : growthOf(source);
      if (growth === undefined) continue;
      texts += growth.texts;
      if (growth.worst > 10 && !short)
        slow.push(`${source}: ${growth.worst.toFixed(1)} times the work for four times the letters`);
    }
    expect(slow).toEqual([]);
    noteFigures('R13 patterns', { patterns: new Set(sources).size, texts });
  });
});

describe('a pattern without end', () => {
  it.each(['^(a+)+$', '^(a|a)*$', '(x+x+)+y', '^(\\w+\\s?)*$', '(.*)*,'])('is found: %s', (source) => {
    expect(nestedRepeats(source)).not.toEqual([]);
  });

  it.each(['^[a-z]+$', '^(?:[0-9a-f]{4}-){3}$', '^\\d{4}-\\d{2}(?:-\\d{2})?$', '^(?:zh|en)(?:-[A-Z]{2})?$'])(
    'is not seen in %s',
    (source) => {
      expect(nestedRepeats(source)).toEqual([]);
      expect(growthOf(source)?.worst).toBeLessThan(10);
    },
  );
});
