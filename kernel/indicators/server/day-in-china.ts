/** The day of a moment in China, `YYYY-MM-DD`. */
export function dayInChina(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
