import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { runTck, type TckLine } from '#kernel/rules/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type CliEnvironment, exitCodes } from '../environment.ts';

/** `yuanshu rules tck DIR`: runs the cases of the DMN TCK below a folder; needs no database. */
export function addRules(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('rules')
    .description(t('cli:rules.about'))
    .command('tck')
    .description(t('cli:rules.tck'))
    .argument('<dir>', t('cli:rules.folder'))
    .option('--json', t('cli:json'))
    .action((folder: string, flags: { json?: boolean }) => runCases(folder, flags.json === true, cli));
}

function runCases(folder: string, json: boolean, cli: CliEnvironment): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('rules.noFolder', { folder });
  const summary = { passed: 0, failed: 0, skipped: 0 };
  for (const line of runTck(folder)) {
    summary[line.outcome] += 1;
    if (json) cli.output.json(line);
    else if (line.outcome !== 'passed') cli.output.result(sentenceOf(line, cli));
  }
  const { passed, failed, skipped } = summary;
  if (passed + failed + skipped === 0) throw new AppError('rules.noCases', { folder });
  if (json) cli.output.json({ summary });
  else cli.output.result(cli.output.text('cli:rules.summary', summary));
  if (failed > 0) cli.exitCode = exitCodes.foundWrong;
}

function sentenceOf({ outcome, file, case: id, result, reason }: TckLine, { output }: CliEnvironment): string {
  return output.text(`cli:rules.${outcome === 'failed' ? 'failed' : 'skipped'}`, { file, id, result, reason });
}
