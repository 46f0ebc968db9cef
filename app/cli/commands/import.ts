import type { Command } from 'commander';
import type { SeedReport } from '#platform/module/seed.ts';
import type { CliEnvironment } from '../environment.ts';
import type { Output } from '../output.ts';
import { withPlatform } from './with-platform.ts';

/** `yuanshu import`: loads calendars and published facts, and says what became of each file and row. */
export function addImport(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('import')
    .description(t('cli:import.about'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action(async (flags: { data?: string; json?: boolean }) => {
      const reports = await withPlatform(cli, flags, async ({ composition, opened }) => {
        const done: { name: string; report: SeedReport }[] = [];
        for (const seed of composition.parts.flatMap((part) => part.seeds ?? [])) {
          done.push({ name: seed.name, report: await seed.run(opened.platform) });
        }
        return done;
      });
      const rejected = reports.flatMap(({ report }) => report.rejected);
      if (rejected.length > 0) cli.exitCode = 1;
      if (flags.json) printJson(reports, cli.output);
      else printText(reports, cli.output);
    });
}

type Reports = { name: string; report: SeedReport }[];

function printJson(reports: Reports, output: Output): void {
  const files = reports.flatMap(({ name, report }) => report.files.map((file) => ({ import: name, ...file })));
  const rejected = reports.flatMap(({ name, report }) => report.rejected.map((row) => ({ import: name, ...row })));
  for (const file of files) output.json(file);
  for (const row of rejected) output.json({ rejected: row });
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  output.json({ summary: { files: files.length, rows, rejected: rejected.length } });
}

function printText(reports: Reports, output: Output): void {
  for (const { report } of reports) {
    for (const file of report.files) output.result(output.text('cli:import.file', { ...file }));
    for (const row of report.rejected) output.note(output.text('cli:import.rejected', { ...row }));
  }
  const rows = reports.flatMap(({ report }) => report.files).reduce((sum, file) => sum + file.rows, 0);
  const rejected = reports.flatMap(({ report }) => report.rejected).length;
  output.result(output.text('cli:import.done', { rows, rejected }));
}
