import type { Command } from 'commander';
import type { Practice } from '#modules/atlas/contract/practice.ts';
import { countStates, readPractices } from '#modules/atlas/server/index.ts';
import type { CliEnvironment } from '../environment.ts';

/** `yuanshu practices`: what zones are reported to do, which module carries it here, and how far; needs no database. */
export function addPractices(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('practices')
    .description(t('cli:practices.about'))
    .option('--counts', t('cli:practices.counts'))
    .option('--json', t('cli:json'))
    .action((flags: { counts?: boolean; json?: boolean }) => {
      const practices = readPractices();
      const listed = flags.counts ? [] : practices;
      if (flags.json) {
        for (const one of listed) cli.output.json(lineOf(one));
        cli.output.json({ summary: countStates(practices) });
        return;
      }
      for (const line of tableOf(listed, cli)) cli.output.result(line);
      cli.output.result(t('cli:practices.summary', { ...countStates(practices) }));
    });
}

function lineOf({ id, nameZh, nameEn, zoneId, kind, systems, tier, state, module, page, proof }: Practice) {
  return { id, nameZh, nameEn, zone: zoneId, kind, jobs: systems, tier, state, module, page, proof };
}

/** State, module, jobs, zone, id and name, each as wide as its widest. */
function tableOf(practices: readonly Practice[], { output }: CliEnvironment): string[] {
  const rows = practices.map((one) => [
    output.text(`atlas:practiceState.${one.state}`),
    one.module,
    one.systems.join(','),
    one.zoneId,
    one.id,
    output.locale === 'zh-CN' ? one.nameZh : one.nameEn,
  ]);
  const widths = [0, 1, 2, 3, 4].map((place) => Math.max(0, ...rows.map((row) => row[place]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
