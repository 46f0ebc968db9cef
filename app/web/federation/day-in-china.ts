/** The calendar day in China; this form of Swedish is ISO 8601. */
export function dayInChina(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
