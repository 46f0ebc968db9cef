import type { Text } from '#ui/i18n/i18n.ts';

/** Growth as printed: ink and an arrow, in percent or percentage points; null where none is printed. */
export function growthWords(
  growth: { yoyPercent?: string | undefined; yoyPp?: string | undefined },
  text: Text,
): string | null {
  const arrowed = (value: string) => (value.startsWith('-') ? `↓${value.slice(1)}` : `↑${value}`);
  if (growth.yoyPercent !== undefined) return `${arrowed(growth.yoyPercent)}%`;
  return growth.yoyPp === undefined ? null : text('web.indicators.points', { value: arrowed(growth.yoyPp) });
}
