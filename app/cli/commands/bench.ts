import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CliEnvironment } from '../environment.ts';

const folder = new URL('../../../bench/', import.meta.url);

/** `yuanshu bench <name>`: runs one benchmark, each against its peer in the same run. */
export function addBench(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('bench')
    .description(t('cli:bench.about', { known: known().join(', ') }))
    .argument('<name>', t('cli:bench.name'))
    .option('--json', t('cli:json'))
    .action((name: string, flags: { json?: boolean }) => runBench(name, flags, cli));
}

function known(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/main.ts`, folder)))
    .map((entry) => entry.name)
    .sort();
}

async function runBench(name: string, flags: { json?: boolean }, cli: CliEnvironment): Promise<void> {
  if (!known().includes(name)) throw new AppError('cli.unknownBench', { bench: name, known: known().join(', ') });
  const main = fileURLToPath(new URL(`${name}/main.ts`, folder));
  const child = spawn(process.execPath, [main, ...(flags.json ? ['--json'] : [])], { stdio: 'inherit' });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  if (code !== 0) cli.exitCode = 1;
}
