import type { Decimal } from 'decimal.js';
import { formatNumber } from '../feel/number.ts';
import type { DateTimeValue, DateValue, DayTimeDuration, TimeValue, YearMonthDuration, Zone } from '../feel/values.ts';

/** A date as XML Schema writes it: years of at least four digits. */
export function formatDate({ year, month, day }: DateValue): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** A time as XML Schema writes it, a named zone behind `@`. */
export function formatTime({ hour, minute, second, nano, zone }: TimeValue): string {
  const fraction = nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`;
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction}${zone === null ? '' : formatZone(zone)}`;
}

/** Date and time joined by `T`. */
export function formatDateTime({ date, time }: DateTimeValue): string {
  return `${formatDate(date)}T${formatTime(time)}`;
}

function formatZone(zone: Zone): string {
  if ('id' in zone) return `@${zone.id}`;
  if (zone.offset === 0) return 'Z';
  const size = Math.abs(zone.offset);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor((size % 3600) / 60))}${seconds}`;
}

/** Years and months, as `P1Y2M`; none at all is `P0M`. */
export function formatMonths({ months }: YearMonthDuration): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const text = `${years > 0 ? `${years}Y` : ''}${size % 12 > 0 ? `${size % 12}M` : ''}`;
  return text === '' ? 'P0M' : `${months < 0 ? '-' : ''}P${text}`;
}

/** Days, hours, minutes and seconds, as `P1DT2H3M4.5S`; none at all is `PT0S`. */
export function formatDuration(duration: DayTimeDuration): string {
  const { days, hours, minutes, seconds } = partsOfDuration(duration);
  const day = days.isZero() ? '' : `${formatNumber(days.abs())}D`;
  const clock = [
    hours === 0 ? '' : `${Math.abs(hours)}H`,
    minutes === 0 ? '' : `${Math.abs(minutes)}M`,
    seconds.isZero() ? '' : `${formatNumber(seconds.abs())}S`,
  ].join('');
  if (day === '' && clock === '') return 'PT0S';
  return `${duration.seconds.isNegative() ? '-' : ''}P${day}${clock === '' ? '' : `T${clock}`}`;
}

/** Days, hours, minutes and seconds of a duration, each with the sign of the whole. */
export function partsOfDuration({ seconds: total }: DayTimeDuration): {
  days: Decimal;
  hours: number;
  minutes: number;
  seconds: Decimal;
} {
  const days = total.div(86_400).trunc();
  const ofDay = total.minus(days.times(86_400));
  const hours = ofDay.div(3600).trunc().toNumber();
  const ofHour = ofDay.minus(hours * 3600);
  const minutes = ofHour.div(60).trunc().toNumber();
  return { days, hours, minutes, seconds: ofHour.minus(minutes * 60) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
