import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPlatform, testServer } from '#testing/database.ts';
import { runCli } from './main.ts';

const cli = fileURLToPath(new URL('./yuanshu.mjs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'ys-cli-'));
const data = join(home, 'data');

afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Run {
  code: number;
  out: string;
  err: string;
  json: Record<string, unknown>[];
}

function spawnCli(args: string[], env: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _url, VITEST: _vitest, NODE_ENV: _node, ...inherited } = process.env;
  return spawn(process.execPath, [cli, ...args], {
    cwd: home,
    env: { ...inherited, YUANSHU_LANG: 'en', YUANSHU_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const child = spawnCli(args, env);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = (await once(child, 'close')) as [number];
  const lines = args.includes('--json') ? out.split('\n').filter(Boolean) : [];
  return { code, out, err, json: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

/** The same in this process, for what needs no process of its own. */
async function runHere(args: string[], env: Record<string, string> = {}): Promise<Omit<Run, 'json'>> {
  let [out, err] = ['', ''];
  const sink = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await runCli(args, { YUANSHU_LANG: 'en', YUANSHU_DATA: data, ...env }, sink);
  return { code, out, err };
}

describe('yuanshu start', () => {
  let server: ChildProcess;
  let url = '';
  const lines: Record<string, unknown>[] = [];

  beforeAll(async () => {
    server = spawnCli(['start', '--port', '0', '--json']);
    for await (const line of createInterface({ input: server.stdout as NodeJS.ReadableStream })) {
      lines.push(JSON.parse(line));
      const { summary } = lines.at(-1) as { summary?: { url: string } };
      if (summary) url = summary.url;
      if (url) break;
    }
  }, 120_000);
  afterAll(async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGINT');
    await once(server, 'exit');
  });

  it('prints one login for each role, and the address last', () => {
    const logins = lines.flatMap((line) =>
      line.login ? [line.login as { zone: string; role: string; password: string }] : [],
    );
    const roles = logins.filter((login) => login.zone === 'shifan').map((login) => login.role);
    expect(new Set(roles).size).toBe(10);
    expect(new Set(logins.map((login) => login.password)).size).toBe(logins.length);
    expect(lines.at(-1)).toMatchObject({ summary: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) } });
  });

  it('serves a page and signs a demonstration login in', async () => {
    const page = await fetch(`${url}/zones`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('<script type="module"');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const asset = await fetch(`${url}${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    const { login } = lines.find((line) => line.login) as { login: { zone: string; login: string; password: string } };
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yuanshu-csrf': '1' },
      body: JSON.stringify({ zone: login.zone, login: login.login, password: login.password }),
    });
    expect(response.status).toBe(200);
  });

  it('is refused a second time on the same folder, with the process and address of the first', async () => {
    const second = await run(['start', '--port', '0']);
    expect(second.code).toBe(2);
    expect(second.err).toContain(`process ${server.pid}`);
    expect(second.err).toContain(url);
  });

  it('lends its database to other commands meanwhile', async () => {
    const file = join(home, 'zones.xlsx');
    expect(await run(['export', 'zones', '--out', file])).toMatchObject({ code: 0, err: '' });
    expect((await readXlsx(readFileSync(file))).sheets[0]?.rows).toHaveLength(37);
    expect((await run(['import', '--json'])).json.at(-1)).toMatchObject({ summary: { rejected: 0 } });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('leaves nothing running after Ctrl-C, and keeps its data and passwords', async () => {
    const pid = Number(readFileSync(join(data, 'pg18/postmaster.pid'), 'utf8').split('\n')[0]);
    server.kill('SIGINT');
    const [code] = await once(server, 'exit');
    expect(code).toBe(0);
    // It has ended; its parent may need a moment to take notice.
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
    const again = await run(['start', '--once', '--out', join(home, 'again'), '--json']);
    expect(again.code).toBe(0);
  });
});

describe('yuanshu start --once', () => {
  it('closes the day, writes result.json and an Excel ledger, and exits 0', async () => {
    const out = join(home, 'out');
    const once = await run(['start', '--once', '--out', out, '--json']);
    expect(once).toMatchObject({ code: 0 });
    const result = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'));
    expect(result).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), problems: [] });
    const parties = result.parts.find(
      (part: { zone: string; module: string }) => part.zone === 'shifan' && part.module === 'parties',
    );
    expect(parties).toMatchObject({ demonstration: true });
    const ledger = readdirSync(out).find((name) => name.endsWith('.xlsx'));
    const workbook = await readXlsx(readFileSync(join(out, ledger ?? '')));
    expect(workbook.sheets.length).toBeGreaterThan(2);
    expect(JSON.stringify(workbook.sheets.at(-1)?.rows)).toContain('示范高新区');
  });
});

describe('other commands', () => {
  it('migrate finds nothing left to do', async () => {
    const { code, json } = await run(['migrate', '--json']);
    expect(code).toBe(0);
    expect(json.at(-1)).toMatchObject({ summary: { applied: 0 } });
  });

  it('import reports each file, and nothing rejected', async () => {
    const { code, json } = await run(['import', '--json']);
    expect(code).toBe(0);
    expect(json.length).toBeGreaterThan(2);
    expect(json.at(-1)).toMatchObject({ summary: { rejected: 0 } });
  });

  it('demo generate makes as many firms as asked, and export writes them', async () => {
    const made = await run(['demo', 'generate', '--zone', 'yangban', '--firms', '37', '--seed', '5', '--json']);
    expect(made.code).toBe(0);
    expect(made.json).toContainEqual({ zone: 'yangban', table: 'parties.firm', rows: 37 });
    const file = join(home, 'firms.xlsx');
    const exported = await run(['export', 'firms', '--zone', 'yangban', '--out', file]);
    expect(exported).toMatchObject({ code: 0, err: '' });
    // Above the header and below the firms stands who took the file.
    expect((await readXlsx(readFileSync(file))).sheets[0]?.rows).toHaveLength(40);
  });
});

describe('bad usage', () => {
  it.each([
    [['start', '--port', '99999'], /--port cannot be 99999/],
    [['start', '--host', '0.0.0.0'], /Demonstration logins exist, so 0\.0\.0\.0 is refused/],
    [['start', '--colour'], /unknown option '--colour'/],
    [['dance'], /unknown command 'dance'/],
    [['demo', 'generate', '--firms', 'many'], /--firms cannot be many/],
    [['demo', 'generate', '--zone', 'chengdu-htz'], /chengdu-htz is not a fictional zone/],
    [['export', 'nothing'], /There is no register nothing/],
    [['export', 'firms', '--zone', 'atlantis'], /There is no zone atlantis/],
    [['export', 'firms'], /--zone/],
    [['bench', 'nothing'], /There is no benchmark nothing/],
    [['start', '--once', '--out', '/proc/nope'], /\/proc\/nope cannot be used \(ENOENT\)/],
    [['start', '--once', '--out', '/dev/null/x'], /\/dev\/null cannot be used/],
  ])('%j exits 2 and says why', async (args, reason) => {
    const { code, out, err } = await runHere(args);
    expect(err).toMatch(reason);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('of DATABASE_URL is named without its password', async () => {
    const { code, err } = await runHere(['migrate'], { DATABASE_URL: 'postgres://u:hush@127.0.0.1:1/x' });
    expect(code).toBe(2);
    expect(err).toContain('cannot be reached');
    expect(err).not.toContain('hush');
  });
});

describe('a database of the operator', () => {
  const name = `ext_${randomBytes(6).toString('hex')}`;
  const { host, user, password } = testServer();
  const urlAs = (role: string, secret: string) => `postgres://${role}:${secret}@${encodeURIComponent(host)}/${name}`;
  const external = {
    DATABASE_URL: urlAs(name, 'owner'),
    APP_DATABASE_URL: urlAs('yuanshu_app', 'a'),
    IMPORTER_DATABASE_URL: urlAs('yuanshu_importer', 'i'),
    YUANSHU_DATA: join(home, 'external'),
  };
  const admin = async (statement: string) => {
    const client = new pg.Client({ host, user, password, database: 'postgres' });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };

  beforeAll(async () => {
    // The two lesser roles are there once any test database was made.
    await (await testPlatform()).close();
    await admin(`create role ${name} login createrole password 'owner'`);
    await admin(`create database ${name} owner ${name}`);
    await admin(`grant connect on database ${name} to yuanshu_app, yuanshu_importer`);
  });
  afterAll(async () => {
    await admin(`drop database if exists ${name} with (force)`);
    await admin(`drop role if exists ${name}`);
  });

  it('is refused where its roles have passwords of another installation', async () => {
    const { DATABASE_URL, YUANSHU_DATA } = external;
    const { code, err } = await run(['migrate'], { DATABASE_URL, YUANSHU_DATA });
    expect(code).toBe(2);
    expect(err).toContain('refused the password of the role yuanshu_app');
  });

  it('gets published facts but no invented data unless asked', async () => {
    const started = await run(['start', '--once', '--out', join(home, 'external-out'), '--json'], external);
    expect(started).toMatchObject({ code: 0 });
    const result = JSON.parse(readFileSync(join(home, 'external-out/result.json'), 'utf8'));
    expect(result.parts.filter((part: { zone: string | null }) => part.zone !== null)).toEqual([]);
    const refused = await run(['demo', 'generate'], external);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('Add --demo');
    const asked = await run(['demo', 'generate', '--demo', '--zone', 'yangban', '--firms', '5', '--json'], external);
    expect(asked).toMatchObject({ code: 0 });
    expect(existsSync(join(home, 'external/pg18'))).toBe(false);
  });
});

describe('--help', () => {
  it.each([[[]], [['start']], [['migrate']], [['import']], [['export']], [['demo', 'generate']], [['bench']]])(
    'of %j is on standard output, in both languages',
    async (command) => {
      const [english, chinese] = await Promise.all([
        runHere([...command, '--help']),
        runHere([...command, '--help'], { YUANSHU_LANG: 'zh-CN' }),
      ]);
      expect([english.code, chinese.code]).toEqual([0, 0]);
      expect(english.out).toContain('Usage: yuanshu');
      expect(english.err).toBe('');
      expect(chinese.out).toMatch(/\p{Script=Han}/u);
    },
  );
});
