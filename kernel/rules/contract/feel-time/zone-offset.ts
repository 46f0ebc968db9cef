import type { Zone } from '../feel/values.ts';
import { civilFromDays, daysFromCivil, floorDiv, floorMod } from './civil-date.ts';

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** The formatter of a zone of the IANA database; null when there is no such zone. */
function formatOf(id: string): Intl.DateTimeFormat | null {
  const known = formats.get(id);
  if (known !== undefined) return known;
  const made = makeFormat(id);
  if (formats.size < 1000) formats.set(id, made);
  return made;
}

function makeFormat(id: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: id, calendar: 'iso8601', hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  } catch {
    return null;
  }
}

/** Whether a text names a zone of the IANA database, as `Asia/Shanghai` or `Etc/UTC`. */
export function isZoneId(id: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(id) && formatOf(id) !== null;
}

/** Seconds of local time before UTC at an instant, in seconds since 1970. */
export function offsetAt(zone: Zone, epochSeconds: number): number {
  if ('offset' in zone) return zone.offset;
  const format = formatOf(zone.id);
  if (format === null) return 0;
  const seconds = withinIntl(epochSeconds);
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = value;
  const year = parts.era?.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year);
  const days = daysFromCivil(year, Number(parts.month), Number(parts.day));
  const local = days * 86_400 + Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
  return local - seconds;
}

/** Seconds before UTC of a local time, in seconds since 1970 as if it were UTC; of two the earlier, in a gap the one before it. */
export function offsetOfLocal(zone: Zone, localSeconds: number): number {
  if ('offset' in zone) return zone.offset;
  const before = offsetAt(zone, localSeconds - 86_400);
  const after = offsetAt(zone, localSeconds + 86_400);
  if (before === after) return before;
  const fits = (offset: number) => offsetAt(zone, localSeconds - offset) === offset;
  return fits(before) || !fits(after) ? before : after;
}

/** Intl reads instants within ±100,000,000 days: beyond them the same day of a year 400 years' cycles nearer stands in. */
function withinIntl(epochSeconds: number): number {
  const days = floorDiv(epochSeconds, 86_400);
  if (Math.abs(days) < 90_000_000) return epochSeconds;
  const { year, month, day } = civilFromDays(days);
  const near = (year > 0 ? 2400 : -200_000) + floorMod(year, 400);
  return daysFromCivil(near, month, day) * 86_400 + floorMod(epochSeconds, 86_400);
}
