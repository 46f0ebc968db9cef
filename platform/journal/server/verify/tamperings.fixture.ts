import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { leafOf, sealedColumns } from '../../contract/canonical-entry.ts';
import { headHash, headText, type JournalHead, keyName, nothingBefore } from '../../contract/head.ts';
import { completeSubtrees, foldSubtrees, hashNode } from '../../contract/merkle.ts';
import { chainAfter, sm3, zeros } from '../hash.ts';
import { newSigningKey, type SigningKey, sign } from '../signing.ts';
import { sealedPart } from '../store/entries.ts';
import type { Query } from '../store/query.ts';
import { linksFrom } from '../store/verify.ts';

/** What a tampering knows of the log, and how it picks its victim; `pick(n)` gives 0 … n − 1. */
export interface Scene {
  client: pg.Client;
  query: Query;
  /** Ids of the sealed entries, by number. */
  ids: readonly string[];
  heads: readonly JournalHead[];
  /** The installation's own key, stolen. */
  stolen: SigningKey;
  pick(below: number): number;
}

/** One way to tamper, as the superuser. */
export interface Tampering {
  name: string;
  apply(scene: Scene): Promise<void>;
}

const run = (name: string, work: (scene: Scene) => Promise<unknown>): Tampering => ({
  name,
  apply: async (scene) => void (await work(scene)),
});

const victim = ({ ids, pick }: Scene): string => ids[pick(ids.length)] ?? '';

/** A changed value of each column; every one differs from whatever stood there. */
const otherValues: Record<(typeof sealedColumns)[number], string> = {
  id: 'gen_random_uuid()',
  zone_id: `case when zone_id is null then '${randomUUID()}'::uuid end`,
  at: "at + interval '1 microsecond'",
  action: "action || 'X'",
  actor_kind: "case actor_kind when 'system' then 'command' else 'system' end",
  account_id: 'case when account_id is null then gen_random_uuid() end',
  role: "coalesce(role, '') || 'x'",
  ip: "coalesce(ip, '') || '1'",
  trace: "coalesce(trace, '') || '1'",
  subject_type: "coalesce(subject_type, 'a.') || 'b'",
  subject_id: "coalesce(subject_id, '') || '1'",
  before: "coalesce(before, '') || ' '",
  after: "case when after is null then '' end",
  reason: "coalesce(reason, '') || '。'",
};

const columnEdits = sealedColumns.map((column) =>
  run(`edits ${column}`, (scene) =>
    scene.client.query(`update journal.entry set ${column} = ${otherValues[column]} where id = $1`, [victim(scene)]),
  ),
);

const timeEdits = ["interval '-1 microsecond'", "interval '1 hour'", "interval '-30 days'"].map((step) =>
  run(`moves a time by ${step}`, (scene) =>
    scene.client.query(`update journal.entry set at = at + ${step} where id = $1`, [victim(scene)]),
  ),
);

const swap = (columns: string) =>
  run(`swaps ${columns} of two entries`, async (scene) => {
    const one = scene.pick(scene.ids.length - 1);
    const pair = [scene.ids[one], scene.ids[one + 1 + scene.pick(scene.ids.length - 1 - one)]];
    const list = columns.split(', ');
    await scene.client.query(
      `update journal.entry e set ${list.map((column) => `${column} = o.${column}`).join(', ')}
      from (select * from journal.entry where id = any($1::uuid[])) o where e.id = any($1::uuid[]) and o.position <> e.position`,
      [pair],
    );
  });

