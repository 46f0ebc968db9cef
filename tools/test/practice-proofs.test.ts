import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { type NamedProof, namedProofs, nameOfTest, reportUnproven, unprovenBy } from './practice-proofs.ts';

const root = new URL('../../', import.meta.url);

/** Why a test cannot walk anything, as its file stands; undefined where nothing speaks against it. */
function faultOf({ file, title }: Omit<NamedProof, 'practice'>): string | undefined {
  if (!/^[a-z].*\.(test|journey)\.ts$/.test(file) || !existsSync(new URL(file, root))) return 'no such test file';
  const source = readFileSync(new URL(file, root), 'utf8');
  const missing = title.split(' > ').find((part) => !source.includes(`'${part}'`));
  if (missing !== undefined) return `no test or group is called ${missing}`;
  const name = title.split(' > ').at(-1) ?? '';
  const line = source.split('\n').find((one) => one.includes(`'${name}'`)) ?? '';
  return /\b(?:it|test|journey|describe)\s*\.(?:skip|todo|fails)\b/.test(line) ? 'skipped' : undefined;
}

describe('the tests that practices are said to work by', () => {
  it('all exist, by file, groups and name', () => {
    expect(namedProofs().length).toBeGreaterThan(8);
    const faults = namedProofs().flatMap((proof) => {
      const fault = faultOf(proof);
      return fault === undefined ? [] : [`${proof.practice}: ${proof.file}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});

describe('a proof that proves nothing', () => {
  const own = 'tools/test/practice-proofs.test.ts';
  const group = 'the tests that practices are said to work by';

  it.each([
    [{ file: 'tools/test/nothing.test.ts', title: group }],
    [{ file: 'tools/test/practice-proofs.ts', title: group }],
    [{ file: own, title: `${group} > walks what nobody wrote`.replace('nobody', 'no one') }],
  ])('is found out as its file stands: %j', (proof) => {
    expect(faultOf(proof)).toBeDefined();
  });

  it('differs from one that stands', () => {
    expect(faultOf({ file: own, title: `${group} > all exist, by file, groups and name` })).toBeUndefined();
  });

  const proof = { practice: 'p', file: 'a.test.ts', title: 'group > walks it' };
  it.each([
    ['did not run', []],
    ['was renamed', [nameOfTest('a.test.ts', 'group > walks')]],
    ['stands in another group', [nameOfTest('a.test.ts', 'walks it')]],
    ['stands in another file', [nameOfTest('b.test.ts', 'group > walks it')]],
  ])('is found out by the run where its test %s', (_how, passed) => {
    expect(unprovenBy(passed, [proof])).toEqual([proof]);
  });

  it('is none where its test passed', () => {
    expect(unprovenBy([nameOfTest('b.test.ts', 'x'), nameOfTest('a.test.ts', 'group > walks it')], [proof])).toEqual(
      [],
    );
  });

  it('fails a run that has a browser, and is told where there is none', () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const walked = { practice: 'p', file: 'a.journey.ts', title: 'walks it' };
    expect(reportUnproven([nameOfTest('b.test.ts', 'x')], [walked])).toBe(0);
    expect(reportUnproven([nameOfTest('b.journey.ts', 'x')], [walked])).toBe(1);
    expect(reportUnproven([nameOfTest('b.test.ts', 'x')], [proof])).toBe(1);
    expect(said).toHaveBeenCalledTimes(3);
    said.mockRestore();
  });
});
