import type { Database, ZoneDb } from '#platform/db/server/database.ts';
import type { SetUpStep } from '../contract/states.ts';
import { sessionLimits, setUpOf, touchMs, whyOver } from './domain.ts';
import {
  endSession,
  endSessions,
  findSession,
  type LiveSession,
  listSessions,
  type OpenSession,
  renewSession,
  touchSession,
} from './store/sessions.ts';
import { newToken, parseToken, type SessionToken } from './token.ts';

/** A signed-in caller. */
export interface CurrentSession extends LiveSession {
  token: SessionToken;
  /** What the session must do before anything else answers. */
  setUp: SetUpStep | null;
}

/** What an installation sets for its sessions. */
export interface SessionRules {
  /** Milliseconds without a request after which a session ends; 30 minutes where nothing is set. */
  idleMs: number;
  /** Days after which an administrator's password has to be replaced; 0 for never. */
  passwordDays: number;
}

/** Which sessions of an account to end, when (ms) and why (a short word that is kept with each). */
export interface Ending {
  accountId: string;
  /** Only the session with this shown id, or all but it. */
  only?: string;
  except?: string;
  now: number;
  why: string;
}

/** The sessions of one node over the database. */
export interface Sessions {
  readonly rules: SessionRules;
  /** The session of a cookie; what ended, fell idle or grew too old is not found, and is ended for good. */
  find(cookie: string | undefined, now: number): Promise<CurrentSession | undefined>;
  /** The same without moving the idle clock: a page that is only kept informed is not a person at work. */
  look(cookie: string | undefined, now: number): Promise<CurrentSession | undefined>;
  /** Ends a session in the transaction that says so in the journal. */
  end(tx: ZoneDb, token: SessionToken, now: number): Promise<boolean>;
  /** Ends sessions of an account at once, on this node also for requests that come before the next second. */
  endAll(tx: ZoneDb, ending: Ending): Promise<number>;
  /** Gives the session a new token, and a fresh proof of the person unless `proved` is false; undefined when it ended meanwhile. */
  renew(
    tx: ZoneDb,
    session: CurrentSession,
    proof: { now: number; secondFactor: boolean; proved?: boolean },
  ): Promise<string | undefined>;
  /** Forgets what is remembered of an account for a second, because it changed. */
  doubt(accountId: string): void;
  /** Open sessions of an account, newest first. */
  list(db: ZoneDb, accountId: string, now: number): Promise<OpenSession[]>;
}

/** A session is asked of the database at most this often; a session ended on another node lives this much longer. */
const trustMs = 1_000;
/** An account that changes is always asked of the database for longer than a transaction may last. */
const doubtMs = 60_000;
const keptAtMost = 10_000;

interface Kept {
  session: CurrentSession;
  /** Read then: by the server's clock, and by one that nobody can set. */
  now: number;
  elapsed: number;
}

export const usualRules: SessionRules = { idleMs: 30 * 60_000, passwordDays: 180 };

/** Sessions of one node over the database. */
export function openSessions(database: Database, rules: SessionRules = usualRules): Sessions {
  const memory = openMemory();
  const read = async (cookie: string | undefined, now: number, touch: boolean) => {
    if (cookie === undefined) return undefined;
    const known = memory.get(cookie, now);
    if (known !== undefined) return known;
    const session = await load(database, cookie, { now, rules, touch });
    // Kept only by who moves the idle clock: a request that found it kept would leave the clock where it was.
    if (session !== undefined && touch) memory.keep(cookie, { session, now, elapsed: performance.now() });
    return session;
  };
  return {
    rules,
    find: (cookie, now) => read(cookie, now, true),
    look: (cookie, now) => read(cookie, now, false),
    async end(tx, token, now) {
      memory.drop((session) => session.token.hash.equals(token.hash));
      return endSession(tx, token.hash, { at: iso(now), why: 'signedOut' });
    },
    async endAll(tx, { now, why, ...which }) {
      memory.doubt(which.accountId);
      return endSessions(tx, which, { at: iso(now), why });
    },
    async renew(tx, session, { now, secondFactor, proved = true }) {
      memory.doubt(session.account.id);
      const fresh = newToken(session.zone.id);
      const to = { hash: fresh.hash, at: iso(now), secondFactor, proved };
      return (await renewSession(tx, { hash: session.token.hash }, to)) ? fresh.cookie : undefined;
    },
    doubt: (accountId) => memory.doubt(accountId),
    list(db, accountId, now) {
      const { seenAfter, startedAfter } = sessionLimits(now, rules.idleMs);
      return listSessions(db, accountId, { seenAfter: iso(seenAfter), startedAfter: iso(startedAfter) });
    },
  };
}

/** Sessions read within the last second, but for accounts that are changing. */
function openMemory() {
  const kept = new Map<string, Kept>();
  const doubted = new Map<string, number>();
  const isDoubted = (accountId: string) => {
    const until = doubted.get(accountId);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    doubted.delete(accountId);
    return false;
  };
  const drop = (matches: (session: CurrentSession) => boolean) => {
    for (const [cookie, { session }] of kept) if (matches(session)) kept.delete(cookie);
  };
  return {
    get(cookie: string, now: number): CurrentSession | undefined {
      const entry = kept.get(cookie);
      if (entry === undefined) return undefined;
      const trusted = now >= entry.now && now - entry.now < trustMs && performance.now() - entry.elapsed < trustMs;
      if (trusted) return entry.session;
      kept.delete(cookie);
      return undefined;
    },
    keep(cookie: string, entry: Kept): void {
      // What was read while the account changes may be what it was before.
      if (isDoubted(entry.session.account.id)) return;
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(cookie, entry);
    },
    drop,
    doubt(accountId: string): void {
      doubted.set(accountId, performance.now() + doubtMs);
      drop((session) => session.account.id === accountId);
    },
  };
}

async function load(
  database: Database,
  cookie: string,
  { now, rules, touch }: { now: number; rules: SessionRules; touch: boolean },
): Promise<CurrentSession | undefined> {
  const token = parseToken(cookie);
  if (token === undefined) return undefined;
  const db = database.forZone(token.zone);
  const live = await findSession(db, token.hash);
  if (live === undefined) return undefined;
  const times = { startedAt: Date.parse(live.startedAt), lastSeenAt: Date.parse(live.lastSeenAt) };
  const over = whyOver(times, now, rules.idleMs);
  if (over !== undefined) {
    // Written down, so that a clock that is set back cannot bring it to life again.
    await endSession(db, token.hash, { at: iso(now), why: over });
    return undefined;
  }
  if (touch && now - times.lastSeenAt > touchMs) await touchSession(db, token.hash, iso(now));
  return { ...live, token, setUp: setUpStepOf(live, now, rules) };
}

function setUpStepOf(live: LiveSession, now: number, { passwordDays }: SessionRules): SetUpStep | null {
  const policy = {
    secondFactor: live.rule ?? ('administrators' as const),
    demonstrationExempt: live.demonstrationExempt ?? true,
  };
  const { how, secondFactor, demonstration, passwordMustChange } = live;
  const passwordSetAt = live.passwordSetAt === null ? null : Date.parse(live.passwordSetAt);
  const facts = { role: live.account.role, how, secondFactor, demonstration, passwordMustChange, passwordSetAt };
  return setUpOf(facts, { policy, passwordDays, now });
}

const iso = (ms: number): string => new Date(ms).toISOString();
