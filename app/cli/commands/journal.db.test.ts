import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { bytesOf } from '#platform/journal/contract/bytes.ts';
import { verifyConsistency, verifyInclusion } from '#platform/journal/contract/merkle.ts';
import { deliverHeads, headDestinations } from '#platform/journal/server/deliver-heads.ts';
import { localHeadFile } from '#platform/journal/server/head-file.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import { sealSettled } from '#platform/journal/server/seal.fixture.ts';
import { type TestPlatform, testPlatform, testServer } from '#testing/database.ts';
import { runCli } from '../main.ts';

let test: TestPlatform;
let env: Record<string, string>;
let entryId = '';
const folder = mkdtempSync(join(tmpdir(), 'ys-journal-'));

beforeAll(async () => {
  test = await testPlatform();
  const client = await test.connect('superuser');
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  await client.query(`alter database ${rows[0]?.name} owner to yuanshu_migrator`);
  await client.end();
  const address = (user: string, password: string) =>
    `postgres://${user}:${password}@${encodeURIComponent(testServer().host)}/${rows[0]?.name}`;
  env = {
    YUANSHU_LANG: 'en',
    YUANSHU_DATA: test.platform.dataDir,
    DATABASE_URL: address('yuanshu_migrator', 'm'),
    APP_DATABASE_URL: address('yuanshu_app', 'a'),
    IMPORTER_DATABASE_URL: address('yuanshu_importer', 'i'),
  };
  for (let round = 0; round < 3; round += 1) {
    entryId = await test.platform.database.transaction(noZone, (tx) =>
      recordEntry(tx, {
        ...{ zoneId: null, at: test.platform.now().toString(), action: 'test.act', ip: null, trace: null },
        actor: { kind: 'system', accountId: null, role: null },
      }),
    );
    await sealSettled(test.platform);
  }
  await deliverHeads(test.platform, headDestinations(test.platform, {}));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]) {
  let [out, err] = ['', ''];
  const sink = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await runCli(['journal', ...args], env, sink);
  const lines = args.includes('--json') ? out.split('\n').filter(Boolean) : [];
  return { code, out, err, json: lines.map((line) => JSON.parse(line) as Record<string, never>) };
}

/** The value under `summary` that a command ended with. */
async function summary<T>(...args: string[]): Promise<T> {
  const { json, err } = await run(...args, '--json');
  const last = json.at(-1)?.summary as T | undefined;
  if (last === undefined) throw new Error(err);
  return last;
}

const hex = (text: string) => bytesOf(text) ?? new Uint8Array();

