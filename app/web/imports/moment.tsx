import { formatDate, formatTime, useLocale } from '#ui/index.ts';

/** Day and time of an instant in China. */
export function Moment({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} className="imports-moment">
      {formatDate(dayOf(at), locale)} {formatTime(at)}
    </time>
  );
}

/** The calendar day in China; this form of Swedish is ISO 8601. */
function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
