import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Answer, proofsOf, readAnswers } from './answers.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const asvs = readAnswers('asvs.csv');
const djbh = readAnswers('djbh.csv');
const settings = read('docs/guides/configure.md');

/** Why a proof proves nothing; undefined for one that stands. */
function faultOf(answer: Answer['answer'], proof: string): string | undefined {
  if (answer === 'configuration') {
    return /^[A-Z][A-Z_]+$/.test(proof) && settings.includes(`\`${proof}\``) ? undefined : 'no such setting';
  }
  if (answer === 'duty') {
    const [path = '', anchor = ''] = proof.split('#');
    if (!existsSync(new URL(path, root))) return 'no such guide';
    return anchorsOf(read(path)).includes(anchor) ? undefined : 'no such heading';
  }
  const [path = '', title = ''] = proof.split(' > ');
  if (!/\.(test|journey)\.ts$/.test(path) || !existsSync(new URL(path, root))) return 'no such test file';
  return title.length > 3 && namesIn(read(path)).some((name) => name.includes(title)) ? undefined : 'no such test';
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Names of tests and groups, wherever a string stands as such; table rows of `it.each` count through their text. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)+)'|`((?:[^`\\]|\\.)+)`|"((?:[^"\\\n]|\\.)+)"/g)].map(
    ([, single, back, double]) => (single ?? back ?? double ?? '').replaceAll("\\'", "'"),
  );
}

describe.each([
  ['asvs.csv', asvs],
  ['djbh.csv', djbh],
])('%s', (_file, answers) => {
  it('answers each requirement once', () => {
    expect(new Set(answers.map(({ requirement }) => requirement)).size).toBe(answers.length);
    expect(answers.filter(({ says }) => says.length < 8)).toEqual([]);
    expect(answers.filter(({ answer }) => !['test', 'configuration', 'duty'].includes(answer))).toEqual([]);
  });

  it('names only proofs that exist', () => {
    const faults = answers.flatMap((answer) =>
      proofsOf(answer).flatMap((proof) => {
        const fault = faultOf(answer.answer, proof);
        return fault === undefined ? [] : [`${answer.requirement}: ${proof}: ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe('ASVS 5.0.0', () => {
  const of = (level: string) => asvs.filter((answer) => answer.level === level);

  it('has its 70 requirements of level 1 and its 183 of level 2', () => {
    expect([of('1').length, of('2').length]).toEqual([70, 183]);
  });

  it('is answered by tests in at least 230 of the 253, and of level 3 in what counts most here', () => {
    const tested = [...of('1'), ...of('2')].filter(({ answer }) => answer === 'test');
    expect(tested.length).toBeGreaterThanOrEqual(230);
    const third = of('3').map(({ requirement }) => requirement);
    const always = ['2.3.5', '5.2.4', '5.2.6', '15.4.1', '15.4.2', '15.4.3', '15.4.4', '1.2.10'];
    expect(always.filter((requirement) => !third.includes(requirement))).toEqual([]);
  });
});

describe('the summary', () => {
  it('counts what the lists hold', () => {
    const summary = read('compliance/README.md');
    const rowOf = (answers: typeof asvs) =>
      (['test', 'configuration', 'duty'] as const).map(
        (kind) => answers.filter(({ answer }) => answer === kind).length,
      );
    const lists = [...['1', '2', '3'].map((level) => asvs.filter((answer) => answer.level === level)), djbh];
    const told = [...summary.matchAll(/^\| (?:ASVS|GB\/T 22239) [^|]+\| (\d+) \| (\d+) \| (\d+) \|$/gm)];
    expect(told.map((row) => row.slice(1).map(Number))).toEqual(lists.map(rowOf));
  });
});

describe('a proof that proves nothing', () => {
  it.each([
    ['test', 'testing/compliance/answers.test.ts > no test has this name at all, does it'.replace('it', 'any')],
    ['test', 'testing/compliance/nothing.test.ts > x'],
    ['test', 'README.md > Yuanshu'],
    ['configuration', 'NO_SUCH_SETTING'],
    ['duty', 'docs/guides/configure.md#no-such-heading'],
    ['duty', 'docs/guides/nothing.md#x'],
  ] as const)('is found out: %s %s', (answer, proof) => {
    expect(faultOf(answer, proof)).toBeDefined();
  });

  it('differs from one that stands', () => {
    expect(faultOf('test', 'testing/compliance/answers.test.ts > is found out')).toBeUndefined();
    expect(faultOf('configuration', 'TRUSTED_PROXIES')).toBeUndefined();
    expect(faultOf('duty', 'docs/guides/configure.md#put-it-behind-a-proxy')).toBeUndefined();
  });
});
