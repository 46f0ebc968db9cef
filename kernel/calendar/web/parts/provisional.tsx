import { useText } from '#ui/index.ts';

/** Says which years' notices are not published, so that nobody takes the answer for firm. */
export function Provisional({ years }: { years: readonly number[] }) {
  const text = useText('calendar');
  return (
    <span className="cal-provisional">
      <b>{text('provisional')}</b> {text('provisionalReason', { years: years.join(text('comma')) })}
    </span>
  );
}
