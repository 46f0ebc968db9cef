import autocannon from 'autocannon';
import { startChild } from '../lib/child.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { median, printResult } from '../lib/report.ts';
import type { SubjectFacts } from './subject.ts';

// Load generator, peer, subject and PostgreSQL share the machine: only the ratio means something.
const rounds = 5;
const seconds = 4;
const connections = 50;

interface Load {
  perSecond: number;
  p99Ms: number;
}

async function load(url: string, facts: SubjectFacts, duration: number): Promise<Load> {
  const result = await autocannon({
    url,
    connections,
    duration,
    requests: facts.firmIds.map((id) => ({ path: `/api/parties/firms/${id}`, headers: { cookie: facts.cookie } })),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals and ${result.errors} errors`);
  }
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 };
}

await withDataFolder(async (dataDir) => {
  const subject = await startChild<SubjectFacts>(new URL('./subject.ts', import.meta.url), { dataDir });
  const peer = await startChild<string>(new URL('./peer.ts', import.meta.url), subject.said);
  const [subjects, peers]: [Load[], Load[]] = [[], []];
  await load(subject.said.url, subject.said, 2);
  await load(peer.said, subject.said, 2);
  for (let round = 0; round < rounds; round += 1) {
    peers.push(await load(peer.said, subject.said, seconds));
    subjects.push(await load(subject.said.url, subject.said, seconds));
  }
  await peer.stop();
  await subject.stop();
  const ratios = subjects.map((one, index) => one.perSecond / (peers[index]?.perSecond ?? Number.NaN));
  printResult(
    {
      bench: 'http',
      figures: [
        { name: 'bare fastify + pg', value: median(peers.map((one) => one.perSecond)), unit: 'requests/s' },
        { name: 'full path', value: median(subjects.map((one) => one.perSecond)), unit: 'requests/s' },
        { name: 'bare fastify + pg, p99', value: median(peers.map((one) => one.p99Ms)), unit: 'ms' },
        { name: 'full path, p99', value: median(subjects.map((one) => one.p99Ms)), unit: 'ms' },
      ],
      ratio: { name: 'full path ÷ bare fastify + pg', value: median(ratios), target: 0.6 },
    },
    process.argv.includes('--json'),
  );
});
