import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type KillInstallation, killCategory, killZone, type Person } from './kill-installation.ts';

/** What the platform was asked to do, and which of it was confirmed. */
export interface Acts {
  /** Names of firms, each asked for once. */
  asked: Set<string>;
  /** Name and id of firms whose registration was confirmed. */
  confirmed: Map<string, string>;
  /** Cookies of confirmed sessions that nobody ends, by login. */
  open: Map<string, string>;
  /** Cookies of sessions whose end was confirmed. */
  closed: Set<string>;
  signInsConfirmed: number;
  passwordsConfirmed: number;
  /** Issues by the id that the client made: their case, and the words of acts on it that were confirmed. */
  issues: Map<string, { caseId: string; said: string[] }>;
}

/** Nothing done yet. */
export function noActs(): Acts {
  return {
    asked: new Set(),
    confirmed: new Map(),
    open: new Map(),
    closed: new Set(),
    signInsConfirmed: 0,
    passwordsConfirmed: 0,
    issues: new Map(),
  };
}

interface Answer {
  body: Record<string, unknown>;
  cookie: string | undefined;
}

/** A confirmed answer; undefined when nobody knows what became of the request. A refusal is a failure of the test. */
async function ask(
  installation: KillInstallation,
  request: { method: string; path: string; cookie?: string; body?: unknown; conflict?: 'answers' },
): Promise<Answer | undefined> {
  const headers: Record<string, string> = { 'x-yuanshu-csrf': '1' };
  if (request.cookie !== undefined) headers.cookie = request.cookie;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(`${installation.url}${request.path}`, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (response.status >= 500) {
      await pause(20);
      return undefined;
    }
    if (response.status === 409 && request.conflict === 'answers') return { body: {}, cookie: undefined };
    if (!response.ok) throw new Refused(`${request.method} ${request.path}: ${response.status} ${text}`);
    const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const cookie = cookies.find((one) => one.startsWith('yuanshu_session=') && one.length > 20);
    return { body: JSON.parse(text) as Record<string, unknown>, cookie };
  } catch (error) {
    if (error instanceof Refused) throw error;
    await pause(20);
    return undefined;
  }
}

class Refused extends Error {}

function signIn(installation: KillInstallation, { login, password }: Person): Promise<Answer | undefined> {
  return ask(installation, {
    method: 'POST',
    path: '/api/session',
    body: { zone: killZone.code, login, password },
  });
}

/** A session that is confirmed, however often it takes. */
async function session(installation: KillInstallation, person: Person, acts: Acts): Promise<string> {
  for (;;) {
    const answer = await signIn(installation, person);
    if (answer?.cookie === undefined) continue;
    acts.signInsConfirmed += 1;
    return answer.cookie;
  }
}

/** Registers firms one after another until it is told to stop. */
export async function registerFirms(
  installation: KillInstallation,
  { person, acts, stopped }: { person: Person; acts: Acts; stopped: () => boolean },
): Promise<void> {
  // A session outlives every kill, so one serves for the whole campaign.
  const cookie = acts.open.get(person.login) ?? (await session(installation, person, acts));
  acts.open.set(person.login, cookie);
  while (!stopped()) {
    const name = `测试企业${randomBytes(6).toString('hex')}`;
    acts.asked.add(name);
    const body = { name, industry: 'C26', legalForm: 'limitedLiability' };
    const answer = await ask(installation, { method: 'POST', path: '/api/parties/firms', cookie, body });
    if (answer !== undefined) acts.confirmed.set(name, String(answer.body.id));
  }
}

/** Opens issues of a firm and acts on them, one after another; what got no answer is sent again as it was. */
export async function workOnIssues(
  installation: KillInstallation,
  { person, acts, stopped }: { person: Person; acts: Acts; stopped: () => boolean },
): Promise<void> {
  const cookie = acts.open.get(person.login) ?? (await session(installation, person, acts));
  acts.open.set(person.login, cookie);
  while (!stopped()) {
    const [firmId] = acts.confirmed.values();
    if (firmId === undefined) {
      await pause(20);
      continue;
    }
    const clientId = randomUUID();
    const body = { firmId, category: killCategory, urgency: 'normal', text: '路面破损，请修复', clientId };
    const path = '/api/visits/issues';
    const opened = await untilAnswered(() => ask(installation, { method: 'POST', path, cookie, body }), stopped);
    if (opened === undefined) return;
    const issue = { caseId: String(opened.body.caseId), said: [] as string[] };
    acts.issues.set(clientId, issue);
    for (let expected = 1; expected <= 3 && !stopped(); expected += 1) {
      const comment = `意见${randomBytes(6).toString('hex')}`;
      const request = { method: 'POST', path: `/api/cases/${issue.caseId}/acts`, cookie, conflict: 'answers' } as const;
      const act = { expected, act: 'comment', comment };
      // Nobody else acts on it: a conflict means that the act before it was done and only its answer was lost.
      if ((await untilAnswered(() => ask(installation, { ...request, body: act }), stopped)) === undefined) return;
      issue.said.push(comment);
    }
  }
}

/** Sends until there is an answer; undefined when it is told to stop before. */
async function untilAnswered(
  send: () => Promise<Answer | undefined>,
  stopped: () => boolean,
): Promise<Answer | undefined> {
  for (;;) {
    const answer = await send();
    if (answer !== undefined) return answer;
    if (stopped()) return undefined;
  }
}

/** Passwords that may be in force: the one that was confirmed last, and those asked for since. */
export type Passwords = { known: string; asked: string[] };

/** Signs in, replaces the password and signs out, over and over, until it is told to stop. */
export async function changeSessions(
  installation: KillInstallation,
  work: { person: Person; passwords: Passwords; acts: Acts; stopped: () => boolean },
): Promise<void> {
  const { person, passwords, acts, stopped } = work;
  while (!stopped()) {
    await settlePassword(installation, work);
    let cookie = await session(installation, { ...person, password: passwords.known }, acts);
    const next = randomBytes(12).toString('base64url');
    passwords.asked.push(next);
    const body = { old: passwords.known, new: next };
    const changed = await ask(installation, { method: 'POST', path: '/api/account/password', cookie, body });
    if (changed === undefined) continue;
    acts.passwordsConfirmed += 1;
    passwords.known = next;
    passwords.asked = [];
    cookie = changed.cookie ?? cookie;
    const ended = await ask(installation, { method: 'DELETE', path: '/api/session', cookie });
    if (ended !== undefined) acts.closed.add(cookie);
  }
}

/** After an unknown end, exactly one of the passwords must open the account. */
export async function settlePassword(
  installation: KillInstallation,
  { person, passwords, acts }: { person: Person; passwords: Passwords; acts: Acts },
): Promise<void> {
  while (passwords.asked.length > 0) {
    const tried = [passwords.known, ...passwords.asked];
    const answers = await Promise.allSettled(tried.map((password) => signIn(installation, { ...person, password })));
    // Some answer was lost: all are tried again, so that none is taken for wrong that is right.
    if (answers.some((one) => one.status === 'fulfilled' && one.value === undefined)) continue;
    const right = tried.filter((_password, index) => answers[index]?.status === 'fulfilled');
    if (right.length !== 1) throw new Error(`${right.length} of ${tried.length} passwords open the account`);
    acts.signInsConfirmed += right.length;
    passwords.known = right[0] ?? '';
    passwords.asked = [];
  }
}

/** True when the platform takes the cookie for a session. */
export async function isOpen(installation: KillInstallation, cookie: string): Promise<boolean> {
  const answer = await ask(installation, { method: 'GET', path: '/api/session', cookie });
  return answer !== undefined && answer.body.account !== null;
}
