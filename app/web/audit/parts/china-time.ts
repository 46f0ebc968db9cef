/** An instant as registers write it, in the time of China: `2026-11-21 15:02:55`. */
export function chinaTime(instant: string): string {
  // This form of Swedish is ISO 8601.
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
