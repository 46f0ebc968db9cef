import type { Client } from 'pg';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { MergeableKind } from '../../contract/merging.ts';
import { inventCreditCode } from '../domain/invent-credit-code.ts';
import { openRandom, type Random } from '../domain/random.ts';
import type { NamedParty } from '../names/domain/named-party.ts';
import { firmNames } from '../names/firm-names.ts';
import { writeNames } from '../names/write-names.ts';
import { namesOfInstitution, namesOfParcel, namesOfSite } from '../places/name-places.ts';
import { type Insert, openInsert, testId } from './merging.fixture.ts';
import { openMatter, visitFirm } from './merging-cases.fixture.ts';
import { fillForms } from './merging-forms.fixture.ts';
import { gather } from './merging-gatherings.fixture.ts';
import { evaluate } from './merging-rules.fixture.ts';

const at = '2026-01-01T00:00:00Z';
const sealed = `y1.a.${'B'.repeat(40)}`;
const sortOfId = { institution: 21, person: 22, site: 23, parcel: 24, child: 25, row: 26, act: 27 } as const;

/** Kinds beside firms. */
export type OtherKind = Exclude<MergeableKind, 'firm'>;

interface Desk {
  insert: Insert;
  random: Random;
  next: () => string;
  accounts: string[];
  firms: readonly string[];
  parties: Record<OtherKind, string[]>;
  act: string;
  roster: { id: string; items: string[] };
}

/** Scatters institutions, persons, sites and parcels, `each` of every kind, with rows in every table that names them. */
export async function scatterKinds(
  client: Client,
  zoneId: string,
  { each, seed, firms }: { each: number; seed: string; firms: readonly string[] },
): Promise<Record<OtherKind, string[]>> {
  const { rows } = await client.query('select id from auth.account where zone_id = $1 order by id', [zoneId]);
  const insert = openInsert(client, zoneId);
  let number = 0;
  const next = () => {
    number += 1;
    return testId(sortOfId.row, number);
  };
  const ids = (kind: OtherKind) => Array.from({ length: each }, (_, place) => testId(sortOfId[kind], place + 1));
  const parties = { institution: ids('institution'), person: ids('person'), site: ids('site'), parcel: ids('parcel') };
  const roster = { id: testId(sortOfId.act, 90), items: [testId(sortOfId.act, 91), testId(sortOfId.act, 92)] };
  const desk: Desk = {
    ...{ insert, random: openRandom(seed), next, accounts: rows.map((row) => row.id), firms },
    ...{ parties, act: testId(sortOfId.act, 1), roster },
  };
  await enterParties(desk);
  await foundRoster(desk);
  for (const kind of ['institution', 'person', 'site', 'parcel'] as const) {
    for (const party of parties[kind]) {
      await speakOf(desk, party);
      await fill[kind](desk, party);
      if (kind !== 'parcel') await gather(insert, { kind, party, next });
      if (kind === 'institution' || kind === 'person') await evaluate(insert, { kind, party, next });
      if (kind === 'person') await fillForms(insert, { kind, party, next, account: desk.accounts[0] ?? '' });
    }
  }
  return parties;
}

async function enterParties({ insert, random, parties }: Desk): Promise<void> {
  const some = <T>(value: T) => (random.below(3) === 0 ? null : value);
  for (const [place, id] of parties.institution.entries()) {
    await insert('parties.partner', {
      ...{ id, name: `合并测试银行第${place}支行`, kind: random.pick(['bank', 'fund']), registered_at: at },
      ...{ short_name: some(`测试行${place}`), address: some(`启明路${place}号`), website: some('https://example.cn') },
      social_credit_code: some(inventCreditCode('MN', place + 1, 1)),
    });
  }
  for (const id of parties.person) await insert('parties.person', { id, name_sealed: sealed, registered_at: at });
  for (const [place, id] of parties.parcel.entries()) {
    await insert('parties.parcel', {
      ...{ id, number: `MT-${place}`, supply_state: 'granted', registered_at: at, area: some(1_000.5 + place) },
      ...{ land_code: some(`3502110000${place}`), land_use: some('0601'), boundary: some(`东至${place}路`) },
    });
  }
  for (const [place, id] of parties.site.entries()) {
    await insert('parties.site', {
      ...{ id, name: `合并测试楼${place}`, kind: 'building', status: 'inUse', registered_at: at },
      ...{ number: some(`MS-${place}`), floor_area: some(200 + place), address: some(`启明路${place}号`) },
      parcel_id: some(random.pick(parties.parcel)),
    });
  }
}

