/** What a suite of tests or checks came to. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** Tests that passed, each as `file > group > name`; absent where no tests were run one by one. */
  passedTests?: readonly string[];
}

/** Name of the environment variable with the file that a run of vitest writes its outcome to. */
export const outcomeVariable = 'YUANSHU_TEST_OUTCOME';

/** Sums outcomes. */
export function addOutcomes(outcomes: readonly Outcome[]): Outcome {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** The line that closes a run. */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
