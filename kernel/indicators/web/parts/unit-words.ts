import { useText } from '#ui/index.ts';

/** A unit in words; plain money is named by itself, its sizes are chosen where amounts are shown. */
export function useUnit(): (unit: string) => string {
  const text = useText('indicators');
  return (unit) => text(unit === 'yuan' ? 'money.yuan' : `units.${unit}`);
}
