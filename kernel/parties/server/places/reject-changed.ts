import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';

/** Groups of the names of coded values, by register and field. */
const coded: Record<Register, Record<string, string>> = {
  institution: { kind: 'partner.kinds', status: 'institutionStatuses' },
  parcel: { landUse: 'landUses', supplyState: 'supplyStates' },
  site: { kind: 'siteKinds', status: 'siteStatuses' },
};

type Register = 'institution' | 'parcel' | 'site';

/** A record as its amender saw it and as it stands; `named` holds what other places are called. */
export interface Compared<T extends object> {
  register: Register;
  expected: T;
  now: T;
  named?: Partial<Record<keyof T, string | null>>;
}

/** Refuses an amendment of a record that somebody else changed meanwhile, with what each changed field holds now. */
export function rejectChanged<T extends object>(
  { register, expected, now, named = {} }: Compared<T>,
  context: RequestContext,
): void {
  const changed = (Object.keys(expected) as (keyof T & string)[]).filter((field) => expected[field] !== now[field]);
  if (changed.length === 0) return;
  const label = (field: string) => context.text(`parties:${register}.columns.${field.replace(/Id$/, '')}`);
  const shown = (field: keyof T & string): string => {
    const value = named[field] ?? now[field];
    if (value === null || value === undefined) return '—';
    const group = coded[register][field];
    return group === undefined ? String(value) : context.text(`parties:${group}.${value}`);
  };
  const fields = changed.map((field) => ({
    field,
    message: context.text('parties:faults.changedMeanwhile', { field: label(field), value: shown(field) }),
  }));
  const list = changed.map(label).join(context.text('parties:sheet.and'));
  throw new AppError('parties.entryChanged', { fields: list }, fields);
}
