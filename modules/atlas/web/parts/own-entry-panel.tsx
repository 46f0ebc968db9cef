import './atlas.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { EnteredLine, Fact, Facts, ReasonForm } from '#kernel/parties/web/front-door.ts';
import {
  ErrorState,
  formatCount,
  LoadingState,
  SidePanel,
  useApi,
  useApiMutation,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import {
  amendOwnEntry,
  getOwnEntry,
  listOwnEntries,
  type OwnEntry,
  withdrawOwnEntry,
} from '../../contract/own-entry.ts';
import { useLabel } from './labels.ts';
import { EntryPeriod, EntryTarget } from './own-entry-words.tsx';

/** One entry beside the list, with the ways to amend and withdraw it. */
export function OwnEntryPanel({ id, name }: { id: string; name: string | undefined }) {
  const text = useText('atlas');
  const { can } = useSession();
  const answer = useApi(getOwnEntry, { params: { entryId: id } });
  const entry = answer.data?.id === id ? answer.data : undefined;
  const footer =
    entry !== undefined && can(amendOwnEntry.permission) ? (
      <Link to="/own-entries/entry" search={{ id: entry.id }} className="atlas-verb">
        {text('ownEntry.amend')}
      </Link>
    ) : undefined;
  return (
    <SidePanel title={entry?.name ?? name ?? text('ownEntry.title')} {...(footer === undefined ? {} : { footer })}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {entry === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {entry === undefined ? null : (
        <>
          <EntryFacts entry={entry} />
          {can(withdrawOwnEntry.permission) ? (
            <div className="atlas-withdrawal">
              <Withdrawal key={entry.id} id={entry.id} />
            </div>
          ) : null}
        </>
      )}
    </SidePanel>
  );
}

function EntryFacts({ entry }: { entry: OwnEntry }) {
  const text = useText('atlas');
  const label = useLabel();
  const title = (key: string) => text(`ownEntry.columns.${key}`);
  const { members, target, startsOn, endsOn } = entry;
  const many = entry.kind === 'cluster' || entry.kind === 'alliance';
  return (
    <>
      <Facts>
        <Fact title={title('kind')}>{label('ownEntryKind', entry.kind)}</Fact>
        <Fact title={title('description')}>{entry.description}</Fact>
        <Fact title={title('field')}>{entry.field}</Fact>
        <Fact title={title('district')}>{entry.district}</Fact>
        {many ? <Fact title={title('members')}>{members === null ? null : formatCount(members)}</Fact> : null}
        {entry.kind === 'goal' ? (
          <Fact title={title('target')}>{target === null ? null : <EntryTarget entry={entry} />}</Fact>
        ) : null}
        <Fact title={text('ownEntry.period')}>
          {startsOn === null && endsOn === null ? null : <EntryPeriod entry={entry} />}
        </Fact>
        <Fact title={title('party')}>{entry.partyName}</Fact>
        <Fact title={title('source')}>{entry.source}</Fact>
      </Facts>
      <EnteredLine at={entry.registeredAt} />
    </>
  );
}

/** Withdrawing, for a reason; the panel closes with it. */
function Withdrawal({ id }: { id: string }) {
  const text = useText('atlas');
  const panel = usePanel();
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const sending = useApiMutation(withdrawOwnEntry);
  if (!open) return <Button onClick={() => setOpen(true)}>{text('ownEntry.withdraw')}</Button>;
  return (
    <ReasonForm
      verb={text('ownEntry.withdraw')}
      label={text('ownEntry.withdrawReason')}
      hint={text('ownEntry.withdrawHint')}
      effect={text('ownEntry.withdrawEffect')}
      danger
      pending={sending.isPending}
      error={sending.error}
      onSend={(reason) =>
        sending.mutate(
          { params: { entryId: id }, body: { reason } },
          {
            onSuccess: () => {
              panel.close();
              // Only the list: the entry itself is no more, and asking for it again would fail.
              void client.invalidateQueries({ queryKey: [listOwnEntries.id] });
            },
          },
        )
      }
      onCancel={() => setOpen(false)}
    />
  );
}
