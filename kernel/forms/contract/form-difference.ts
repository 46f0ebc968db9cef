import { z } from 'zod';

/** What changed of a form from one version to another, in the order of the newer one; what was taken away comes last. */
export const formChange = z.object({
  what: z.enum(['field', 'column', 'section', 'parameter', 'status', 'subject', 'order']),
  change: z.enum(['added', 'removed', 'changed']),
  /** Key of the field, with the column's behind a dot; name of what has no key. */
  key: z.string(),
  /** Label of the field or column, as the newer version has it where it stands. */
  name: z.string(),
  /** Of what changed: which part, as it was and is, in the words of the definition (JSON where it is no text). */
  parts: z.array(z.object({ part: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type FormChange = z.infer<typeof formChange>;