async function foundRoster({ insert, roster, act }: Desk): Promise<void> {
  await insert('parties.roster', {
    ...{ id: roster.id, code: 'kinds.1', name: '测试名单', kind: 'own', exclusive: true, founded_on: '2020-01-01' },
    party_kinds: ['firm', 'institution', 'person', 'site', 'parcel'],
  });
  await insert('parties.roster_act', { id: act, roster_id: roster.id, kind: 'adding', made_at: at });
  for (const [place, id] of roster.items.entries()) {
    const item = { code: `kind.${place}`, name: '项', position: place + 1 };
    await insert('parties.roster_item', { id, roster_id: roster.id, ...item });
  }
}

/** What is said of parties of every kind: lists, relations both ways, consents and what they use. */
async function speakOf(desk: Desk, party: string): Promise<void> {
  const { insert, random, next, firms, roster, act, accounts } = desk;
  const day = `2026-0${random.between(1, 9)}-01`;
  await insert('parties.roster_entry', {
    ...{ id: next(), roster_id: roster.id, item_id: random.pick(roster.items), party_id: party, lane_id: roster.id },
    ...{ starts_on: day, ends_on: random.below(4) === 0 ? null : `${day.slice(0, 8)}28`, made_by: act },
  });
  for (const turn of [0, 1]) {
    const [from, to] = turn === 0 ? [party, random.pick(firms)] : [random.pick(firms), party];
    await insert('parties.relation', {
      ...{ id: next(), kind: random.pick(['control', 'branch', 'cooperation']), from_id: from, to_id: to },
      ...{ starts_on: day, source: '工商档案', made_at: at },
    });
  }
  const consent = next();
  const receiver_id = random.pick(desk.parties.institution);
  await insert('parties.consent', {
    ...{ id: consent, party_id: party, fields: ['contact'], purpose: 'statistics', receiver_kind: 'institution' },
    ...{ receiver_id, starts_on: '2026-01-01', ends_on: '2027-01-01' },
    ...{ given_as: 'representative', given_by: accounts[0], given_at: at },
  });
  await insert('parties.disclosure', {
    ...{ id: next(), consent_id: consent, party_id: party, fields: ['contact'], purpose: 'statistics' },
    ...{ receiver_kind: 'institution', receiver_id, disclosed_on: day, disclosed_at: at, disclosed_by: accounts[0] },
    ...{ means_kind: 'case', means_id: consent },
  });
  const places = desk.parties.site.filter((id) => id !== party);
  const place = random.pick(places.slice(0, 2));
  const kind = random.pick(['leases', 'registeredAddress']);
  await insert('parties.occupancy', {
    ...{ id: next(), party_id: party, place_id: place, kind, starts_on: day },
    ends_on: `${day.slice(0, 8)}28`,
  });
}

/** A shape that stands, and sometimes one that was taken off: at one survivor only one can stand. */
async function draw({ insert, random, next }: Desk, party: string): Promise<void> {
  for (const standing of random.below(2) === 0 ? [true] : [true, false]) {
    const geometry = JSON.stringify({ type: 'Point', coordinates: [117, 39] });
    await insert('geo.shape', {
      ...{ id: next(), party_id: party, geometry, supplied_as: 'cgcs2000', source: '测绘成果', standing },
      registered_at: at,
    });
  }
}

