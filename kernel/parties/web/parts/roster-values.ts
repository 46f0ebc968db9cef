import { dayInChina } from './day-in-china.ts';

/** The day in China now, `YYYY-MM-DD`. */
export function today(): string {
  return dayInChina(new Date());
}

/** A day out of the address, if it is one. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value ? undefined : value;
}

/** The last day of a period that is kept by the first day without it; undefined while no end is known. */
export function lastDayOf(endsOn: string | null): string | undefined {
  if (endsOn === null) return undefined;
  return new Date(Date.parse(`${endsOn}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The first day without something that lasts until a day and includes it. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
