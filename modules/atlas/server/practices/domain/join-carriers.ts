import { z } from 'zod';
import type { MechanismTier } from '../../../contract/enumerations.ts';
import { type PracticeModule, type PracticeState, practiceModule, practiceProof } from '../../../contract/practice.ts';

/** Which module and page carry a core practice, and the tests that walk it. */
export const carrier = z.strictObject({
  id: z.string(),
  module: practiceModule,
  page: z.string().regex(/^\/[a-z/?=&-]+$/i),
  proof: z.array(practiceProof),
});
export type Carrier = z.infer<typeof carrier>;

/** What is said of a practice beside its fact. */
export interface Carried {
  module: PracticeModule;
  page: string;
  state: PracticeState;
  proof: Carrier['proof'];
}

/** The module of each job. */
const moduleOfJob: Readonly<Record<number, PracticeModule>> = {
  1: 'projects',
  2: 'investment',
  3: 'approvals',
  4: 'visits',
  5: 'policies',
  6: 'finance',
  7: 'collaboration',
  8: 'evaluators',
  9: 'environment',
  10: 'bonded',
  11: 'economy',
  12: 'infrastructure',
  13: 'cultivation',
  14: 'talent',
  15: 'civic',
};

/** Where places, clusters, alliances and goals are recorded. */
const recording = { module: 'atlas', page: '/own-entries' } as const;

/**
 * What carries a practice. The state follows from the proof alone: a core practice works where a test walks it, whatever
 * else is said of it; a context practice is recorded. One that no list names is carried by the module of its first job.
 */
export function carriedBy(
  practice: { id: string; tier: MechanismTier; systems: readonly number[] },
  carriers: ReadonlyMap<string, Carrier>,
): Carried {
  if (practice.tier === 'context') return { ...recording, state: 'recorded', proof: [] };
  const named = carriers.get(practice.id);
  const module = named?.module ?? moduleOfJob[practice.systems[0] ?? 0] ?? 'atlas';
  const proof = named?.proof ?? [];
  return { module, page: named?.page ?? `/${module}`, state: proof.length > 0 ? 'works' : 'notYet', proof };
}
