import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runTck, type TckLine } from './tck/run-tck.ts';

// The kit is no part of the project: whoever has it lays it beside the project.
const root = fileURLToPath(new URL('../../../../shared/vectors/dmn-tck/', import.meta.url));
const reference = readFileSync(new URL('../../../docs/reference/dmn.md', import.meta.url), 'utf8');

function count(lines: readonly TckLine[], level: string, outcome: TckLine['outcome']): number {
  return lines.filter((line) => line.folder.startsWith(`compliance-level-${level}`) && line.outcome === outcome).length;
}

it('passes the DMN TCK: level 2 whole, level 3 for the most part', (context) => {
  if (!existsSync(root)) context.skip(`no cases of the DMN TCK in ${root}`);
  const lines = [...runTck(root)];
  const failedTwo = lines.filter(
    ({ folder, outcome }) => folder.startsWith('compliance-level-2') && outcome !== 'passed',
  );
  expect(failedTwo).toEqual([]);
  const passed = count(lines, '3', 'passed');
  expect([count(lines, '2', 'passed') > 0, passed > 0]).toEqual([true, true]);
  expect(passed / (passed + count(lines, '3', 'failed'))).toBeGreaterThanOrEqual(0.95);
  const skipped = lines.filter(({ outcome }) => outcome === 'skipped');
  expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(['external function']));
  // The reference says the same figures, so that nobody quotes older ones.
  for (const level of ['2', '3']) {
    const figures = (['passed', 'failed', 'skipped'] as const).map((outcome) => count(lines, level, outcome));
    expect(reference).toContain(`| ${level} | ${figures.join(' | ')} |`);
  }
});
