import './parties.css';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  type RegisterAnswer,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import type { EntryValues } from './place-entry-form.tsx';

/** Id of the record that the address asks to amend; none to enter a new one. */
export function useAmended(): string | undefined {
  const [search] = useUrlSearch();
  return valuesOf(search, 'id')[0];
}

/** The frame of an entry: who may not is told so, and a record that is amended is waited for. */
export function PlaceEntryPage({
  texts,
  path,
  permission,
  amended,
  answer,
  ready,
  children,
}: {
  /** Group of the register's texts. */
  texts: 'institution' | 'parcel' | 'site';
  path: string;
  permission: Parameters<ReturnType<typeof useSession>['can']>[0];
  amended: string | undefined;
  answer: RegisterAnswer;
  /** The record to amend is there. */
  ready: boolean;
  children: ReactNode;
}) {
  const text = useText('parties');
  const { account, can } = useSession();
  const waiting = amended !== undefined && !ready;
  return (
    <Page
      title={text(amended === undefined ? `${texts}.register` : `${texts}.amendTitle`)}
      crumbs={<Link to={path}>{text(`${texts}.title`)}</Link>}
    >
      {can(permission) ? null : <NoPermission signedIn={account !== null} />}
      {can(permission) && waiting && answer.error ? (
        <ErrorState error={answer.error as never} onRetry={() => void answer.refetch()} />
      ) : null}
      {can(permission) && waiting && !answer.error ? <LoadingState lines={8} /> : null}
      {can(permission) && !waiting ? children : null}
    </Page>
  );
}

/**
 * The record to amend as it was when the form opened: what others change meanwhile is not taken for what was seen. Calling
 * `again` opens the form anew with what stands then.
 */
export function useSeen<T extends { id: string }>(
  answer: { data: T | undefined; refetch: () => Promise<{ data: T | undefined }> },
  amended: string | undefined,
) {
  const [seen, setSeen] = useState<T>();
  const [times, setTimes] = useState(0);
  if (answer.data !== undefined && answer.data.id === amended && seen?.id !== amended) setSeen(answer.data);
  return {
    record: seen?.id === amended ? seen : undefined,
    /** Another one for each opening of the form. */
    key: `${amended ?? 'new'} ${times}`,
    again: async () => {
      const { data } = await answer.refetch();
      setSeen(data);
      setTimes((before) => before + 1);
    },
  };
}

/** The texts of a record as its form shows them: what is not known is empty, other places are told by id. */
export function valuesOfRecord(record: object): EntryValues {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      if (typeof value === 'string') return [[key, value]];
      const place = value as { id?: unknown } | null;
      return typeof place?.id === 'string' ? [[`${key}Id`, place.id]] : [];
    }),
  );
}
