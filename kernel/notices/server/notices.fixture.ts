import { randomUUIDv7 } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from 'pg';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { TestPlatform } from '#testing/database.ts';
import type { OutsideChannel } from '../contract/notice.ts';
import { deliverDue } from './delivery/deliver-notices.ts';
import { secretAbout } from './delivery/http-adapter.ts';
import { tellingOf } from './delivery/render-notices.ts';
import { type Notice, notify } from './notify-party.ts';
import { saveChannel } from './store/settings.ts';

const said = (title: string, body: string) => ({
  partName: title,
  notices: { asked: { title, body, sms: body }, alarm: { title, body, sms: body } },
});

/** A part that tells of requests: one template that waits for a working day, and one that does not. */
export const askingPart: ServerModule = {
  name: 'asking',
  dependsOn: [],
  permissions: {},
  errors: {},
  routes: [],
  locale: {
    'zh-CN': said('诉求{{number}}', '诉求{{number}}是否已解决？'),
    en: said('Request {{number}}', 'Is request {{number}} solved?'),
  },
  noticeTemplates: [
    { name: 'asked', params: ['number'] },
    { name: 'alarm', params: ['number'], urgent: true },
  ],
};

/** A Wednesday in working hours: 10:00 in China. */
export const workingMorning = '2026-11-18T02:00:00.000Z';

/** What one gateway on this machine was sent. */
export interface Gateway {
  origin: string;
  got: { url: string; headers: IncomingHttpHeaders; text: string }[];
  /** What it answers next. */
  answer: { status: number; after: () => Promise<void> };
  close(): void;
}

/** Opens a gateway. */
export async function openGateway(): Promise<Gateway> {
  const server: Server = createServer((request, reply) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', async () => {
      gateway.got.push({ url: request.url ?? '', headers: request.headers, text });
      await gateway.answer.after();
      reply.writeHead(gateway.answer.status).end();
    });
  });
  const gateway: Gateway = {
    origin: '',
    got: [],
    answer: { status: 204, after: async () => {} },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  gateway.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return gateway;
}

/** Leads a channel to a gateway, or keeps it on this machine. */
export function leadChannel(
  on: TestPlatform,
  gateway: Gateway,
  { channel, adapter, at }: { channel: OutsideChannel; adapter: 'http' | 'sink'; at: string },
): Promise<void> {
  const zoneId = on.zoneA.id;
  return saveChannel(on.platform.database.forZone(zoneId), zoneId, {
    ...{ channel, adapter, at, url: `${gateway.origin}/${channel}` },
    secretSealed: on.platform.keys.seal('gateway-secret', secretAbout(zoneId, channel)),
  });
}

