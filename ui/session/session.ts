import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { getSession, type SessionView, signOut } from '#platform/auth/contract/endpoints.ts';
import { findSignOut } from '#platform/federation/contract/endpoints.ts';
import { callApi } from '../api/client.ts';
import { sessionKey } from '../api/session-key.ts';
import { bindDevice, forgetRecords, recordOwner } from './device-records.ts';

/** A visitor: what is shown until the server has said who is there. */
const visitor: SessionView = {
  account: null,
  zone: null,
  permissions: [],
  idleMinutes: 0,
  setUp: null,
  proof: null,
};

const sessionQuery = {
  queryKey: sessionKey,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const session = await callApi(getSession, {}, signal);
    void bindDevice(recordOwner(session)).catch(reportDevice);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
};

/** Asks who is signed in before the first page is drawn; throws `ApiError`. */
export function loadSession(client: QueryClient): Promise<SessionView> {
  return client.fetchQuery(sessionQuery);
}

/** Who is signed in, in which zone, and `can(permission)`: whether that person may do something. */
export function useSession(): SessionView & { can: (permission: string) => boolean } {
  const session = useQuery(sessionQuery).data ?? visitor;
  return useMemo(() => {
    const held = new Set(session.permissions);
    return { ...session, can: (permission) => held.has(permission) };
  }, [session]);
}

/** Asks who is signed in anew, after something about the session changed on the server; throws `ApiError`. */
export function useSessionReload(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: sessionKey }), [client]);
}

function reportDevice(error: unknown): void {
  console.error('what this device keeps could not be changed', error);
}

/** Forgets the drafts of forms that this window keeps. Language, zone and columns are kept, being nobody's secret. */
function forgetForms(): void {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}

/** Puts a new session in place of the old one and forgets every answer that the old one was allowed to see. */
export function useSessionChange(): (session: SessionView) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
      const before = client.getQueryData<SessionView>(sessionKey)?.account?.id;
      if (before !== undefined && before !== session.account?.id) forgetForms();
      void bindDevice(recordOwner(session)).catch(reportDevice);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      client.setQueryData(sessionKey, session);
    },
    [client],
  );
}

/**
 * Ends the session on the server, then here, and goes to the door; whoever came through another identity provider is
 * taken there to end that session too, or the next person at the desk would get in with one press.
 */
export function useSignOut(): () => Promise<void> {
  const change = useSessionChange();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useCallback(async () => {
    // First, so that it is done also where the server cannot be reached.
    forgetForms();
    const owner = recordOwner(client.getQueryData<SessionView>(sessionKey) ?? visitor);
    if (owner !== undefined) await forgetRecords(owner).catch(reportDevice);
    const elsewhere = await callApi(findSignOut, {}).catch(() => ({ url: null }));
    await callApi(signOut, {});
    if (elsewhere.url !== null) {
      window.location.assign(elsewhere.url);
      return;
    }
    change(await callApi(getSession, {}));
    await navigate({ to: '/sign-in' });
  }, [change, navigate, client]);
}