const entryRows = [
  run('deletes an entry', (scene) => scene.client.query('delete from journal.entry where id = $1', [victim(scene)])),
  run('deletes an entry and its link', async (scene) => {
    const id = victim(scene);
    await scene.client.query('delete from journal.link where entry_id = $1', [id]);
    await scene.client.query('delete from journal.entry where id = $1', [id]);
  }),
  run('deletes an entry and moves the links up', async (scene) => {
    const number = scene.pick(scene.ids.length - 1);
    await scene.client.query('delete from journal.entry where id = $1', [scene.ids[number]]);
    await scene.client.query('delete from journal.link where number = $1', [number]);
    await scene.client.query('update journal.link set number = number - 1 where number > $1', [number]);
  }),
  run('puts an entry into the past', (scene) =>
    scene.client.query(
      `insert into journal.entry (id, zone_id, at, action, actor_kind)
      select gen_random_uuid(), zone_id, at + interval '3 seconds', action, 'system' from journal.entry where id = $1`,
      [scene.ids[scene.pick(Math.floor(scene.ids.length / 2))]],
    ),
  ),
  run('puts an entry before all transactions', (scene) =>
    scene.client.query(`insert into journal.entry (xid, id, at, action, actor_kind)
      values ('2', gen_random_uuid(), now(), 'test.forged', 'system')`),
  ),
  run('hides an entry behind a transaction to come', async (scene) => {
    const id = victim(scene);
    await scene.client.query("update journal.entry set xid = '9000000000' where id = $1", [id]);
    await scene.client.query('delete from journal.link where entry_id = $1', [id]);
  }),
  run('puts in an entry with a link of its own', async ({ client, ids, query }) => {
    const id = randomUUID();
    await client.query(
      `insert into journal.entry (id, at, action, actor_kind) values ($1, now(), 'test.forged', 'system')`,
      [id],
    );
    await client.query(`insert into journal.link select $1, $2, leaf, chain from journal.link where number = $3`, [
      ids.length,
      id,
      ids.length - 1,
    ]);
    await query('select 1');
  }),
  run('doubles an entry', (scene) =>
    scene.client.query(
      `insert into journal.entry (xid, id, zone_id, at, action, actor_kind, reason)
      select xid, id, zone_id, at, action, 'system', '另一个理由' from journal.entry where id = $1`,
      [victim(scene)],
    ),
  ),
  run('links an entry twice', (scene) => {
    const one = scene.pick(scene.ids.length - 1);
    return scene.client.query('update journal.link set entry_id = $1 where number = $2', [scene.ids[one], one + 1]);
  }),
  run('swaps two links', async (scene) => {
    const one = scene.pick(scene.ids.length - 1);
    await scene.client.query('update journal.link set number = -1 where number = $1', [one]);
    await scene.client.query('update journal.link set number = $1 where number = $2', [one, one + 1]);
    await scene.client.query('update journal.link set number = $1 where number = -1', [one + 1]);
  }),
  run('swaps the entries of two links', async (scene) => {
    const one = scene.pick(scene.ids.length - 1);
    await scene.client.query('update journal.link set entry_id = gen_random_uuid() where number = $1', [one]);
    await scene.client.query('update journal.link set entry_id = $1 where number = $2', [scene.ids[one], one + 1]);
    await scene.client.query('update journal.link set entry_id = $1 where number = $2', [scene.ids[one + 1], one]);
  }),
];

const bitOf = (column: string) => `set_byte(${column}, 3, get_byte(${column}, 3) # 16)`;
const anyRow = (table: string) =>
  `ctid = (select ctid from ${table} order by ctid offset $1::int % (select count(*) from ${table}) limit 1)`;
const onRow = (name: string, table: string, change: string) =>
  run(name, ({ client, pick }) => client.query(`${change} where ${anyRow(table)}`, [pick(1_000)]));

