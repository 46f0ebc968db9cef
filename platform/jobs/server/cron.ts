import type { Schedule } from './job.ts';

/** China has had one time zone without summer time since 1991. */
const shanghaiHoursAhead = 8;

/** The worker's cron pattern, which it reads in UTC. */
export function cronPattern(schedule: Schedule): string {
  if ('everyMinutes' in schedule) {
    const { everyMinutes } = schedule;
    if (!Number.isInteger(everyMinutes) || everyMinutes < 1 || everyMinutes > 59) {
      throw new RangeError(`everyMinutes ${everyMinutes} is not 1 to 59`);
    }
    return `*/${everyMinutes} * * * *`;
  }
  const [hour, minute] = schedule.dailyAt.split(':').map(Number);
  if (hour === undefined || minute === undefined || !(hour < 24) || !(minute < 60)) {
    throw new RangeError(`dailyAt ${schedule.dailyAt} is not a time of day`);
  }
  return `${minute} ${(hour - shanghaiHoursAhead + 24) % 24} * * *`;
}
