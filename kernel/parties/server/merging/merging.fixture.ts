import type { Client } from 'pg';
import { inventCreditCode } from '../domain/invent-credit-code.ts';
import { openRandom, type Random } from '../domain/random.ts';
import { visitFirm } from './merging-cases.fixture.ts';
import { fillForms } from './merging-forms.fixture.ts';
import { gather } from './merging-gatherings.fixture.ts';
import { evaluate } from './merging-rules.fixture.ts';

const sealed = `y1.a.${'A'.repeat(40)}`;
const at = '2026-01-01T00:00:00Z';

/** Ids of a test, told apart by what they are and their number. */
export function testId(kind: number, number: number): string {
  return `00000000-0000-7000-8${kind.toString(16).padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`;
}

const kinds = { firm: 1, person: 2, site: 3, roster: 4, item: 5, act: 6, row: 7, partner: 8 } as const;

/** A zone full of firms whose rows lie in every declared table, with what cannot stand side by side among them. */
export interface Scattered {
  firms: string[];
  persons: string[];
}

/** Scatters firms, persons and everything that names them; the same seed gives the same rows. */
export async function scatter(
  client: Client,
  zoneId: string,
  { firms, seed }: { firms: number; seed: string },
): Promise<Scattered> {
  const random = openRandom(seed);
  const { rows } = await client.query('select id from auth.account where zone_id = $1 order by id', [zoneId]);
  const accounts = rows.map((row) => row.id as string);
  const insert = openInsert(client, zoneId);
  const made: Scattered = { firms: [], persons: [] };
  const ground = await layGround(insert, { random, firms, made });
  let number = 0;
  const next = () => {
    number += 1;
    return testId(kinds.row, number);
  };
  for (const firm of made.firms) {
    for (let turn = random.below(3); turn >= 0; turn -= 1) {
      await fillFirm({ insert, random, next, accounts, ...ground, ...made }, firm);
    }
  }
  for (const person of made.persons) {
    await insert('parties.person_hold', {
      id: next(),
      person_id: person,
      ground: '法院通知保留',
      placed_by: accounts[0],
      placed_at: at,
    });
    await insert('parties.unmasking', {
      id: next(),
      account_id: accounts[0],
      person_id: person,
      fields: ['mobile'],
      reason: '核对登记内容',
      at,
    });
    await insert('parties.person_account', {
      account_id: accounts[made.persons.indexOf(person)],
      person_id: person,
      role: 'firmMember',
      linked_at: at,
    });
  }
  return made;
}

/** Puts one row into a table; what stands there already stays. */
export type Insert = (table: string, columns: Record<string, unknown>) => Promise<unknown>;

/** Writes rows of one zone past all use-cases. */
export function openInsert(client: Client, zoneId: string): Insert {
  return (table, columns) => {
    const names = ['zone_id', ...Object.keys(columns)];
    const places = names.map((_name, place) => `$${place + 1}`);
    return client.query(`insert into ${table} (${names}) values (${places}) on conflict do nothing`, [
      zoneId,
      ...Object.values(columns),
    ]);
  };
}

async function layGround(insert: Insert, { random, firms, made }: { random: Random; firms: number; made: Scattered }) {
  for (let place = 1; place <= firms; place += 1) {
    const id = testId(kinds.firm, place);
    made.firms.push(id);
    const some = <T>(value: T) => (random.below(3) === 0 ? null : value);
    const doubted = random.below(4) === 0;
    await insert('parties.firm', {
      ...{
        id,
        name: `合并测试${place}有限公司`,
        industry: 'C39',
        address: some(`启明路${place}号`),
        legal_form: some('limitedLiability'),
      },
      ...{
        employees: some(place * 10),
        registered_capital_fen: some(place * 1_000_000),
        founded_on: some('2020-02-02'),
      },
      social_credit_code: doubted
        ? `91350211M000100Y${place.toString().padStart(2, '0')}`
        : some(inventCreditCode('ME', place, 1)),
      code_exception_reason: doubted ? '与执照原件一致' : null,
    });
  }
  return await layLists(insert, made);
}

async function layLists(insert: Insert, made: Scattered) {
  for (let place = 1; place <= 4; place += 1) {
    const id = testId(kinds.person, place);
    made.persons.push(id);
    await insert('parties.person', { id, name_sealed: sealed, registered_at: at });
  }
  const ids = (kind: number, count: number) => Array.from({ length: count }, (_, place) => testId(kind, place + 1));
  const [sites, partners, rosters, items, acts] = [
    ids(kinds.site, 2),
    ids(kinds.partner, 2),
    ids(kinds.roster, 2),
    ids(kinds.item, 4),
    ids(kinds.act, 2),
  ];
  for (const id of sites)
    await insert('parties.site', { id, name: `楼${id.at(-1)}`, kind: 'building', status: 'inUse', registered_at: at });
  for (const id of partners)
    await insert('parties.partner', { id, name: `测试银行${id.at(-1)}`, kind: 'bank', registered_at: at });
  for (const [place, id] of rosters.entries()) {
    await insert('parties.roster', {
      id,
      code: `test.${place}`,
      name: '测试名单',
      kind: 'own',
      exclusive: place === 0,
      party_kinds: ['firm'],
      founded_on: '2020-01-01',
    });
    await insert('parties.roster_act', { id: acts[place], roster_id: id, kind: 'adding', made_at: at });
  }
  for (const [place, id] of items.entries()) {
    await insert('parties.roster_item', {
      id,
      roster_id: rosters[place % 2],
      code: `item.${place}`,
      name: '项',
      position: place + 1,
    });
  }
  return { sites, partners, rosters, items, acts };
}

