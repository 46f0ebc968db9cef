/** One field before and after; undefined where it did not exist. */
export interface FieldChange {
  field: string;
  before: string | undefined;
  after: string | undefined;
  changed: boolean;
}

/** Deeper values are shown as JSON. */
const deepest = 3;

/** Two records, each JSON text or nothing, as fields side by side: those that changed first, in their order. */
export function fieldChanges(before: string | null, after: string | null): FieldChange[] {
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  const all = [...new Set([...old.keys(), ...next.keys()])].map((field) => {
    const [was, is] = [old.get(field), next.get(field)];
    return { field, before: was, after: is, changed: was !== is };
  });
  return [...all.filter((one) => one.changed), ...all.filter((one) => !one.changed)];
}

/** Encrypted under a key of a person or of the installation. */
export function isCiphertext(value: string): boolean {
  return /^y1\.[as]\.[A-Za-z0-9_-]{38,}$/.test(value);
}

function fieldsOf(text: string | null): Map<string, string> {
  const fields = new Map<string, string>();
  if (text === null) return fields;
  try {
    collect(fields, '', JSON.parse(text));
  } catch {
    fields.set('', text);
  }
  return fields;
}

function collect(fields: Map<string, string>, path: string, value: unknown): void {
  const deep = path === '' ? 0 : path.split('.').length;
  const open = typeof value === 'object' && value !== null && !Array.isArray(value) && deep < deepest;
  if (open && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) collect(fields, path === '' ? key : `${path}.${key}`, inner);
  } else fields.set(path, typeof value === 'string' ? value : JSON.stringify(value));
}
