import { Link, useNavigate } from '@tanstack/react-router';
import { EntryForm, useAct, useAmended, useSeen, valuesOfRecord } from '#kernel/parties/web/front-door.ts';
import {
  type ApiInput,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import {
  amendOwnEntry,
  enterOwnEntry,
  getOwnEntry,
  type OwnEntry,
  ownEntryKind,
  seenOwnEntry,
} from '../../contract/own-entry.ts';
import { ownEntrySections } from '../parts/own-entry-fields.tsx';

type Body = ApiInput<typeof enterOwnEntry>['body'];

/** Enters an entry or amends the one of the address; afterwards the list opens with it beside. */
export function OwnEntryPage() {
  const text = useText('atlas');
  const { account, can } = useSession();
  const amended = useAmended();
  const answer = useApi(getOwnEntry, { params: { entryId: amended ?? '' } }, { enabled: amended !== undefined });
  const { record, key, again } = useSeen(answer, amended);
  const waiting = amended !== undefined && record === undefined;
  return (
    <Page
      title={text(amended === undefined ? 'ownEntry.enterTitle' : 'ownEntry.amendTitle')}
      crumbs={<Link to="/own-entries">{text('ownEntry.title')}</Link>}
    >
      {can(enterOwnEntry.permission) ? null : <NoPermission signedIn={account !== null} />}
      {can(enterOwnEntry.permission) && waiting && answer.error ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {can(enterOwnEntry.permission) && waiting && !answer.error ? <LoadingState lines={8} /> : null}
      {can(enterOwnEntry.permission) && !waiting ? <OwnEntryForm key={key} record={record} again={again} /> : null}
    </Page>
  );
}

function OwnEntryForm({ record, again }: { record: OwnEntry | undefined; again: () => Promise<void> }) {
  const text = useText('atlas');
  const navigate = useNavigate();
  const [search] = useUrlSearch();
  const [entering, amending] = [useAct(enterOwnEntry), useAct(amendOwnEntry)];
  const sending = record === undefined ? entering : amending;
  const open = ({ id }: { id: string }) => void navigate({ to: '/own-entries', search: { panel: id } });
  const wanted = ownEntryKind.safeParse(valuesOf(search, 'kind')[0]).data;
  const known = record === undefined ? {} : valuesOfRecord(record);
  const initial =
    record === undefined
      ? { kind: wanted ?? 'place' }
      : { ...known, ...(record.members === null ? {} : { members: String(record.members) }) };
  return (
    <EntryForm
      name="ownEntry"
      sections={ownEntrySections(text, record?.partyName ?? undefined)}
      initial={initial}
      effect={text('ownEntry.effect')}
      back="/own-entries"
      pending={sending.pending}
      error={sending.error}
      onAgain={() => {
        amending.reset();
        void again();
      }}
      onSend={({ members, ...values }) => {
        // The server checks every value; the form only keeps what was typed.
        const body = { ...values, ...(members === undefined ? {} : { members: Number(members) }) } as unknown as Body;
        if (record === undefined) return entering.act({ body }, open);
        const expected = seenOwnEntry.parse(record);
        return amending.act({ params: { entryId: record.id }, body: { ...body, expected } }, open);
      }}
    />
  );
}
