import type { FormDefinition, FormField } from '../../../contract/form-definition.ts';
import { isPersonal } from '../../../contract/personal-fields.ts';
import { fieldsOf } from '../../../contract/prepare-form.ts';

/** A field as a column of a register, over all versions that asked it. */
export interface RegisterField {
  readonly key: string;
  /** As the newest version calls it. */
  readonly name: string;
  /** `text` where versions asked it in different units or as different things: then each cell says its own. */
  readonly type: 'text' | 'integer' | 'decimal' | 'fen' | 'date';
  /** Stands in the head, and in no cell; null: there is none, or each cell says its own. */
  readonly unit: string | null;
  /** The field as each version asked it, by the number of the version. */
  readonly asked: ReadonlyMap<number, FormField>;
}

interface Version {
  readonly number: number;
  readonly definition: FormDefinition;
}

/** Fields of several versions (the oldest first), each once by its key and nothing personal, in the order of the newest that asked them; `yuan` is the unit of money. */
export function registerFields(versions: readonly Version[], yuan: string): RegisterField[] {
  const found = new Map<string, Map<number, FormField>>();
  for (const { number, definition } of [...versions].reverse()) {
    for (const field of fieldsOf(definition)) {
      if (isPersonal(field)) continue;
      found.set(field.key, (found.get(field.key) ?? new Map<number, FormField>()).set(number, field));
    }
  }
  return [...found].map(([key, asked]) => {
    const fields = [...asked.values()];
    const measures = new Map(fields.map((field) => [JSON.stringify(measureOf(field, yuan)), measureOf(field, yuan)]));
    const [measure = words] = measures.size === 1 ? measures.values() : [];
    return { key, name: fields[0]?.name ?? key, ...measure, asked };
  });
}

type Measure = Pick<RegisterField, 'type' | 'unit'>;

const words: Measure = { type: 'text', unit: null };

function measureOf(field: FormField, yuan: string): Measure {
  if (field.kind === 'choices') return words;
  if (field.kind !== 'value') return { type: 'integer', unit: null };
  const { type } = field;
  if (type.is === 'money') return { type: 'fen', unit: yuan };
  if (type.is === 'date') return { type: 'date', unit: null };
  return type.is === 'number' ? { type: type.scale === 0 ? 'integer' : 'decimal', unit: type.unit } : words;
}
