import { useMemo } from 'react';
import type { FormDefinition, FormValues } from '#kernel/forms/contract/form-definition.ts';
import { type FormJudgement, type JudgedOn, judgeForm } from '#kernel/forms/contract/judge-form.ts';

/**
 * What a form says to what stands in it on a day. Values of fields that are not asked any more stay with the page, for they
 * may be asked again; they are no fault here, and `values` is what is sent: without them.
 */
export function judgeAsked(definition: FormDefinition, values: FormValues, on: JudgedOn): FormJudgement {
  const judged = judgeForm(definition, values, on);
  return { ...judged, faults: judged.faults.filter(({ code }) => code !== 'notAsked' && code !== 'unknown') };
}

/** The same, counted anew only when something changed. */
export function useJudgement(definition: FormDefinition, values: FormValues, on: JudgedOn): FormJudgement {
  return useMemo(() => judgeAsked(definition, values, on), [definition, values, on]);
}
