import type { ReactNode } from 'react';
import { formatDate, useLocale, useText } from '#ui/index.ts';
import type { Membership } from '../../contract/membership.ts';

/** One membership on a line: who or which house, as what, since when, verified by whom. */
export function MembershipLine({
  membership,
  name,
  children,
}: {
  membership: Membership;
  name: ReactNode;
  children?: ReactNode;
}) {
  const text = useText('parties');
  const locale = useLocale();
  const { role, state, startsOn, endsOn, confirmedBy, endReason } = membership;
  const from = formatDate(startsOn, locale);
  const period =
    endsOn === null
      ? text('member.since', { date: from })
      : text('member.until', { from, to: formatDate(endsOn, locale) });
  const notes = [period, confirmedBy && text(`member.confirmedBy.${confirmedBy}`), endReason];
  return (
    <li className={endsOn === null ? '' : 'member-past'}>
      <b>{name}</b>
      <span>{text(`member.roles.${role}`)}</span>
      {state === 'active' ? null : <span className="person-state">{text(`member.states.${state}`)}</span>}
      {children}
      <span className="ys-meta">{notes.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
