import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { latestDay } from './day-in-china.ts';
import { absences, type Fault, type FaultCode } from './domain/fault.ts';
import type { Ground } from './domain/plan-change.ts';
import { dutySubject } from './domain/records.ts';
import type { TellNames } from './domain/tell-change.ts';
import { type Outside, readCatalogue } from './read-outside.ts';
import { loadChanges, loadRecords, type StoredChange } from './store/records.ts';
import { listStaffRows, type StaffMember } from './store/staff.ts';

/** Everything that a change meets, read at one moment. */
export interface LoadedGround extends Ground {
  readonly log: readonly StoredChange[];
  readonly people: readonly StaffMember[];
  readonly names: TellNames;
  /** Number of the last change; 0 before the first. */
  readonly seen: number;
}

/** Reads records, log, people and catalogues of the zone. */
export async function loadGround(db: ZoneDb, outside: Outside, today: string): Promise<LoadedGround> {
  const log = await loadChanges(db);
  const records = await loadRecords(db);
  const people = await listStaffRows(db);
  const catalogue = await readCatalogue(db, outside);
  const duties = new Map(catalogue.map((item) => [dutySubject(item), item]));
  const named = new Map(people.map((person) => [person.id, person.name]));
  return {
    log,
    records,
    people,
    duties,
    staff: new Set(named.keys()),
    latest: latestDay(today),
    newId: randomUUIDv7,
    seen: log.at(-1)?.number ?? 0,
    names: {
      person: (staffId) => named.get(staffId) ?? '',
      duty: (subject) => duties.get(subject)?.name ?? subject,
    },
  };
}

/** Fields of a change that its faults are told at; the others are told of the whole. */
const fieldOfFault: Partial<Record<FaultCode, string>> = {
  laterChange: 'effectiveOn',
  tooFarAhead: 'effectiveOn',
  notStanding: 'effectiveOn',
  codeTwice: 'code',
  nameTwice: 'name',
  noSuchPeriod: 'validFrom',
  beforeFormerPeriod: 'newValidFrom',
  afterNextPeriod: 'newValidFrom',
};

/** Ends a use-case whose change breaks a rule: what is absent as absent, the rest told rule by rule. */
export function refuseFaults(faults: readonly Fault[], context: Pick<RequestContext, 'text'>): void {
  if (faults.length === 0) return;
  const absent = faults.find(({ code }) => code in absences);
  if (absent !== undefined) throw new AppError(absences[absent.code as keyof typeof absences]);
  const fields = faults.map(({ code, params }) => ({
    field: fieldOfFault[code] ?? 'change',
    message: context.text(`parties:organisationFaults.${code}`, params),
  }));
  throw new AppError('parties.organisationRejected', { count: fields.length }, fields);
}