const sealRows = [
  ...['leaf', 'chain'].map((column) =>
    onRow(`changes ${column} of a link`, 'journal.link', `update journal.link set ${column} = ${bitOf(column)}`),
  ),
  onRow('gives a link a number of its own', 'journal.link', 'update journal.link set number = number + 1000000'),
  onRow('changes a node', 'journal.node', `update journal.node set hash = ${bitOf('hash')}`),
  onRow('moves a node', 'journal.node', 'update journal.node set index = index + 1000000'),
  onRow('deletes a node', 'journal.node', 'delete from journal.node'),
  run('adds a node', ({ client, pick }) =>
    client.query("insert into journal.node values (3, $1, sha256('node'))", [1_000 + pick(1_000)]),
  ),
  ...['root', 'chain', 'previous', 'signature', 'key'].map((column) =>
    onRow(`changes ${column} of a head`, 'journal.head', `update journal.head set ${column} = ${bitOf(column)}`),
  ),
  onRow('changes the size of a head', 'journal.head', 'update journal.head set size = size + 1'),
  onRow('changes the journal of a head', 'journal.head', 'update journal.head set journal = gen_random_uuid()'),
  onRow(
    'changes the time of a head by a microsecond',
    'journal.head',
    "update journal.head set signed_at = signed_at + interval '1 microsecond'",
  ),
  onRow('changes the number of a head', 'journal.head', 'update journal.head set number = number + 1000'),
  onRow('deletes a head', 'journal.head', 'delete from journal.head'),
  run('deletes the newest heads', ({ client, heads, pick }) =>
    client.query('delete from journal.head where number > $1', [pick(heads.length - 1)]),
  ),
  run('deletes every head', ({ client }) => client.query('delete from journal.head')),
  run('deletes the whole seal', ({ client }) =>
    client.query('truncate journal.link, journal.node, journal.head, journal.key'),
  ),
  run('swaps two signatures', ({ client, pick, heads }) => {
    const one = pick(heads.length - 1);
    return client.query(
      `update journal.head h set signature = o.signature from (select * from journal.head) o
      where h.number in ($1::bigint, $1::bigint + 1) and o.number = 2 * $1::bigint + 1 - h.number`,
      [one],
    );
  }),
  ...['public_key', 'endorsement', 'id'].map((column) =>
    run(`changes ${column} of the key`, ({ client }) =>
      client.query(`update journal.key set ${column} = ${bitOf(column)} where number = 1`),
    ),
  ),
  run('changes the time of the key', ({ client }) =>
    client.query("update journal.key set since = since + interval '1 microsecond' where number = 0"),
  ),
  run('deletes the key', ({ client }) => client.query('delete from journal.key where number = 1')),
];

const history = [
  run('goes back to an old copy', (scene) => goBack(scene, scene.pick(scene.heads.length - 1))),
  run('goes back to an old copy and seals on with the stolen key', async (scene) => {
    await goBack(scene, scene.pick(scene.heads.length - 1));
    await scene.client.query(`insert into journal.entry (id, at, action, actor_kind)
      values (gen_random_uuid(), now(), 'test.other', 'system')`);
    await sealAnew(scene, scene.stolen);
  }),
  run('changes an entry and seals all anew with another key', async (scene) => {
    await edit(scene);
    const key = newSigningKey();
    await scene.client.query('update journal.key set id = $1, public_key = $2 where number = 0', [
      Buffer.from(keyName(key.publicKey), 'hex'),
      Buffer.from(key.publicKey, 'hex'),
    ]);
    await sealAnew(scene, key);
  }),
  run('changes an entry and seals all anew with the stolen key', async (scene) => {
    await edit(scene);
    await sealAnew(scene, scene.stolen);
  }),
  run('deletes an entry and seals all anew with the stolen key', async (scene) => {
    await scene.client.query('delete from journal.entry where id = $1', [victim(scene)]);
    await sealAnew(scene, scene.stolen);
  }),
  run('seals all anew in another order with the stolen key', async (scene) => {
    const one = scene.pick(scene.ids.length - 1);
    await sealAnew(scene, scene.stolen, (ids) => {
      const order = [...ids];
      [order[one], order[one + 1]] = [ids[one + 1] ?? '', ids[one] ?? ''];
      return order;
    });
  }),
  run('truncates the end and seals it anew with the stolen key', async (scene) => {
    const kept = scene.ids.slice(0, 1 + scene.pick(scene.ids.length - 1));
    await scene.client.query('delete from journal.entry where id <> all($1::uuid[])', [kept]);
    await sealAnew(scene, scene.stolen);
  }),
];

