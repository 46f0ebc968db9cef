import { inventId } from '../../domain/invent-id.ts';
import type { Random } from '../../domain/random.ts';
import type { ZoneWords } from '../../domain/zone-data.ts';
import type { PlacedUnit } from './placed-unit.ts';
import type { DepartmentContent, Entry } from './records.ts';

/** A change that a fictional zone went through. */
export interface InventedChange {
  number: number;
  kind: 'loading' | 'amending' | 'merging';
  effectiveOn: string;
  documentNumber: string | null;
  reason: string | null;
}

/** The past of a fictional zone: earlier names, and departments that are gone. */
export function inventHistory(
  { history, organisedOn }: Pick<ZoneWords, 'history' | 'organisedOn'>,
  units: ReadonlyMap<string, PlacedUnit>,
  random: Random,
): { changes: InventedChange[]; rewrite(entries: readonly Entry<DepartmentContent>[]): Entry<DepartmentContent>[] } {
  const formerNames = new Map<string, string>();
  const added: Entry<DepartmentContent>[] = [];
  const changes = history.map((past, index): InventedChange => {
    const number = index + 2;
    if (past.kind === 'amending') {
      const unit = unitOf(units, past.code);
      formerNames.set(unit.id, past.formerName);
      added.push({ subject: unit.id, from: past.on, number, content: unit.content });
    } else {
      const { content: target } = unitOf(units, past.into);
      const subject = inventId(random, 500 + number);
      const content = { ...target, code: past.code, name: past.name, position: units.size + number };
      added.push({ subject, from: organisedOn, number: 1, content });
      added.push({ subject, from: past.on, number, content: { ...content, standing: false } });
    }
    return { number, kind: past.kind, effectiveOn: past.on, documentNumber: past.documentNumber, reason: past.reason };
  });
  const rewrite = (entries: readonly Entry<DepartmentContent>[]) => [
    ...entries.map((entry) => {
      const name = formerNames.get(entry.subject);
      return name === undefined || entry.content === null ? entry : { ...entry, content: { ...entry.content, name } };
    }),
    ...added,
  ];
  return { changes, rewrite };
}

function unitOf(units: ReadonlyMap<string, PlacedUnit>, code: string): PlacedUnit {
  const unit = units.get(code);
  if (unit === undefined) throw new RangeError(`the zone has no unit ${code}`);
  return unit;
}
