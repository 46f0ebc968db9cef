import { startApplication } from '#app/server/start.ts';
import { addSession } from '#platform/auth/server/store/sessions.ts';
import { findZone, listAccounts } from '#platform/auth/server/store.ts';
import { newToken } from '#platform/auth/server/token.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { readSheetFile } from '#platform/sheets/server/reading/read-sheet-file.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { median, printResult } from '../lib/report.ts';
import { mistakenIndustry, rows, sheetOf, sheetOfRelations } from './sheet-of-firms.fixture.ts';

// A sheet of 20,000 firms through the whole application as `yuanshu start` runs it: read, checked, repaired, committed with
// names to be found by, and undone. One row in a hundred has to be repaired first. Then as many relations between them.
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const target = 10_000;

/** Where the application answers, and the cookie of an officer. */
const subject = { url: '', cookie: '' };
const took: Record<string, number[]> = {};
const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  const result = await work();
  took[name] ??= [];
  took[name].push(performance.now() - begun);
  return result;
};
const ask = async <T>(method: string, path: string, body?: object | Uint8Array): Promise<T> => {
  const bytes = body instanceof Uint8Array;
  const answer = await fetch(`${subject.url}/api/sheets/${path}`, {
    method,
    headers: {
      cookie: subject.cookie,
      'x-yuanshu-csrf': '1',
      ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
const oneRound = async (round: number) => {
  const content = await sheetOf(round);
  await timed('read', () => readSheetFile(content, { fileName: 'bench.xlsx' }));
  const sent = await timed('sent: read, sealed and checked', () =>
    ask<DraftView>('POST', 'drafts?register=parties.firm&name=bench.xlsx', content),
  );
  if (sent.summary?.bad !== rows / 100) throw new Error(`unexpected check: ${JSON.stringify(sent.summary)}`);
  const repairs = [{ kind: 'sameKind', column: 'industry', raw: mistakenIndustry, value: 'C39' }];
  const { draft } = await timed('one repair of 200 rows, checked anew', () =>
    ask<{ draft: DraftView }>('POST', `drafts/${sent.id}/repairs`, { repairs }),
  );
  await timed('a page of rows', () => ask('GET', `drafts/${sent.id}/rows?pageSize=200&page=40`));
  const { batch } = await timed('committed', () =>
    ask<{ batch: { id: string; added: number } }>('POST', `drafts/${sent.id}/commit`, {
      revision: draft.revision,
      which: 'all',
    }),
  );
  if (batch.added !== rows) throw new Error(`${batch.added} firms were added`);
  if (round > 0) await timed('undone', () => ask('POST', `batches/${batch.id}/undo`));
};
// Between the firms of the first round, which stay.
const relationRound = async () => {
  const content = await sheetOfRelations(0, '2026-01-01');
  const sent = await timed('relations sent and checked', () =>
    ask<DraftView>('POST', 'drafts?register=parties.relation&name=bench.xlsx', content),
  );
  const { batch } = await timed('relations committed', () =>
    ask<{ batch: { id: string; added: number } }>('POST', `drafts/${sent.id}/commit`, {
      revision: sent.revision,
      which: 'all',
    }),
  );
  if (batch.added !== rows) throw new Error(`${batch.added} relations were added`);
  await timed('relations undone', () => ask('POST', `batches/${batch.id}/undo`));
};

await withDataFolder(async (dataDir) => {
  const config = readConfig({ data: dataDir, port: '0' }, { LOG_LEVEL: 'error', RATE_LIMIT_FACTOR: '0' });
  const application = await startApplication({ config, demo: true, web: false });
  const { platform } = application.opened;
  const zone = await findZone(platform.database.forZone(noZone), 'shifan');
  if (zone === undefined) throw new Error('the demonstration zone is missing');
  const db = platform.database.forZone(zone.id);
  const officer = (await listAccounts(db)).find((account) => account.role === 'officer');
  const token = newToken(zone.id);
  await addSession(db, {
    zoneId: zone.id,
    hash: token.hash,
    accountId: officer?.id ?? '',
    at: platform.now().toString(),
  });
  Object.assign(subject, { url: application.url ?? '', cookie: `${sessionCookie}=${token.cookie}` });
  // A server that still runs would keep its folder from being removed, and hide what failed.
  try {
    for (let round = 0; round < rounds; round += 1) await oneRound(round);
    for (let round = 0; round < rounds; round += 1) await relationRound();
  } finally {
    await application.close();
  }
  const middle = (name: string) => median(took[name] ?? []);
  const whole = middle('sent: read, sealed and checked') + middle('committed');
  printResult(
    {
      bench: 'sheets',
      figures: [
        ...Object.keys(took).map((name) => ({ name, value: middle(name), unit: 'ms' })),
        { name: '20,000 rows checked and committed', value: whole, unit: 'ms' },
        {
          name: '20,000 relations checked and committed',
          value: middle('relations sent and checked') + middle('relations committed'),
          unit: 'ms',
        },
      ],
      ratio: { name: '10 s ÷ checked and committed', value: target / whole, target: 1 },
    },
    process.argv.includes('--json'),
  );
});
