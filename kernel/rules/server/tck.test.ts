import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runTck, type TckLine } from './tck/run-tck.ts';

const root = fileURLToPath(new URL('../../../../shared/vectors/dmn-tck/', import.meta.url));
const present = existsSync(root);

function count(lines: readonly TckLine[], level: string, outcome: TckLine['outcome']): number {
  return lines.filter((line) => line.folder.startsWith(`compliance-level-${level}`) && line.outcome === outcome).length;
}

describe('the DMN TCK', () => {
  // The kit is no part of the project: whoever has it lays it beside the project.
  it.skipIf(!present)(`passes (${present ? 'cases found' : `no cases in ${root}`})`, () => {
    const lines = [...runTck(root)];
    const failed = lines.filter(({ outcome }) => outcome === 'failed');
    const [passedTwo, passedThree] = [count(lines, '2', 'passed'), count(lines, '3', 'passed')];
    expect(failed.filter(({ folder }) => folder.startsWith('compliance-level-2'))).toEqual([]);
    expect(passedTwo).toBeGreaterThan(0);
    expect(passedThree).toBeGreaterThan(0);
    expect(passedThree / (passedThree + count(lines, '3', 'failed'))).toBeGreaterThanOrEqual(0.95);
    expect(
      lines.filter(({ outcome }) => outcome === 'skipped').every(({ reason }) => reason === 'external function'),
    ).toBe(true);
  });
});
