import type { Command } from 'commander';
import { AppError } from '#platform/errors/contract/errors.ts';
import { appendLines, fileSize } from '#platform/journal/server/head-file.ts';
import { readWitnessKey, witnessHeads } from '#platform/journal/server/witness-heads.ts';
import { type CliEnvironment, exitCodes } from '../environment.ts';

interface WitnessFlags {
  key: string;
  out?: string;
  json?: boolean;
}

/** `yuanshu journal witness`: on another machine, countersigns heads that continue those countersigned before; needs no database. */
export function addWitness(journal: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  journal
    .command('witness')
    .description(t('cli:journal.witness'))
    .argument('<heads>', t('cli:journal.headsToSign'))
    .requiredOption('--key <file>', t('cli:journal.key'))
    .option('--out <file>', t('cli:journal.out'))
    .option('--json', t('cli:json'))
    .action((heads: string, flags: WitnessFlags) => witness(heads, flags, cli));
}

async function witness(heads: string, flags: WitnessFlags, cli: CliEnvironment): Promise<void> {
  if ((await fileSize(heads)) === 0) throw new AppError('journal.fileUnreadable', { file: heads, detail: '0 B' });
  const out = flags.out ?? `${heads.replace(/\.jsonl$/, '')}.witnessed.jsonl`;
  const key = await readWitnessKey(flags.key);
  const at = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 });
  const { signed, refused } = await witnessHeads(heads, { known: out, key, at });
  if (signed.length > 0) {
    await appendLines(
      out,
      signed.map((line) => JSON.stringify(line)),
    );
  }
  if (refused.length > 0) cli.exitCode = exitCodes.foundWrong;
  if (flags.json) {
    for (const refusal of refused) cli.output.json(refusal);
    return cli.output.json({
      summary: { signed: signed.length, refused: refused.length, file: out, publicKey: key.publicKey },
    });
  }
  const t = cli.output.text;
  for (const { line, head, reason } of refused) {
    cli.output.result(t(`cli:journal.refusals.${reason}`, { line, head: head ?? '?' }));
  }
  cli.output.result(t('cli:journal.witnessed', { signed: signed.length, file: out }));
  cli.output.result(t('cli:journal.witnessIs', { publicKey: key.publicKey }));
}
