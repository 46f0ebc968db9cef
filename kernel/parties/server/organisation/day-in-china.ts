/** The calendar day in China of an instant. */
export function dayInChina(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

/** Changes can be planned this far ahead. */
const yearsAhead = 5;

/** The last day for which a change can be planned. */
export function latestDay(today: string): string {
  return Temporal.PlainDate.from(today).add({ years: yearsAhead }).toString();
}
