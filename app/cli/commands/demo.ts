import type { Command } from 'commander';
import { dayInChina } from '#app/server/day-close.ts';
import { demoSeed, ensureDemo, generateZone } from '#app/server/demo.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CliEnvironment } from '../environment.ts';
import { wholeNumber } from '../options.ts';
import { withPlatform } from './with-platform.ts';

interface GenerateFlags {
  data?: string;
  demo?: boolean;
  zone: string;
  firms: number;
  visits?: number;
  issues?: number;
  seed: number;
  json?: boolean;
}

/** `yuanshu demo generate`: invents the rows of a fictional zone anew. */
export function addDemo(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('demo')
    .description(t('cli:demo.about'))
    .command('generate')
    .description(t('cli:demo.generate'))
    .option('--firms <number>', t('cli:demo.firms'), wholeNumber('--firms', { min: 1, max: 1_000_000 }), 300)
    .option('--visits <number>', t('cli:demo.visits'), wholeNumber('--visits', { min: 0, max: 1_000_000 }))
    .option('--issues <number>', t('cli:demo.issues'), wholeNumber('--issues', { min: 0, max: 1_000_000 }))
    .option('--seed <number>', t('cli:demo.seed'), wholeNumber('--seed', { min: 0, max: 4_294_967_295 }), demoSeed)
    .option('--zone <code>', t('cli:demo.zone'), 'shifan')
    .option('--demo', t('cli:start.demo'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((flags: GenerateFlags) => generate(flags, cli));
}

async function generate(flags: GenerateFlags, cli: CliEnvironment): Promise<void> {
  const { zone, firms, seed, visits, issues } = flags;
  const sizes = { ...(visits === undefined ? {} : { visits }), ...(issues === undefined ? {} : { issues }) };
  const report = await withPlatform(cli, flags, async ({ config, opened: { platform } }) => {
    if (config.databaseUrl !== undefined && !flags.demo) throw new AppError('config.demoNeedsFlag');
    const today = dayInChina(platform.now());
    await ensureDemo(platform, config.dataDir, today);
    return generateZone(platform, zone, { seed, firms, today, ...sizes });
  });
  if (flags.json) {
    for (const table of report.tables) cli.output.json({ zone: report.zone, ...table });
    cli.output.json({ summary: { zone, firms, seed, ...sizes, tables: report.tables.length } });
    return;
  }
  for (const { table, rows } of report.tables) cli.output.result(cli.output.text('cli:demo.table', { table, rows }));
}
