import { randomUUIDv7, scryptSync } from 'node:crypto';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPassword } from '#testing/database.ts';
import { codeAt, counterAt } from './second-factor.ts';
import { addSession } from './store/sessions.ts';
import { saveAccount } from './store.ts';
import { newToken } from './token.ts';

/** A person of a test: an active account with the password of all test accounts. */
export interface Person {
  id: string;
  login: string;
  role: AccountRole;
}

/** A digest that is quick to compare with: its cost stands in it. */
export function quickDigest(password: string): string {
  const salt = Buffer.alloc(16, 7);
  const key = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 });
  return ['scrypt', 1024, 8, 1, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Adds a person to zone A. */
export async function addPerson(test: TestPlatform, login: string, role: AccountRole): Promise<Person> {
  const db = test.platform.database.forZone(test.zoneA.id);
  const id = randomUUIDv7();
  await saveAccount(db, {
    zoneId: test.zoneA.id,
    id,
    login,
    displayName: `测试 ${login}`,
    role,
    passwordHash: quickDigest(testPassword),
    demonstration: false,
  });
  return { id, login, role };
}

/** A browser of a test: keeps the cookies that it is given. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #test: TestPlatform;
  readonly #userAgent: string;
  constructor(test: TestPlatform, userAgent = 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0.0.0 Safari/537.36') {
    this.#test = test;
    this.#userAgent = userAgent;
  }

  /** Sends a request with the cookies, and keeps those of the answer; the error's code stands beside status and body. */
  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#test.server.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { 'x-yuanshu-csrf': '1', 'user-agent': this.#userAgent, cookie },
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const body = answer.json();
    return { status: answer.statusCode, body, code: body?.error?.code as string | undefined };
  }

  /** Begins a session of an account without its password; `secondFactor` says that one was given. */
  async enter(accountId: string, { secondFactor = false, how = 'password' } = {}): Promise<this> {
    const { platform, zoneA } = this.#test;
    const token = newToken(zoneA.id);
    const at = platform.now().toString();
    const session = { zoneId: zoneA.id, hash: token.hash, accountId, at, how, secondFactor };
    await addSession(platform.database.forZone(zoneA.id), session);
    this.cookies.set('yuanshu_session', token.cookie);
    return this;
  }

  /** Enrols a second factor; returns its secret and recovery codes. */
  async enrol(now: number): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret } = (await this.send('POST', '/api/account/second-factor')).body;
    const confirmed = await this.send('POST', '/api/account/second-factor/confirm', { code: codeOf(secret, now) });
    return { secret, recoveryCodes: confirmed.body.recoveryCodes };
  }
}

/** The code of a secret at a time in milliseconds. */
export function codeOf(secret: string, now: number): string {
  return codeAt(secret, counterAt(now));
}

/** Actions of the journal about an account, oldest first. */
export async function actionsAbout(test: TestPlatform, accountId: string): Promise<string[]> {
  const client = await test.connect('superuser');
  try {
    const { rows } = await client.query<{ action: string }>(
      'select action from journal.entry where subject_id = $1 or account_id::text = $1 order by position',
      [accountId],
    );
    return rows.map(({ action }) => action);
  } finally {
    await client.end();
  }
}
