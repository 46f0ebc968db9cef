import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { type Outcome, outcomeVariable } from './outcome.ts';
import { nameOfTest } from './practice-proofs.ts';

/** Files that took longest are named, so that a run that grows slow says where. */
const slowestShown = 3;
const slowFile = 2_000;

/** Counts tests for tools/test/run.ts and prints each skipped one with its reason; one without a reason fails. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const outcome: Outcome = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count(test, module, outcome);
      // A file that does not load has no tests to fail.
      if (module.state() === 'failed' && module.errors().length > 0) outcome.failed += 1;
    }
    showSlowest(modules);
    outcome.passedTests = modules.flatMap(namesOfPassed);
    const file = process.env[outcomeVariable];
    if (file) writeFileSync(file, JSON.stringify(outcome));
  }
}

function namesOfPassed(module: TestModule): string[] {
  return [...module.children.allTests('passed')].map((test) => nameOfTest(module.relativeModuleId, test.fullName));
}

function count(test: TestCase, module: TestModule, outcome: Outcome): void {
  const result = test.result();
  if (result.state === 'passed' || result.state === 'failed') {
    outcome[result.state] += 1;
    return;
  }
  const name = `${module.relativeModuleId} › ${test.fullName}`;
  const reason = result.state === 'skipped' ? result.note : undefined;
  // Tests after one that stopped the run, or outside a -t filter, are not skipped by anyone's decision.
  if (reason === undefined && test.options.mode === 'run') return;
  if (reason === undefined) {
    outcome.failed += 1;
    console.log(`  skipped without a reason: ${name}`);
    return;
  }
  outcome.skipped += 1;
  console.log(`  skipped: ${name}: ${reason}`);
}

function showSlowest(modules: readonly TestModule[]): void {
  const slow = modules
    .map((module) => ({ file: module.relativeModuleId, took: module.diagnostic().duration }))
    .filter(({ took }) => took > slowFile)
    .sort((a, b) => b.took - a.took)
    .slice(0, slowestShown);
  for (const { file, took } of slow) console.log(`  slow: ${(took / 1000).toFixed(1)} s ${file}`);
}
