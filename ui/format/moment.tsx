import { useLocale } from '../i18n/i18n.ts';
import { formatDate, formatTime } from './date.ts';

/** Day and time of an instant in China; in a table as digits on one line: `2026-10-13 17:42`. */
export function Moment({ at, className, inTable }: { at: string; className?: string; inTable?: boolean }) {
  const locale = useLocale();
  if (inTable) {
    return (
      <time dateTime={at} className="ys-nowrap">
        {dayOf(at)} {formatTime(at)}
      </time>
    );
  }
  return (
    <time dateTime={at} {...(className && { className })}>
      {formatDate(dayOf(at), locale)} {formatTime(at)}
    </time>
  );
}

function dayOf(instant: string): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));
}
