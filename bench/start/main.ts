import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { withDataFolder } from '../lib/data-folder.ts';
import { type BenchFigure, printResult } from '../lib/report.ts';

const cli = fileURLToPath(new URL('../../app/cli/yuanshu.mjs', import.meta.url));

interface Started {
  summary: { url: string; steps: { name: string; ms: number }[]; totalMs: number };
}

/** Starts the platform as a user does, waits for the first page, and stops it; milliseconds as the user sees them. */
async function startOnce(dataDir: string, label: string): Promise<BenchFigure[]> {
  const begun = performance.now();
  const args = [cli, 'start', '--port', '0', '--data', join(dataDir, 'data'), '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let started: Started['summary'] | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    started = (JSON.parse(line) as Partial<Started>).summary;
    if (started) break;
  }
  if (started === undefined) throw new Error('the platform did not start');
  const page = await fetch(new URL('/zones', started.url), { headers: { accept: 'text/html' } });
  const facts = await fetch(new URL('/api/atlas/zones', started.url));
  if (!page.ok || !facts.ok) throw new Error(`the first page answered ${page.status}, its data ${facts.status}`);
  const usable = performance.now() - begun;
  child.kill('SIGINT');
  await ended;
  return [
    { name: `${label}: usable page`, value: usable / 1000, unit: 's' },
    ...started.steps.map((step) => ({ name: `${label}: ${step.name}`, value: step.ms / 1000, unit: 's' })),
  ];
}

await withDataFolder(async (dataDir) => {
  const first = await startOnce(dataDir, 'first start');
  const second = await startOnce(dataDir, 'second start');
  printResult({ bench: 'start', figures: [...first, ...second] }, process.argv.includes('--json'));
});