describe('yuanshu journal', () => {
  it('verifies the journal and says what it read', async () => {
    const { code, json } = await run('verify', '--json');
    expect({ code, json }).toMatchObject({ code: 0, json: [{ summary: { heads: 3, outside: 3, findings: 0 } }] });
    const said = await run('verify');
    expect(said.out).toMatch(/3 heads checked; 0 not sealed yet; 3 heads compared/);
    expect(said.out).toContain('No change was found.');
  });

  it('proves an entry and that one head continues another, for anyone to check', async () => {
    type Side = { size: number; root: string };
    const proof = await summary<{ number: number; leaf: string; path: string[]; head: Side }>('proof', entryId);
    const { number, leaf, path, head } = proof;
    const inclusion = { number, size: head.size, leaf: hex(leaf), path: path.map(hex), root: hex(head.root) };
    expect(verifyInclusion(inclusion)).toBe(true);
    expect(verifyInclusion({ ...inclusion, leaf: inclusion.root })).toBe(false);
    const answer = await summary<{ from: Side; to: Side; path: string[] }>('consistency', '0', '2');
    const { from, to, path: steps } = answer;
    const roots = { first: { ...from, root: hex(from.root) }, second: { ...to, root: hex(to.root) } };
    expect(verifyConsistency({ ...roots, path: steps.map(hex) })).toBe(true);
    expect((await run('proof', entryId)).out.trim().split('\n')).toHaveLength(3 + path.length);
  });

  it('names what it does not know with exit code 2', async () => {
    expect(await run('proof', '018f0000-0000-7000-8000-000000000000')).toMatchObject({ code: 2 });
    expect(await run('proof', 'nonsense')).toMatchObject({ code: 2 });
    expect((await run('consistency', '0', '99')).err).toContain('There is no head 99.');
    expect(await run('verify', '--heads', '/nowhere')).toMatchObject({ code: 2 });
    expect((await run('heads', '--since', 'x')).code).toBe(2);
  });

  it('does not call a journal sound against a file in which no head is left', async () => {
    const file = join(folder, 'emptied.jsonl');
    writeFileSync(file, '\n{"number\n{"summary":{"heads":3}}\n');
    const { code, json } = await run('verify', '--heads', file, '--json');
    expect({ code, json }).toMatchObject({ code: 1, json: [{ kind: 'fileUnreadable', detail: file }, {}] });
  });

  it('carries heads away, lets a witness countersign them, and holds the journal against those', async () => {
    const file = join(folder, 'heads.jsonl');
    const { out, json } = await run('heads', '--since', '1', '--json');
    writeFileSync(file, out);
    expect(json.map((line) => line.number)).toEqual([1, 2, undefined]);
    expect((await run('heads')).out.trim().split('\n')).toHaveLength(3);

    const key = join(folder, 'witness.json');
    const signed = await summary<Record<string, unknown>>('witness', file, '--key', key);
    const { publicKey, file: countersigned } = signed;
    expect(signed).toMatchObject({ signed: 2, refused: 0 });
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect((await run('witness', file, '--key', key)).out).toContain('0 heads countersigned');

    const checked = ['verify', '--heads', `${countersigned}`, '--witness', `${publicKey}`, '--json'];
    expect(await run(...checked)).toMatchObject({ code: 0, json: [{ summary: { outside: 5 } }] });
    const other = await run('verify', '--heads', `${countersigned}`, '--witness', `04${'0'.repeat(128)}`, '--json');
    expect(other.json.map((line) => line.kind)).toEqual(['witnessSignature', 'witnessSignature', undefined]);
    const bare = await run('verify', '--heads', file, '--witness', `${publicKey}`, '--json');
    expect(bare.json.map((line) => line.kind)).toEqual(['witnessMissing', 'witnessMissing', undefined]);
  });

  it('lets no witness sign what contradicts the heads signed before', async () => {
    const [first, second] = readFileSync(localHeadFile(test.platform.dataDir), 'utf8').trim().split('\n');
    const file = join(folder, 'bent.jsonl');
    const bent = { ...JSON.parse(second ?? ''), size: 1_000 };
    writeFileSync(file, `${first}\n${JSON.stringify(bent)}\nnonsense\n`);
    const answer = await run('witness', file, '--key', join(folder, 'witness.json'), '--json');
    expect(answer).toMatchObject({
      code: 1,
      json: [
        { line: 2, head: 1, reason: 'signature' },
        { line: 3, head: null, reason: 'unreadable' },
        { summary: { signed: 1, refused: 2 } },
      ],
    });
  });

  it('changes the key, leaves an entry of it, and stays sound', async () => {
    expect((await run('rotate-key', '--json')).json[0]).toMatchObject({ summary: { number: 1 } });
    await sealSettled(test.platform);
    expect(await run('verify', '--json')).toMatchObject({ code: 0, json: [{ summary: { heads: 4, findings: 0 } }] });
    const { rows } = await test.appPool().query("select from journal.entry where action = 'journal.rotateKey'");
    expect(rows).toHaveLength(1);
  });

  it('names a change, its place and its kind, and exits 1', async () => {
    const superuser = await test.connect('superuser');
    await superuser.query("update journal.entry set trace = 'x' where id = $1", [entryId]);
    await superuser.end();
    appendFileSync(localHeadFile(test.platform.dataDir), 'nonsense\n');
    const { code, json } = await run('verify', '--json');
    expect(code).toBe(1);
    expect(json.slice(0, 2)).toMatchObject([{ kind: 'entryChanged', entryId }, { kind: 'fileUnreadable' }]);
    const said = await run('verify');
    expect(said.out).toMatch(new RegExp(`An entry was changed · number \\d+ · entry ${entryId}`));
    expect(said.out).toContain('2 findings.');
  });
});
