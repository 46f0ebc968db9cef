/** The day of an instant (ISO 8601) in China, `YYYY-MM-DD`. */
export function dayInChina(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
