import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { makeFolder } from '#app/server/make-folder.ts';
import { runOnce } from '#app/server/once.ts';
import { type Application, startApplication } from '#app/server/start.ts';
import { readConfig } from '#platform/config/server/config.ts';
import type { CliEnvironment } from '../environment.ts';
import type { Output } from '../output.ts';

interface StartFlags {
  host?: string;
  port?: string;
  data?: string;
  archive?: string;
  demo?: boolean;
  demoPublic?: boolean;
  once?: boolean;
  out: string;
  json?: boolean;
}

/** `yuanshu start`: the whole platform on this machine. */
export function addStart(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('start')
    .description(t('cli:start.about'))
    .option('--port <number>', t('cli:start.port'))
    .option('--host <address>', t('cli:start.host'))
    .option('--data <folder>', t('cli:data'))
    .option('--archive <folder>', t('cli:start.archive'))
    .addOption(new Option('--demo', t('cli:start.demo')))
    .addOption(new Option('--no-demo', t('cli:start.noDemo')))
    .option('--demo-public', t('cli:start.demoPublic'))
    .option('--once', t('cli:start.once'))
    .option('--out <folder>', t('cli:start.out'), './out')
    .option('--json', t('cli:json'))
    .action((flags: StartFlags) => (flags.once ? startOnce(flags, cli) : startAndServe(flags, cli)));
}

function optionsOf(flags: StartFlags, { env }: CliEnvironment) {
  const config = readConfig(flags, env);
  return {
    config,
    // Somebody else's database gets invented data only when asked to.
    demo: flags.demo ?? config.databaseUrl === undefined,
    demoPublic: flags.demoPublic ?? false,
    metricsToken: env.METRICS_TOKEN,
  };
}

async function startAndServe(flags: StartFlags, cli: CliEnvironment): Promise<void> {
  const signalled = firstSignal();
  cli.output.note(cli.output.text('cli:start.starting'));
  let stopping = false;
  void signalled.then(() => {
    stopping = true;
  });
  const application = await startApplication(optionsOf(flags, cli));
  if (stopping) return application.close();
  if (flags.json) printJson(application, cli.output);
  else printWelcome(application, cli.output);
  await signalled;
  cli.output.note(cli.output.text('cli:start.stopping'));
  await application.close();
}

/** The first signal ends the server in order; a second one ends the process at once. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}

async function startOnce(flags: StartFlags, cli: CliEnvironment): Promise<void> {
  // Before the work, so that a mistyped folder costs nothing.
  await makeFolder(resolve(flags.out));
  void firstSignal().then(() => process.exit(130));
  const application = await startApplication({ ...optionsOf(flags, cli), listen: false });
  try {
    const outcome = await runOnce(application, { folder: flags.out, locale: cli.output.locale });
    if (flags.json) {
      for (const file of outcome.files) cli.output.json({ file });
      cli.output.json({ summary: outcome.summary });
    } else {
      cli.output.result(
        cli.output.text('cli:start.closed', { day: outcome.summary.day, files: outcome.files.join(', ') }),
      );
      for (const problem of outcome.summary.problems) cli.output.note(problem);
    }
    if (outcome.summary.problems.length > 0) cli.exitCode = 1;
  } finally {
    await application.close();
  }
}

function printJson({ url, logins, timings }: Application, output: Output): void {
  for (const login of logins) output.json({ login });
  output.json({ summary: { url, steps: timings.steps, totalMs: timings.totalMs() } });
}

function printWelcome({ url, logins, timings, seeds }: Application, output: Output): void {
  const rejected = seeds.flatMap(({ report }) => report.rejected);
  for (const row of rejected) output.note(`${row.file}:${row.row} ${row.field}: ${row.reason}`);
  output.result(
    `\n${output.text('cli:start.ready', { url: url ?? '', seconds: (timings.totalMs() / 1000).toFixed(1) })}`,
  );
  if (logins.length > 0) {
    output.result(`\n${output.text('cli:start.logins')}`);
    for (const line of table(
      logins.map((login) => [
        login.zone,
        login.login,
        login.password,
        `${output.text(`auth:roles.${login.role}`)} · ${login.displayName}`,
      ]),
    ))
      output.result(`  ${line}`);
  }
  output.result(`\n${output.text('cli:start.howToStop')}`);
}

function table(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  return rows.map((row) => row.map((cell, i) => cell.padEnd(i === row.length - 1 ? 0 : (widths[i] ?? 0) + 2)).join(''));
}
