import type { Command } from 'commander';
import { composeForReading } from '#app/server/compose.ts';
import { openPlatform } from '#app/server/open-platform.ts';
import { startTimings } from '#app/server/timings.ts';
import { readConfig } from '#platform/config/server/config.ts';
import type { CliEnvironment } from '../environment.ts';

/** `yuanshu migrate`: brings the database up to date and stops. */
export function addMigrate(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('migrate')
    .description(t('cli:migrate.about'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action(async (flags: { data?: string; json?: boolean }) => {
      const config = readConfig(flags, cli.env);
      const opened = await openPlatform(config, composeForReading().migrations, startTimings(), { beside: true });
      await opened.close();
      const { applied, already } = opened.migrations;
      if (flags.json) {
        for (const migration of applied) cli.output.json({ migration });
        cli.output.json({ summary: { applied: applied.length, already } });
        return;
      }
      for (const migration of applied) cli.output.result(migration);
      cli.output.result(t('cli:migrate.done', { applied: applied.length, already }));
    });
}
