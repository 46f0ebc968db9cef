import { z } from 'zod';
import { formKey } from '../../../contract/form.ts';
import { formDefinition, formValues } from '../../../contract/form-definition.ts';

/** A form that fictional zones come with, and what invented firms fill in: one sample a firm. */
export const shippedForm = z.strictObject({
  key: formKey,
  title: z.string().min(2).max(80),
  /** Code of the department that owns it. */
  department: z.string(),
  reason: z.string(),
  definition: formDefinition,
  samples: z.array(formValues),
});
export type ShippedForm = z.infer<typeof shippedForm>;
