import { hasText, type Text } from '#ui/index.ts';

/** A holiday as its notice names it, in the reader's language; two that are joined by 、 are told apart, an unknown one stays. */
export function holidayName(name: string | null, text: Text): string {
  return (name ?? '')
    .split('、')
    .map((each) => (hasText('calendar', `holidays.${each}`) ? text(`holidays.${each}`) : each))
    .join(text('comma'));
}
