import type { LightMyRequestResponse } from 'fastify';
import { saveActivation } from '#platform/auth/server/store/accounts.ts';
import { addSession } from '#platform/auth/server/store/sessions.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import type { TestPlatform } from '#testing/database.ts';

/** Somebody outside the authority with a login of their own. */
export interface Outsider {
  accountId: string;
  send(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<LightMyRequestResponse>;
}

/** A mobile number that was never assigned: 1000000xxxx. */
export const inventedMobile = (number: number) => `1000000${String(number).padStart(4, '0')}`;

/** Activates the login of an invitation and signs in with it, without the slow digest of a password. */
export async function enter(on: TestPlatform, invitation: { id: string }, login: string): Promise<Outsider> {
  const client = await on.connect('superuser');
  const { rows } = await client.query('select account_id, zone_id from parties.invitation where id = $1', [
    invitation.id,
  ]);
  await client.end();
  const { account_id: accountId, zone_id: zoneId } = rows[0];
  const db = on.platform.database.forZone(zoneId);
  const at = on.platform.now().toString();
  await saveActivation(db, accountId, { login, passwordHash: 'not used here', at });
  const token = newToken(zoneId);
  await addSession(db, { zoneId, hash: token.hash, accountId, at, how: 'harness', secondFactor: true });
  return {
    accountId,
    send: (method, url, payload) =>
      on.server.inject({
        method,
        url,
        headers: { 'x-yuanshu-csrf': '1', cookie: `${sessionCookie}=${token.cookie}` },
        ...(payload === undefined ? {} : { payload }),
      }),
  };
}

/** Registers a firm and answers its id. */
export async function addFirm(on: TestPlatform, name: string): Promise<string> {
  const payload = { name, industry: 'C39', legalForm: 'limitedLiability' };
  const answer = await on.request('officer', { method: 'POST', url: '/api/parties/firms', payload });
  return answer.json().id;
}

/** A firm with a representative whom two officers have verified. */
export async function addFirmWithRepresentative(
  on: TestPlatform,
  { name, person, mobile, login }: { name: string; person: string; mobile: string; login: string },
): Promise<{ firmId: string; membershipId: string; personId: string; representative: Outsider }> {
  const firmId = await addFirm(on, name);
  const post = (role: 'officer' | 'departmentHead', url: string, payload: object) =>
    on.request(role, { method: 'POST', url, payload });
  const invited = (await post('officer', `/api/parties/firms/${firmId}/invitations`, { name: person, mobile })).json();
  const representative = await enter(on, invited, login);
  const accepted = (await representative.send('POST', `/api/my/invitations/${invited.id}/acceptance`)).json();
  for (const role of ['officer', 'departmentHead'] as const) {
    await post(role, `/api/parties/claims/${accepted.membershipId}/verification`, { decision: 'confirmed' });
  }
  return { firmId, membershipId: accepted.membershipId, personId: invited.person.id, representative };
}
