/** Longer than any file of tests keeps a platform open. */
const minutesBefore = 5;
const china = 'Asia/Shanghai';

/**
 * The clock of a test platform: the real one, but one that would see midnight in China pass begins just after it, so that
 * what is counted by the day is counted in one day. It never goes back: what stands in the template is older.
 */
export function testClock(real: () => Temporal.Instant = () => Temporal.Now.instant()): () => Temporal.Instant {
  const opened = real();
  const midnight = opened.toZonedDateTimeISO(china).add({ days: 1 }).startOfDay().toInstant();
  const left = opened.until(midnight);
  const ahead = Temporal.Duration.compare(left, { minutes: minutesBefore }) < 0 ? left : new Temporal.Duration();
  return () => real().add(ahead);
}
