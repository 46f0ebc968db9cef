import './parties.css';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  type ApiError,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  type RegisterAnswer,
  useSession,
  useText,
} from '#ui/index.ts';
import { EntryForm, type EntrySection, type EntryValues } from './entry-form.tsx';
import { useSeen, valuesOfRecord } from './entry-record.ts';

type Done = (entered: { id: string }) => void;

/** How something that was sent is going. */
interface Sending {
  pending: boolean;
  error: ApiError | null;
  reset: () => void;
}

/** Amending the record that the address names. */
interface Amending<Entry, Body> extends Sending {
  /** None while a new record is entered. */
  id: string | undefined;
  answer: RegisterAnswer & { data: Entry | undefined; refetch: () => Promise<{ data: Entry | undefined }> };
  send: (body: Body, seen: Entry, done: Done) => void;
}

/** Properties of {@link EntryPage}. */
export interface EntryPageProps<Entry, Body> {
  /** Group of the register's texts: `title`, `register`, `amendTitle`. */
  texts: 'institution' | 'parcel' | 'person' | 'site';
  /** Page of the register; it opens with the record beside it afterwards. */
  path: string;
  permission: Parameters<ReturnType<typeof useSession>['can']>[0];
  /** One line under the title. */
  lead?: string;
  /** What sending starts. */
  effect: string;
  /** What stands in an empty form. */
  start: EntryValues;
  sections: (seen: Entry | undefined) => EntrySection[];
  registering: Sending & { send: (body: Body, done: Done) => void };
  amending?: Amending<Entry, Body>;
}

/** The one page that enters a record or amends the one of the address: who may not is told so, and the record is waited for. */
export function EntryPage<Entry extends { id: string }, Body>(props: EntryPageProps<Entry, Body>) {
  const { texts, path, permission, amending } = props;
  const text = useText('parties');
  const { account, can } = useSession();
  const seen = useSeen(amending?.answer, amending?.id);
  const amends = amending?.id !== undefined;
  const waiting = amends && seen.record === undefined;
  const error = waiting ? amending.answer.error : null;
  return (
    <Page
      title={text(amends ? `${texts}.amendTitle` : `${texts}.register`)}
      crumbs={<Link to={path}>{text(`${texts}.title`)}</Link>}
      meta={props.lead}
    >
      {can(permission) ? null : <NoPermission signedIn={account !== null} />}
      {can(permission) && error ? <ErrorState error={error} onRetry={() => void amending?.answer.refetch()} /> : null}
      {can(permission) && waiting && !error ? <LoadingState lines={8} /> : null}
      {can(permission) && !waiting ? <OpenForm key={seen.key} {...props} seen={seen} /> : null}
    </Page>
  );
}

function OpenForm<Entry extends { id: string }, Body>({
  texts,
  path,
  effect,
  start,
  sections,
  registering,
  amending,
  seen: { record, again },
}: EntryPageProps<Entry, Body> & { seen: ReturnType<typeof useSeen<Entry>> }) {
  const navigate = useNavigate();
  const open: Done = ({ id }) => void navigate({ to: path, search: { panel: id } });
  const sending = record === undefined || amending === undefined ? registering : amending;
  return (
    <EntryForm
      name={texts}
      sections={sections(record)}
      initial={record === undefined ? start : valuesOfRecord(record)}
      effect={effect}
      back={path}
      pending={sending.pending}
      error={sending.error}
      onAgain={() => {
        sending.reset();
        void again();
      }}
      onSend={(values) => {
        // The server checks every value; the form only keeps what was typed.
        const body = values as unknown as Body;
        if (record === undefined) registering.send(body, open);
        else amending?.send(body, record, open);
      }}
    />
  );
}
