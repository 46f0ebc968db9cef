import { type Column, formatCount, useText } from '#ui/index.ts';
import type { OwnEntry } from '../../contract/own-entry.ts';
import { useLabel } from './labels.ts';
import { EntryPeriod, EntryTarget } from './own-entry-words.tsx';

/** Columns of the zone's own entries. */
export function useOwnEntryColumns(): readonly Column<OwnEntry>[] {
  const text = useText('atlas');
  const label = useLabel();
  const title = (key: string) => text(`ownEntry.columns.${key}`);
  return [
    { key: 'name', title: title('name'), sortable: true, width: 240, render: ({ name }) => name },
    {
      ...{ key: 'kind', title: title('kind'), narrow: 'lead' as const, width: 80 },
      render: ({ kind }) => label('ownEntryKind', kind),
    },
    { key: 'field', title: title('field'), narrow: 'lead', render: ({ field }) => field },
    { key: 'district', title: title('district'), narrow: 'line', render: ({ district }) => district },
    {
      ...{ key: 'target', title: title('target'), align: 'end' as const, narrow: 'end' as const },
      render: (entry) => <EntryTarget entry={entry} />,
    },
    {
      ...{ key: 'members', title: title('members'), align: 'end' as const, narrow: 'none' as const },
      render: ({ members }) => (members === null ? null : formatCount(members)),
    },
    {
      ...{ key: 'endsOn', title: text('ownEntry.period'), sortable: true, narrow: 'line' as const },
      render: (entry) => <EntryPeriod entry={entry} />,
    },
    { key: 'party', title: title('party'), narrow: 'none', render: ({ partyName }) => partyName },
  ];
}
