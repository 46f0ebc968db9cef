import { formatDate, type Text, useLocale, useText } from '#ui/index.ts';
import type { Alarm } from '../../contract/alarm.ts';

/** How far an alarm is over, or how much is left: 超 3 个工作日. */
export function useAlarmWords(): (alarm: Alarm) => string {
  const text = useText('cockpit');
  const locale = useLocale();
  return (alarm) =>
    words(alarm, text) || text('alarms.since', { day: formatDate(dayInChina(alarm.since), locale, 'day') });
}

function words({ light, workingDays }: Alarm, text: Text): string {
  if (workingDays === null) return '';
  // Due on Friday, read on Saturday: late, with no working day gone yet.
  if (light === 'late' && workingDays === 0) return text('alarms.overJust');
  if (light === 'late') return text('alarms.over', { count: workingDays });
  return workingDays === 0 ? text('alarms.today') : text('alarms.left', { count: workingDays });
}

/** The day of a moment in China, `YYYY-MM-DD`. */
export function dayInChina(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date(instant));
}
