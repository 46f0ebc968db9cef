import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import type { TestApplication } from './browser.ts';
import { findChromium } from './chromium.ts';

const commandLine = fileURLToPath(new URL('../app/cli/yuanshu.mjs', import.meta.url));
const startWithinMs = 120_000;

/**
 * Starts an application for each worker as a user starts it: the command line, a data folder of its own, the pages built
 * for production. Tests of one worker run after each other, so they see nothing of those of another.
 * `YUANSHU_TEST_APPS` (JSON) hands the addresses and logins to the tests.
 */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.YUANSHU_TEST_APPS !== undefined || findChromium() === undefined) return undefined;
  const files = project.vitest.state.getPaths().length;
  const wanted = Math.min(Math.max(files, 1), Number(project.config.maxWorkers));
  const running: Running[] = [];
  const stopAll = async () => {
    delete process.env.YUANSHU_TEST_APPS;
    await Promise.all(running.map(({ stop }) => stop()));
  };
  try {
    // Only the first builds the pages.
    while (running.length < wanted) running.push(await startOne(running[0]?.folder));
  } catch (error) {
    await stopAll();
    throw error;
  }
  process.env.YUANSHU_TEST_APPS = JSON.stringify(running.map(({ application }) => application));
  return stopAll;
}

interface Running {
  application: TestApplication;
  folder: string;
  stop(): Promise<void>;
}

/** Starts one application; the pages that another has built are taken over. */
async function startOne(builtIn: string | undefined): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'yuanshu-test-app-'));
  if (builtIn !== undefined) await cp(join(builtIn, 'web'), join(folder, 'web'), { recursive: true });
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
    return { application: await readAnswer(lines, ended), folder, stop };
  } catch (error) {
    await stop();
    console.error(notes.join('\n'));
    throw error;
  }
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
