import type { FirmStatus } from '../../../contract/firm.ts';
import type { FirmStatusPeriod } from '../../../contract/firm-status.ts';

/** A state as it was said once. */
export interface SaidStatus {
  number: number;
  status: FirmStatus | 'void';
  validFrom: string;
  reason: string | null;
  documentNumber: string | null;
  by: string | null;
  at: string;
}

/** The states that hold, in their order: of one day the word with the highest number counts, and a void one says nothing. */
export function settleStatuses(said: readonly SaidStatus[]): FirmStatusPeriod[] {
  const last = new Map<string, SaidStatus>();
  for (const one of said) {
    if ((last.get(one.validFrom)?.number ?? 0) < one.number) last.set(one.validFrom, one);
  }
  const standing = [...last.values()]
    .flatMap(({ status, ...one }) => (status === 'void' ? [] : [{ ...one, status }]))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return standing.map(({ validFrom, ...one }, place) => ({
    ...one,
    startsOn: validFrom,
    endsOn: standing[place + 1]?.validFrom ?? null,
  }));
}

/** The state on a day; undefined before the first. */
export function statusOn(periods: readonly FirmStatusPeriod[], day: string): FirmStatus | undefined {
  return periods.find((one) => one.startsOn <= day && (one.endsOn === null || day < one.endsOn))?.status;
}
