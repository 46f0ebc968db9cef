import { useEffect, useState } from 'react';
import { formatDate, useLocale } from '#ui/index.ts';

/** Date, weekday and time of China. */
export function ScreenClock() {
  const locale = useLocale();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const [day = '', time = ''] = chinaTime(now);
  const year = formatDate(day, locale, 'year');
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  return (
    <time className="ys-screen-now" dateTime={`${day}T${time}+08:00`}>
      <i>
        {year} {weekday}
      </i>
      {time}
    </time>
  );
}

/** Day and second in China, as data. */
function chinaTime(now: Date): string[] {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
    .format(now)
    .split(' ');
}
