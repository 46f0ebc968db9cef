import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { parameterDatum, parameterKind } from '../../../contract/parameter-texts.ts';
import { ruleDefinition, ruleName } from '../../../contract/rule-definition.ts';
import { ruleKey } from '../../../contract/rule-record.ts';

const shippedParameter = z.strictObject({
  name: ruleName,
  type: parameterKind,
  scale: z.int().min(0).max(6),
  unit: z.string().nullable(),
  description: z.string(),
  values: z
    .array(
      z.strictObject({
        ...{ value: parameterDatum, from: plainDate, to: plainDate.nullable() },
        ...{ source: z.string().min(2), reason: z.string().min(2) },
      }),
    )
    .min(1),
});

/** A rule that fictional zones come with: `zones/fictional/rules/<key>.json`, its policy invented. */
export const shippedRule = z.strictObject({
  key: ruleKey,
  name: z.string().min(2).max(80),
  /** Code of the department that owns it. */
  department: z.string(),
  description: z.string().max(500),
  /** First day in force. */
  from: plainDate,
  reason: z.string().min(2),
  parameters: z.array(shippedParameter),
  definition: ruleDefinition,
});
export type ShippedRule = z.infer<typeof shippedRule>;
