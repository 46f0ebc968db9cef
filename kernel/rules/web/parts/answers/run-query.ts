import { type Search, valuesOf } from '#ui/index.ts';
import { type RunAnswer, runAnswer } from '../../../contract/run-endpoints.ts';

/** Which firms of a run the address asks for; what was typed into it by hand may be anything. */
export function runPartyQuery(search: Search): { decision?: string; answer: RunAnswer[]; grade?: string } {
  const [decision] = valuesOf(search, 'decision');
  const [grade] = valuesOf(search, 'grade');
  const known = valuesOf(search, 'answer').flatMap((one) => runAnswer.safeParse(one).data ?? []);
  return {
    ...(decision === undefined ? {} : { decision: decision.slice(0, 40) }),
    ...(grade === undefined ? {} : { grade: grade.slice(0, 60) }),
    answer: known,
  };
}
