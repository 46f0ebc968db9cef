import type { EntrySummary } from '#platform/journal/contract/reading.ts';
import { type Column, hasText, type Text } from '#ui/index.ts';
import { chinaTime } from './china-time.ts';

/** Columns of the journal; the action names the row. */
export function entryColumns(text: Text, auth: Text): Column<EntrySummary>[] {
  return [
    { key: 'actionName', title: text('columns.actionName'), width: 200, render: ({ actionName }) => actionName },
    {
      key: 'at',
      title: text('columns.at'),
      narrow: 'lead',
      render: ({ at }) => <time className="journal-time">{chinaTime(at)}</time>,
    },
    { key: 'account', title: text('columns.account'), narrow: 'line', render: (entry) => actorName(entry, text) },
    { key: 'role', title: text('columns.role'), narrow: 'none', render: ({ role }) => role && roleName(role, auth) },
    { key: 'ip', title: text('columns.ip'), narrow: 'none', render: ({ ip }) => ip },
    {
      key: 'subject',
      title: text('columns.subject'),
      narrow: 'none',
      render: ({ subjectType, subjectId }) =>
        subjectType && (
          <span className="journal-subject" title={`${subjectType} ${subjectId}`}>
            {subjectType} <code>{subjectId}</code>
          </span>
        ),
    },
    {
      key: 'reason',
      title: text('columns.reason'),
      width: 120,
      narrow: 'line',
      render: ({ reason }) => reason && <span className="journal-reason">{reason}</span>,
    },
    {
      key: 'seal',
      title: text('columns.seal'),
      narrow: 'none',
      render: ({ number }) =>
        number === null ? <span className="ys-meta">{text('list.unsealed')}</span> : text('list.sealed'),
    },
    { key: 'action', title: text('columns.action'), extra: true, narrow: 'none', render: ({ action }) => action },
  ];
}

/** The account by its name of today, or what acted without one. */
export function actorName({ accountName, accountId, actorKind }: EntrySummary, text: Text): string {
  return accountName ?? accountId ?? text(`actors.${actorKind}`);
}

/** A role in words; as it was written where it is no more. */
export function roleName(role: string, auth: Text): string {
  return hasText('auth', `roles.${role}`) ? auth(`roles.${role}`) : role;
}