/** People and firms to be told something. */
export function openDesk(on: TestPlatform, admin: Client) {
  const telling = tellingOf(on.composition.parts);
  const at = () => on.platform.now().toString({ fractionalSecondDigits: 3 });
  const person = async (fields: { mobile?: string; email?: string }, zoneId = on.zoneA.id) => {
    const id = randomUUIDv7();
    const seal = (field: string, plain: string | undefined) =>
      plain === undefined ? null : on.platform.keys.persons.encrypt({ zoneId, personId: id, field }, plain);
    const digest =
      fields.mobile === undefined ? null : on.platform.keys.digest({ zoneId, field: 'mobile' }, fields.mobile);
    await admin.query(
      `insert into parties.person (zone_id, id, name_sealed, mobile_sealed, mobile_digest, email_sealed, registered_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [zoneId, id, seal('name', '张测试'), seal('mobile', fields.mobile), digest, seal('email', fields.email), at()],
    );
    return id;
  };
  const firm = async (members: readonly string[] = [], zoneId = on.zoneA.id) => {
    const id = randomUUIDv7();
    await admin.query('insert into parties.firm (zone_id, id, name, industry) values ($1, $2, $3, $4)', [
      ...[zoneId, id, `测试企业${id.slice(-6)}`, 'C39'],
    ]);
    for (const member of members) {
      await admin.query(
        `insert into parties.membership (zone_id, id, person_id, firm_id, role, state, starts_on, confirmed_by, claimed_at)
         values ($1, $2, $3, $4, 'representative', 'active', '2026-01-01', 'officers', $5)`,
        [zoneId, randomUUIDv7(), member, id, at()],
      );
    }
    return id;
  };
  const institution = async (members: readonly string[] = []) => {
    const id = randomUUIDv7();
    await admin.query(
      "insert into parties.partner (zone_id, id, name, kind, registered_at) values ($1, $2, $3, 'bank', now())",
      [on.zoneA.id, id, `测试银行${id.slice(-6)}`],
    );
    for (const member of members) {
      await admin.query(
        `insert into parties.membership (zone_id, id, person_id, partner_id, role, state, starts_on, confirmed_by, claimed_at)
         values ($1, $2, $3, $4, 'handler', 'active', '2026-01-01', 'officers', $5)`,
        [on.zoneA.id, randomUUIDv7(), member, id, at()],
      );
    }
    return id;
  };
  const notice = (to: Notice['to'], rest: Partial<Notice> = {}): Notice => ({
    ...{ zoneId: on.zoneA.id, at: at(), to, template: 'asking.asked', params: { number: '甲-1' } },
    ...{ about: { type: 'asking.request', id: '1' }, href: '/issues/1', onceKey: `key ${randomUUIDv7()}`, ...rest },
  });
  return {
    telling,
    person,
    firm,
    institution,
    accountOf: (role: string, zoneId = on.zoneA.id) => accountOf(admin, role, zoneId),
    department: (roles: readonly string[]) => addDepartment(on, admin, roles),
    notice,
    link: (accountId: string, personId: string, role: string) =>
      admin.query(
        `insert into parties.person_account (zone_id, account_id, person_id, role, linked_at) values ($1, $2, $3, $4, $5)`,
        [on.zoneA.id, accountId, personId, role, at()],
      ),
    tell: (to: Notice['to'], rest: Partial<Notice> = {}) => {
      const one = notice(to, rest);
      return on.platform.database.transaction(one.zoneId, (tx) => notify(tx, one));
    },
    deliver: (zoneId = on.zoneA.id) => deliverDue(telling, on.platform, zoneId),
    outcomes: async (id: string | null) =>
      (
        await admin.query(
          'select channel, outcome, detail, step from notices.delivery where notice_id = $1 order by position',
          [id],
        )
      ).rows.map(({ channel, outcome, detail, step }) => [channel, outcome, detail, step]),
    states: async (id: string | null) =>
      (await admin.query('select state from notices.dispatch where notice_id = $1 order by step, id', [id])).rows.map(
        ({ state }) => state,
      ),
  };
}

async function accountOf(admin: Client, role: string, zoneId: string): Promise<string> {
  const { rows } = await admin.query('select id from auth.account where zone_id = $1 and role = $2', [zoneId, role]);
  return rows[0].id;
}

/** A department with a post for each of these roles' accounts; its id, then the accounts. */
async function addDepartment(
  on: TestPlatform,
  admin: Client,
  roles: readonly string[],
): Promise<[string, ...string[]]> {
  const [id, zone] = [randomUUIDv7(), on.zoneA.id];
  const insert = (table: string, row: Record<string, unknown>) =>
    admin.query(
      `insert into parties.${table} (${Object.keys(row).join()}) values (${Object.keys(row).map((_, n) => `$${n + 1}`)})`,
      Object.values(row),
    );
  await insert('department', { zone_id: zone, id });
  await insert('organisation_change', {
    ...{ zone_id: zone, number: 1, kind: 'loading', effective_on: '2026-01-01', made_at: workingMorning },
  });
  const accounts: string[] = [];
  for (const role of roles) accounts.push(await accountOf(admin, role, zone));
  for (const [place, account] of accounts.entries()) {
    const [post, staff] = [randomUUIDv7(), randomUUIDv7()];
    await insert('post', { zone_id: zone, id: post });
    await insert('staff', { zone_id: zone, id: staff, name: '李测试', account_id: account, position: place + 1 });
    await insert('post_state', {
      ...{ zone_id: zone, post_id: post, valid_from: '2026-01-01', change_number: 1, status: 'standing' },
      ...{ department_id: id, title: '科员', head: false, position: place + 1, holder_id: staff },
      ...{ main: true, confirmed: true },
    });
  }
  return [id, ...accounts];
}

/** The desk of one test file. */
export type Desk = ReturnType<typeof openDesk>;