/** Every way to tamper that the campaign tries. */
export const tamperings: readonly Tampering[] = [
  ...columnEdits,
  ...timeEdits,
  swap('reason, at'),
  swap('subject_id, after'),
  swap('id'),
  ...entryRows,
  ...sealRows,
  ...history,
];

const edit = (scene: Scene) =>
  scene.client.query("update journal.entry set reason = '另一个理由' where id = $1", [victim(scene)]);

async function goBack({ client, heads }: Scene, to: number): Promise<void> {
  const size = heads[to]?.size ?? 0;
  await client.query('delete from journal.entry where id in (select entry_id from journal.link where number >= $1)', [
    size,
  ]);
  await client.query('delete from journal.link where number >= $1', [size]);
  await client.query('delete from journal.node where (index + 1) * (2 ^ level) > $1', [size]);
  await client.query('delete from journal.head where number > $1', [to]);
}

/** Writes links, nodes and one head for the entries as they now are: a whole journal without a flaw of its own. */
async function sealAnew(
  { client, query, heads }: Scene,
  key: SigningKey,
  order: (ids: string[]) => string[] = (ids) => ids,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from journal.entry order by xid, position');
  await client.query('truncate journal.link, journal.node, journal.head');
  await client.query(`delete from journal.key where public_key <> $1`, [Buffer.from(key.publicKey, 'hex')]);
  await client.query('update journal.key set number = 0, endorsement = null where number > 0');
  for (const [number, id] of order(rows.map((row) => row.id)).entries()) {
    await client.query('insert into journal.link values ($1, $2, $3, $3)', [number, id, sm3('')]);
  }
  let chain = zeros;
  const leaves: Uint8Array[] = [];
  for (const link of await linksFrom(query, 0, 10_000)) {
    const leaf = leafOf(sealedPart(link), sm3);
    chain = chainAfter(chain, leaf);
    leaves.push(leaf);
    await client.query('update journal.link set leaf = $2, chain = $3 where number = $1', [link.number, leaf, chain]);
  }
  const rowsOf = async (level: number, row: readonly Uint8Array[]): Promise<void> => {
    if (level > 0) {
      for (const [index, hash] of row.entries()) {
        await client.query('insert into journal.node values ($1, $2, $3)', [level, index, hash]);
      }
    }
    const above = row.flatMap((left, index) => {
      const right = row[index + 1];
      return index % 2 === 0 && right !== undefined ? [hashNode(left, right, sm3)] : [];
    });
    if (above.length > 0) await rowsOf(level + 1, above);
  };
  await rowsOf(0, leaves);
  const parts = completeSubtrees({ start: 0, end: leaves.length });
  const edge = parts.map(({ level, index }) => naive(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
  await client.query("update journal.key set since = '2026-11-20T00:00:00Z'");
  const unsigned = {
    ...{ journal: heads[0]?.journal ?? '', number: 0, size: leaves.length, previous: nothingBefore },
    root: Buffer.from(foldSubtrees(edge, sm3)).toString('hex'),
    chain: chain.toString('hex'),
    signedAt: heads.at(-1)?.signedAt ?? '',
    key: keyName(key.publicKey),
  };
  await putHead(client, { ...unsigned, publicKey: key.publicKey, signature: sign(headText(unsigned), key) });
}

function naive(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  const half = leaves.length / 2;
  const [left, right] = [naive(leaves.slice(0, half)), naive(leaves.slice(half))];
  return createHash('sm3')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest();
}

async function putHead(client: pg.Client, head: JournalHead): Promise<void> {
  if (headHash(head, sm3).length !== 64) throw new Error('no hash of the forged head');
  await client.query(
    `insert into journal.head (number, journal, size, root, chain, signed_at, previous, key, signature) values
    ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, decode($7, 'hex'), decode($8, 'hex'), decode($9, 'hex'))`,
    [
      ...[head.number, head.journal, head.size, head.root, head.chain],
      ...[head.signedAt, head.previous, head.key, head.signature],
    ],
  );
}
