import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestApplication } from './browser.ts';
import { findChromium } from './chromium.ts';

const commandLine = fileURLToPath(new URL('../app/cli/yuanshu.mjs', import.meta.url));
const startWithinMs = 120_000;

/**
 * Starts one application for all browser tests as a user starts it: the command line, a data folder of its own,
 * the pages built for production. `YUANSHU_TEST_APP` (JSON) hands its address and logins to the tests.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANSHU_TEST_APP !== undefined || findChromium() === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'yuanshu-test-app-'));
  const { NODE_ENV: _test, VITEST: _runner, DATABASE_URL: _database, ...env } = process.env;
  const child = spawn(process.execPath, [commandLine, 'start', '--json', '--port', '0', '--data', folder], {
    // All browsers of a run come from one address and share their accounts: they are not one person.
    env: { ...env, LOG_LEVEL: 'error', RATE_LIMIT_FACTOR: '10' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // What it notes of its start and end is only worth reading when it fails; what it logs is.
  const notes: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('{')) console.error(line);
    else notes.push(line);
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  // A run that breaks off before its teardown still takes the application with it.
  const lastChance = () => child.kill('SIGTERM');
  process.on('exit', lastChance);
  const stop = async () => {
    process.off('exit', lastChance);
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const lines = createInterface({ input: child.stdout });
    process.env.YUANSHU_TEST_APP = JSON.stringify(await readAnswer(lines, ended));
  } catch (error) {
    await stop();
    console.error(notes.join('\n'));
    throw error;
  }
  return async () => {
    delete process.env.YUANSHU_TEST_APP;
    await stop();
  };
}

/** Reads what `start --json` prints: a line for each login, then the summary with the address. */
async function readAnswer(lines: AsyncIterable<string>, ended: Promise<void>): Promise<TestApplication> {
  const logins: TestApplication['logins'] = [];
  const read = async (): Promise<TestApplication> => {
    for await (const line of lines) {
      const value = JSON.parse(line) as { login?: TestApplication['logins'][number]; summary?: { url: string } };
      if (value.login) logins.push(value.login);
      if (value.summary) return { url: value.summary.url.replace(/\/$/, ''), logins };
    }
    throw new Error('the application ended before it was ready');
  };
  const gaveUp = ended.then(() => Promise.reject(new Error('the application ended before it was ready')));
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`the application was not ready within ${startWithinMs / 1000} s`)),
      startWithinMs,
    ).unref();
  });
  return Promise.race([read(), gaveUp, late]);
}
