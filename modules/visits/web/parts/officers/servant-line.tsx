import { useText } from '#ui/index.ts';
import type { RatingSummary, Servant } from '../../../contract/service-officer.ts';

/** Somebody who serves: name, department, telephone of the office; a gap says so. */
export function ServantLine({ servant }: { servant: Servant | null }) {
  const text = useText('visits');
  if (servant === null) return <span className="ys-meta">{text('officers.ownGap')}</span>;
  const { name, department, telephone } = servant;
  return (
    <>
      <b>{name}</b>
      {department === null ? null : ` · ${department}`}
      {telephone === null ? null : ` · ${text('officers.extension', { number: telephone })}`}
    </>
  );
}

/** Ratings with what they are counted from; no mean of fewer than five. */
export function RatingLine({ ratings: { count, asked, unanswered, mean } }: { ratings: RatingSummary }) {
  const text = useText('visits');
  return (
    <>
      <b>{mean ?? text('officers.meanHidden')}</b>{' '}
      <span className="ys-meta">{text('officers.ratedOf', { count, asked, unanswered })}</span>
    </>
  );
}
