/** The calendar day in China of an instant. */
export function dayInChina(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
