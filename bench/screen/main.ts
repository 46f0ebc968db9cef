import pg from 'pg';
import { startChild } from '../lib/child.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { type BenchFigure, printResult } from '../lib/report.ts';
import { bareStream, countByHand } from './peer.ts';
import type { SubjectFacts } from './subject.ts';

// Screen, peer and PostgreSQL share the machine: the ratio means more than the times.
const firms = Number(process.env.BENCH_FIRMS ?? 100_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 200);
const refreshes = 12;

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds of each round, after some that nobody counts. */
async function time(count: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -Math.min(5, count); round < count; round += 1) {
    const began = performance.now();
    await ask();
    if (round >= 0) times.push(performance.now() - began);
  }
  return times;
}

/** Opens a stream; `next` resolves with the next message of a kind. */
async function openStream(url: string, headers: Record<string, string>) {
  const stop = new AbortController();
  const answer = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: stop.signal });
  if (!answer.ok || answer.body === null) throw new Error(`the stream was answered ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (event: string): Promise<void> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
        continue;
      }
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block.includes(`event: ${event}`)) return;
    }
  };
  await next('ready');
  return { next, stop: () => stop.abort() };
}

/** Milliseconds from the answer to a write until the message about it is here. */
async function refreshTimes(stream: string, headers: Record<string, string>, write: (round: number) => Promise<void>) {
  const { next, stop } = await openStream(stream, headers);
  const times: number[] = [];
  for (let round = 0; round < refreshes; round += 1) {
    await write(round);
    const began = performance.now();
    await next('changed');
    times.push(performance.now() - began);
  }
  stop();
  return times;
}

const figures = (name: string, times: readonly number[]): BenchFigure[] => [
  { name: `${name}, p50`, value: percentile(times, 0.5), unit: 'ms' },
  { name: `${name}, p99`, value: percentile(times, 0.99), unit: 'ms' },
];

await withDataFolder(async (dataDir) => {
  const subject = await startChild<SubjectFacts>(new URL('./subject.ts', import.meta.url), { dataDir, firms });
  const { cookie, zoneId, metrics, database } = subject.said;
  const url = subject.said.url.replace(/\/$/, '');
  const admin = new pg.Client(database);
  await admin.connect();
  await admin.query('vacuum analyze');
  const query = metrics.map((metric) => `metric=${metric}`).join('&');
  const own = await time(rounds, async () => {
    const answer = await fetch(`${url}/api/indicators/figures?${query}`, { headers: { cookie } });
    const { figures: found } = (await answer.json()) as { figures: unknown[] };
    if (found.length === 0) throw new Error('no figures');
  });
  const byHand = await time(Math.min(rounds, 30), () => countByHand(admin, zoneId));
  const refresh = await refreshTimes(`${url}/api/cockpit/stream`, { cookie }, async (round) => {
    const answer = await fetch(`${url}/api/parties/firms`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-yuanshu-csrf': '1' },
      body: JSON.stringify({ name: `Bench screen ${round} Ltd`, industry: 'C39', legalForm: 'limitedLiability' }),
    });
    if (!answer.ok) throw new Error(`the write was answered ${answer.status}: ${await answer.text()}`);
  });
  const bare = await bareStream();
  const echo = await refreshTimes(bare.url, {}, async () => {
    await fetch(bare.url, { method: 'POST' });
  });
  bare.close();
  await admin.end();
  await subject.stop();
  printResult(
    {
      bench: 'screen',
      figures: [
        { name: 'firms', value: firms, unit: 'firms' },
        { name: 'metrics of a screen', value: metrics.length, unit: 'metrics' },
        ...figures('figures of all tiles, HTTP', own),
        ...figures('the same by plain SQL', byHand),
        ...figures('write to message at the screen', refresh),
        ...figures('bare stream of events', echo),
      ],
      ratio: {
        name: 'plain SQL p99 ÷ tiles p99',
        value: percentile(byHand, 0.99) / percentile(own, 0.99),
        target: 5,
      },
    },
    process.argv.includes('--json'),
  );
});
