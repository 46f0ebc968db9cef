import type { Output } from './output.ts';

/** Exit codes: done; done and something found wrong; bad usage or input. */
export const exitCodes = { done: 0, foundWrong: 1, badInput: 2 } as const;

/** What a command needs of the process around it; tests give their own. */
export interface CliEnvironment {
  env: Record<string, string | undefined>;
  output: Output;
  /** Set by a command that found something wrong. */
  exitCode: number;
}
