import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import { runJobsOnce } from '#platform/jobs/server/run-jobs.ts';
import { deliverHeads, headDestinations } from '#platform/journal/server/deliver-heads.ts';
import { sealOnce } from '#platform/journal/server/seal.ts';
import { drainOutbox } from '#platform/outbox/server/dispatch.ts';
import { closeDay } from './day-close.ts';
import { writeLedger } from './ledger.ts';
import type { Application } from './start.ts';

/** What a single run left behind. */
export interface OnceOutcome {
  files: string[];
  summary: { day: string; parts: number; imported: number; rejected: number; problems: string[] };
}

/** Does what a day of running does, once: imports, enqueued work, events, the day's close; writes result.json and the ledger. */
export async function runOnce(
  application: Application,
  options: { folder: string; locale: Locale },
): Promise<OnceOutcome> {
  const { composition, opened, seeds } = application;
  await runJobsOnce(opened.jobPool, composition.jobs, opened.platform);
  await drainOutbox(opened.platform, composition.subscriptions);
  const close = await closeDay(opened.platform);
  // Loops while one head does not cover all that waits.
  while ((await sealOnce(opened.platform)).more) {}
  await deliverHeads(opened.platform, headDestinations(opened.platform, application.config.journalHeads));
  const rejected = seeds.flatMap(({ name, report }) => report.rejected.map((row) => ({ seed: name, ...row })));
  const files = seeds.flatMap(({ report }) => report.files);
  const problems = [...close.problems, ...rejected.map((row) => `${row.file}:${row.row} ${row.field}: ${row.reason}`)];
  const result = {
    day: close.day,
    steps: application.timings.steps,
    imports: seeds.map(({ name, report }) => ({ name, files: report.files, rejected: report.rejected })),
    parts: close.parts,
    problems,
  };
  const folder = resolve(options.folder);
  const resultFile = join(folder, 'result.json');
  await writeFile(resultFile, `${JSON.stringify(result, null, 2)}\n`);
  const ledgerFile = join(folder, `ledger-${close.day}.xlsx`);
  await writeFile(ledgerFile, await writeLedger(close, { text: composition.text, locale: options.locale }));
  const imported = files.reduce((sum, file) => sum + file.loaded + file.unchanged, 0);
  return {
    files: [resultFile, ledgerFile],
    summary: { day: close.day, parts: close.parts.length, imported, rejected: rejected.length, problems },
  };
}
