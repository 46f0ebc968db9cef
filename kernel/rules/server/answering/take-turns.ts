import { setImmediate } from 'node:timers/promises';
import { readRuleInTurns } from '../../contract/read-rule.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';

/** Milliseconds after which long work lets other requests be answered. */
const longestTurn = 30;

/** Long work in turns with everything else that the server does. */
export interface Turns {
  /** Lets others go first when the turn has lasted long enough. */
  take(): Promise<void>;
  /** Milliseconds since the work began. */
  spent(): number;
}

/** Begins work that takes turns. */
export function openTurns(): Turns {
  const began = performance.now();
  let turn = began;
  return {
    async take() {
      if (performance.now() - turn < longestTurn) return;
      await setImmediate();
      turn = performance.now();
    },
    spent: () => performance.now() - began,
  };
}

/** Reads a rule's texts while other requests take their turn: whoever checks, covers or compiles it then finds them read. */
export async function readBeforehand(definition: RuleDefinition): Promise<void> {
  await readRuleInTurns(definition, openTurns().take);
}