type Desk = Scattered &
  Awaited<ReturnType<typeof layGround>> & { insert: Insert; random: Random; next: () => string; accounts: string[] };

async function fillFirm(desk: Desk, firm: string): Promise<void> {
  const { insert, random, next, accounts } = desk;
  const person = random.pick(desk.persons);
  const day = `2026-0${random.between(1, 9)}-01`;
  await insert('parties.membership', {
    ...{ id: next(), person_id: person, firm_id: firm, role: 'handler', state: 'active', starts_on: day },
    ...{ confirmed_by: 'officers', claimed_at: at },
  });
  await insert('parties.invitation', {
    ...{
      id: next(),
      person_id: person,
      account_id: accounts[0],
      role: 'firmMember',
      firm_id: firm,
      member_role: 'viewer',
    },
    ...{ invited_by: accounts[1], created_at: at, expires_at: at, state: 'open' },
  });
  await insert('parties.acting_firm', { account_id: random.pick(accounts), firm_id: firm, chosen_at: at });
  await insert('parties.firm_correction', {
    ...{
      id: next(),
      firm_id: firm,
      field: random.pick(['address', 'name', 'scale', 'industry', 'foundedOn']),
      proposed: '启明路',
      reason: '门牌有变化',
    },
    ...{ asked_by: accounts[0], asked_at: at },
  });
  await insert('notices.notice', {
    ...{ id: next(), template: 'visits.asked', params: {}, about_type: 'visits.issue', about_id: '1', href: '/issues' },
    ...{ once_key: `merging ${firm}`, firm_id: firm, at },
  });
  await insert('parties.firm_status', {
    firm_id: firm,
    valid_from: day,
    number: random.between(1, 50),
    status: 'operating',
    made_at: at,
  });
  await listAndRelate(desk, firm, { person, day });
}

async function listAndRelate(
  desk: Desk,
  firm: string,
  { person, day }: { person: string; day: string },
): Promise<void> {
  const { insert, random, next, accounts } = desk;
  const other = random.pick(desk.firms);
  const place = random.below(4);
  await insert('parties.roster_entry', {
    ...{
      id: next(),
      roster_id: desk.rosters[place % 2],
      item_id: desk.items[place],
      party_id: firm,
      lane_id: desk.items[place],
    },
    ...{ starts_on: day, ends_on: random.below(2) === 0 ? '2026-12-01' : null, made_by: desk.acts[place % 2] },
  });
  if (other !== firm) {
    await insert('parties.relation', {
      ...{ id: next(), kind: random.pick(['control', 'branch', 'cooperation']), from_id: firm, to_id: other },
      ...{ starts_on: day, source: '工商档案', made_at: at },
    });
  }
  await insert('parties.relation', {
    id: next(),
    kind: 'employment',
    from_id: person,
    to_id: firm,
    starts_on: day,
    source: '社保',
    made_at: at,
  });
  await insert('parties.occupancy', {
    id: next(),
    party_id: firm,
    place_id: random.pick(desk.sites),
    kind: 'leases',
    starts_on: day,
    ends_on: null,
  });
  const consent = next();
  const told = { fields: ['tax'], purpose: 'statistics', receiver_kind: 'institution', receiver_id: desk.partners[0] };
  await insert('parties.consent', {
    ...{ id: consent, party_id: firm, ...told, starts_on: '2026-01-01', ends_on: '2027-01-01' },
    ...{ given_as: 'representative', given_at: at },
  });
  await insert('parties.disclosure', {
    ...{ id: next(), consent_id: consent, party_id: firm, ...told, disclosed_on: '2026-02-02', disclosed_at: at },
    ...{ means_kind: 'case', means_id: consent },
  });
  await insert('parties.party_name', {
    party_id: firm,
    place: random.between(2, 9),
    party_kind: 'firm',
    kind: 'former',
    name: '从前的名字',
    words: '从前的名字',
  });
  await insert('atlas.adoption', {
    ...{ party_id: firm, published_id: `p${random.below(5)}`, printed: '公开名称', source_file: 'x.csv', line: 1 },
    ...{ adopted_at: at, adopted_by: accounts[0] },
  });
  const entry = next();
  await insert('atlas.own_entry', {
    ...{ id: entry, kind: 'cluster', name: `测试集群${entry.slice(-6)}`, party_id: firm, registered_at: at },
  });
  await fillService(desk, firm, day);
  await gather(insert, { kind: 'firm', party: firm, next });
  await evaluate(insert, { kind: 'firm', party: firm, next });
  await fillForms(insert, { kind: 'firm', party: firm, next, account: accounts[0] ?? '' });
  await visitFirm(insert, { firm, person, next });
}

/** Who serves a firm, what it says of them, and what it files. */
async function fillService({ insert, random, next }: Desk, firm: string, day: string): Promise<void> {
  const staff = next();
  await insert('parties.staff', { id: staff, name: '测试专员', position: 1 });
  await insert('visits.officer_term', {
    ...{ id: next(), firm_id: firm, part: random.pick(['officer', 'deputy']), staff_id: staff, starts_on: day },
    ...{ ends_on: random.below(2) === 0 ? null : '2026-12-01', made_at: at },
  });
  await insert('visits.officer_rating', {
    ...{ id: next(), firm_id: firm, staff_id: staff, stars: random.between(1, 5), quarter: '2026-Q1' },
    ...{ rated_on: '2026-02-01', rated_at: at },
  });
  const need = next();
  await insert('visits.need', {
    ...{ id: need, number: `LJ202602-${need.slice(-6).replace(/[^0-9]/g, '0')}`, entrance: 'portal', firm_id: firm },
    ...{ matter: '门口路灯不亮', token_digest: Buffer.alloc(32, need), filed_on: '2026-02-01', filed_at: at },
  });
}
