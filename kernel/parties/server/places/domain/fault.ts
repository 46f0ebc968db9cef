/** A field that breaks a rule: key and values of the text that says so. */
export interface EntryFault {
  field: string;
  text: string;
  params: Record<string, string | number>;
}

/** A fault without values. */
export function faultAt(field: string, text: string): EntryFault {
  return { field, text, params: {} };
}
