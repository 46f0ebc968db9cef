import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { startApplication } from '#app/server/start.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { checkNow } from '#platform/journal/server/check-now.ts';
import { proveEntry } from '#platform/journal/server/prove.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import { sealOnce } from '#platform/journal/server/seal.ts';
import { queryOf } from '#platform/journal/server/store/query.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { median, printResult } from '../lib/report.ts';

// How fast committed entries are linked and signed for, beside how fast they can come in the same run: bare entries, each
// in a transaction of its own as every act is, on as many connections as the platform opens. A sealer that is slower falls
// behind for ever.
const rounds = 5;
const perRound = 20_000;
const perStatement = 1_000;
const connections = 20;
const oneByOne = 4_000;
const proofs = 400;

const seconds = async (work: () => unknown): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
};

/** SM3 over as many bytes as one entry needs: its leaf, its place in the chain, one node; nothing can seal faster. */
function bareHashes(): void {
  const [leaf, pair] = [Buffer.alloc(430, 7), Buffer.alloc(65, 7)];
  for (let count = 0; count < perRound; count += 1) {
    for (const bytes of [leaf, pair, pair]) createHash('sm3').update(bytes).digest();
  }
}

await withDataFolder(async (dataDir) => {
  const config = readConfig({ data: dataDir }, { LOG_LEVEL: 'error' });
  const application = await startApplication({ config, demo: false, web: false, listen: false });
  const { platform } = application.opened;
  const insert = async () => {
    for (let done = 0; done < perRound; done += perStatement) {
      await sql`insert into journal.entry
        (id, at, action, actor_kind, account_id, role, ip, trace, subject_type, subject_id, before, after, reason)
        select gen_random_uuid(), now(), 'bench.changeFirm', 'account', gen_random_uuid(), 'officer', '10.0.0.8',
          gen_random_uuid()::text, 'parties.firm', gen_random_uuid()::text, '{"name":"Shifan Yunling Precision Works Ltd","employees":12}',
          '{"name":"Shifan Yunling Precision Works Ltd","employees":13}', 'annual report'
        from generate_series(1, ${perStatement})`.execute(platform.database.forZone(noZone));
    }
  };
  const record = () =>
    Promise.all(
      Array.from({ length: connections }, async () => {
        for (let count = 0; count < oneByOne / connections; count += 1) {
          await platform.database.transaction(noZone, (tx) =>
            recordSystemAct(tx, platform.now(), {
              zoneId: null,
              action: 'bench.changeFirm',
              after: { employees: count },
            }),
          );
        }
      }),
    );
  await sealOnce(platform);
  const [records, inserts, seals, hashes]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round <= rounds; round += 1) {
    const took = [await seconds(record)];
    await sealOnce(platform);
    took.push(await seconds(insert), await seconds(() => sealOnce(platform)), await seconds(bareHashes));
    // The first round warms up.
    if (round > 0) for (const [index, list] of [records, inserts, seals, hashes].entries()) list.push(took[index] ?? 0);
  }
  const query = queryOf(platform.importer.forZone(noZone));
  const ids = await query<{ id: string }>('select entry_id as id from journal.link order by random() limit $1', [
    proofs,
  ]);
  const each: number[] = [];
  for (const { id } of ids) each.push((await seconds(() => proveEntry(query, id))) * 1_000);
  let checked = 0;
  const checking = await seconds(async () => {
    checked = (await checkNow(platform, { occasion: 'command' })).entries;
  });
  await application.close();
  each.sort((a, b) => a - b);
  const perSecond = (times: readonly number[]) => perRound / median(times);
  printResult(
    {
      bench: 'journal',
      figures: [
        { name: 'recorded one a transaction', value: oneByOne / median(records), unit: 'entries/s' },
        { name: 'bare INSERT, 1,000 a statement', value: perSecond(inserts), unit: 'entries/s' },
        { name: 'sealed', value: perSecond(seals), unit: 'entries/s' },
        { name: 'bare SM3 of the same bytes', value: perSecond(hashes), unit: 'entries/s' },
        { name: 'verified', value: checked / checking, unit: 'entries/s' },
        { name: `inclusion proof among ${checked.toLocaleString('en')}`, value: median(each), unit: 'ms' },
        { name: 'inclusion proof, p99', value: each[Math.floor(each.length * 0.99)] ?? Number.NaN, unit: 'ms' },
      ],
      ratio: {
        name: 'sealed ÷ recorded',
        value: (perSecond(seals) * median(records)) / oneByOne,
        target: 1,
      },
    },
    process.argv.includes('--json'),
  );
});
