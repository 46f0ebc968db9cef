import type { Database, ZoneDb } from '#platform/db/server/database.ts';
import { sessionLimits, touchMs } from './domain.ts';
import { endSession, findSession, type LiveSession, touchSession } from './store.ts';
import { parseToken, type SessionToken } from './token.ts';

/** A signed-in caller. */
export interface CurrentSession extends LiveSession {
  token: SessionToken;
}

/** Finds the session of a cookie. */
export interface Sessions {
  find(cookie: string | undefined, now: number): Promise<CurrentSession | undefined>;
  /** Ends a session in the transaction that says so in the journal. */
  end(tx: ZoneDb, token: SessionToken, now: number): Promise<boolean>;
}

/** A session is asked of the database at most this often; a session ended on another node lives this much longer. */
const trustMs = 1_000;
const keptAtMost = 10_000;

interface Kept {
  session: CurrentSession;
  until: number;
}

/** Sessions of one node over the database. */
export function openSessions(database: Database): Sessions {
  const kept = new Map<string, Kept>();
  return {
    async find(cookie, now) {
      if (cookie === undefined) return undefined;
      const known = kept.get(cookie);
      if (known !== undefined && known.until > now) return known.session;
      kept.delete(cookie);
      const session = await load(database, cookie, now);
      if (session === undefined) return undefined;
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(cookie, { session, until: now + trustMs });
      return session;
    },
    async end(tx, token, now) {
      for (const [cookie, entry] of kept) if (entry.session.token.hash.equals(token.hash)) kept.delete(cookie);
      return endSession(tx, token.hash, new Date(now).toISOString());
    },
  };
}

async function load(database: Database, cookie: string, now: number): Promise<CurrentSession | undefined> {
  const token = parseToken(cookie);
  if (token === undefined) return undefined;
  const db = database.forZone(token.zone);
  const limits = sessionLimits(now);
  const live = await findSession(db, token.hash, {
    seenAfter: new Date(limits.seenAfter).toISOString(),
    startedAfter: new Date(limits.startedAfter).toISOString(),
  });
  if (live === undefined) return undefined;
  if (now - Date.parse(live.lastSeenAt) > touchMs) await touchSession(db, token.hash, new Date(now).toISOString());
  return { ...live, token };
}