const fill: Record<OtherKind, (desk: Desk, party: string) => Promise<void>> = {
  async institution({ insert, random, next, accounts, parties }, partner) {
    const person = random.pick(parties.person.slice(0, 3));
    await openMatter(insert, { party: partner, next });
    await insert('parties.membership', {
      ...{ id: next(), person_id: person, partner_id: partner, role: 'handler', state: 'active' },
      ...{ starts_on: '2026-02-02', confirmed_by: 'officers', claimed_at: at },
    });
    await insert('notices.notice', {
      ...{ id: next(), template: 'visits.asked', params: {}, about_type: 'visits.issue', about_id: '1' },
      ...{ href: '/issues', once_key: `merging ${partner}`, institution_id: partner, at },
    });
    await insert('parties.invitation', {
      ...{ id: next(), person_id: person, account_id: accounts[0], role: 'bankOfficer', partner_id: partner },
      ...{ member_role: 'viewer', invited_by: accounts[1], created_at: at, expires_at: at, state: 'open' },
    });
    const entry = next();
    await insert('atlas.own_entry', {
      ...{ id: entry, kind: 'alliance', name: `测试联盟${entry.slice(-6)}`, party_id: partner, registered_at: at },
    });
  },
  async person({ insert, random, next, accounts, parties, firms }, person) {
    await visitFirm(insert, { firm: random.pick(firms), person, next });
    await insert('parties.membership', {
      ...{ id: next(), person_id: person, firm_id: firms[0], role: 'viewer', state: 'claimed' },
      ...{ starts_on: '2026-02-02', claimed_at: at },
    });
    await insert('parties.invitation', {
      ...{ id: next(), person_id: person, account_id: accounts[0], role: 'expert', invited_by: accounts[1] },
      ...{ created_at: at, expires_at: at, state: 'open' },
    });
    await insert('notices.notice', {
      ...{
        id: next(),
        template: 'visits.asked',
        params: {},
        about_type: 'visits.issue',
        about_id: '1',
        href: '/issues',
      },
      ...{ once_key: `merging ${person}`, person_id: person, at },
    });
    const account_id = accounts[4 + parties.person.indexOf(person)];
    await insert('parties.person_account', {
      ...{ account_id, person_id: person, role: random.pick(['expert', 'resident']), linked_at: at },
    });
    await insert('parties.person_hold', {
      ...{ id: next(), person_id: person, ground: '审计期间保留', placed_by: accounts[0], placed_at: at },
    });
    await insert('parties.erasure_request', {
      ...{ id: next(), person_id: person, ground: '本人书面申请', asked_at: at, asked_by: accounts[0] },
      ...{ requested_by: accounts[0], requested_at: at, state: 'refused', decided_by: accounts[1], decided_at: at },
      decision_reason: '依法须保留',
    });
    await insert('parties.erasure', { person_id: person, at, ground: '测试登记内容' });
    await insert('parties.unmasking', {
      ...{ id: next(), account_id: accounts[0], person_id: person, fields: ['mobile'], reason: '核对登记内容', at },
    });
  },
  async site(desk, site) {
    const { insert, random, next, firms } = desk;
    await draw(desk, site);
    // Rooms of the same number stand in several buildings: at one survivor they cannot stand twice.
    for (const room of ['101', random.pick(['102', '103'])]) {
      const child = { id: next(), name: room, kind: 'unit', status: 'inUse', registered_at: at };
      await insert('parties.site', { ...child, parent_id: site });
    }
    const use = { party_id: random.pick(firms.slice(0, 3)), place_id: site, kind: 'operates', starts_on: '2026-03-03' };
    await insert('parties.occupancy', { id: next(), ...use });
  },
  async parcel(desk, parcel) {
    const { insert, random, next, firms } = desk;
    await draw(desk, parcel);
    const built = { id: next(), kind: 'building', status: 'inUse', registered_at: at };
    await insert('parties.site', { ...built, name: `楼${built.id.slice(-3)}`, parcel_id: parcel });
    const part = { ...built, id: next(), name: random.pick(['甲区', '乙区']) };
    await insert('parties.site', { ...part, parent_id: parcel });
    const use = { party_id: random.pick(firms.slice(0, 3)), place_id: parcel, kind: 'owns', starts_on: '2026-03-03' };
    await insert('parties.occupancy', { id: next(), ...use });
  },
};

/** Gives everyone who is entered the names by which look-up finds them, as their use-cases do. */
export async function nameEveryone(tx: ZoneDb, client: Client, zoneId: string): Promise<void> {
  const all = async (table: string): Promise<Record<string, string>[]> =>
    (await client.query(`select * from ${table} where zone_id = $1 order by id`, [zoneId])).rows;
  const text = (value: string | null | undefined) => value ?? null;
  const named: NamedParty[] = [];
  for (const { id = '', name = '', social_credit_code } of await all('parties.firm'))
    named.push(firmNames({ id, name, socialCreditCode: text(social_credit_code) }));
  for (const { id = '', name = '', short_name, social_credit_code } of await all('parties.partner'))
    named.push(
      namesOfInstitution({ id, name, shortName: text(short_name), socialCreditCode: text(social_credit_code) }),
    );
  for (const { id = '', name = '', number } of await all('parties.site'))
    named.push(namesOfSite({ id, name, number: text(number) }));
  for (const { id = '', number = '', land_code } of await all('parties.parcel'))
    named.push(namesOfParcel({ id, number, landCode: text(land_code) }));
  await writeNames(tx, zoneId, named);
}
