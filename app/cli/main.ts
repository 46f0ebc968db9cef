import { Command, CommanderError } from 'commander';
import { AppError } from '#platform/errors/contract/errors.ts';
import { addBackup } from './commands/backup.ts';
import { addBench } from './commands/bench.ts';
import { addDemo } from './commands/demo.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addImportSheet } from './commands/import-sheet.ts';
import { addJournal } from './commands/journal.ts';
import { addMigrate } from './commands/migrate.ts';
import { addPractices } from './commands/practices.ts';
import { addRestore } from './commands/restore.ts';
import { addRules } from './commands/rules.ts';
import { addStart } from './commands/start.ts';
import { addZone } from './commands/zone.ts';
import { type CliEnvironment, exitCodes } from './environment.ts';
import { describeFailure } from './failure.ts';
import { openOutput, processSink } from './output.ts';

/** Builds the command tree. */
export function buildCli(cli: CliEnvironment): Command {
  const t = cli.output.text;
  const program = new Command('yuanshu')
    .description(t('cli:about'))
    .helpOption('-h, --help', t('cli:help'))
    .helpCommand(false)
    .showHelpAfterError(t('cli:seeHelp'))
    .exitOverride()
    .configureOutput({ writeOut: cli.output.result, writeErr: cli.output.note });
  for (const add of [
    addStart,
    addMigrate,
    addImport,
    addImportSheet,
    addExport,
    addPractices,
    addRules,
    addDemo,
    addZone,
    addJournal,
    addBackup,
    addRestore,
    addBench,
  ])
    add(program, cli);
  for (const command of everyCommand(program)) {
    command.helpOption('-h, --help', t('cli:help')).exitOverride();
    command.configureOutput({ writeOut: cli.output.result, writeErr: cli.output.note });
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...everyCommand(child)]);
}

/** Runs one command line and returns its exit code. */
export async function runCli(
  args: string[],
  env: CliEnvironment['env'] = process.env,
  sink = processSink,
): Promise<number> {
  const cli: CliEnvironment = { env, output: openOutput(env, sink), exitCode: exitCodes.done };
  try {
    await buildCli(cli).parseAsync(args, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
    cli.output.note(describeFailure(cli.output, error));
    return error instanceof AppError ? exitCodes.badInput : exitCodes.foundWrong;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await runCli(process.argv.slice(2));
