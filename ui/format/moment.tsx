import { useLocale } from '../i18n/i18n.ts';
import { formatDate, formatTime } from './date.ts';

/** Day and time of an instant in China. */
export function Moment({ at, className }: { at: string; className?: string }) {
  const locale = useLocale();
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
