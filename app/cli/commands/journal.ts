import type { Command } from 'commander';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Finding, JournalCheck } from '#platform/journal/contract/check.ts';
import { checkNow } from '#platform/journal/server/check-now.ts';
import { fileSize } from '#platform/journal/server/head-file.ts';
import { rotateJournalKey } from '#platform/journal/server/journal-keys.ts';
import { proveConsistency, proveEntry } from '#platform/journal/server/prove.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import { headsAfter } from '#platform/journal/server/store/heads.ts';
import { type Query, queryOf } from '#platform/journal/server/store/query.ts';
import { type CliEnvironment, exitCodes } from '../environment.ts';
import { wholeNumber } from '../options.ts';
import { addWitness } from './journal-witness.ts';
import { type CommandPlatform, withPlatform } from './with-platform.ts';

interface Flags {
  data?: string;
  json?: boolean;
}

/** Most heads that one file can number. */
const most = Number.MAX_SAFE_INTEGER;

/** `yuanshu journal …`: checks the audit journal, proves entries, carries its heads away, changes its key. */
export function addJournal(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  const journal = program.command('journal').description(t('cli:journal.about'));
  const command = (name: string, about: string) =>
    journal
      .command(name)
      .description(t(`cli:journal.${about}`))
      .option('--data <folder>', t('cli:data'))
      .option('--json', t('cli:json'));
  command('verify', 'verify')
    .option('--heads <file...>', t('cli:journal.headsFile'))
    .option('--witness <key>', t('cli:journal.witnessKey'))
    .action((flags: VerifyFlags) => verify(flags, cli));
  command('proof', 'proof')
    .argument('<entry>', t('cli:journal.entry'))
    .action((entry: string, flags: Flags) => proof(entry, flags, cli));
  command('consistency', 'consistency')
    .argument('<from>', t('cli:journal.from'), wholeNumber('from', { min: 0, max: most }))
    .argument('<to>', t('cli:journal.to'), wholeNumber('to', { min: 0, max: most }))
    .action((from: number, to: number, flags: Flags) => consistency({ from, to }, flags, cli));
  command('heads', 'heads')
    .option('--since <number>', t('cli:journal.since'), wholeNumber('--since', { min: 0, max: most }))
    .action((flags: Flags & { since?: number }) => heads(flags, cli));
  command('rotate-key', 'rotateKey').action((flags: Flags) => rotateKey(flags, cli));
  addWitness(journal, cli);
}

interface VerifyFlags extends Flags {
  heads?: string[];
  witness?: string;
}

async function verify(flags: VerifyFlags, cli: CliEnvironment): Promise<void> {
  for (const file of flags.heads ?? []) {
    if ((await fileSize(file)) > 0) continue;
    throw new AppError('journal.fileUnreadable', { file, detail: '0 B' });
  }
  const check = await withPlatform(cli, flags, ({ opened }) =>
    checkNow(opened.platform, { occasion: 'command', files: flags.heads ?? [], witness: flags.witness }),
  );
  if (check.findings > 0) cli.exitCode = exitCodes.foundWrong;
  if (flags.json) {
    const { list, ...summary } = check;
    for (const finding of list) cli.output.json(finding);
    return cli.output.json({ summary });
  }
  printCheck(check, cli);
}

function printCheck({ list, newest, ...counts }: JournalCheck, { output }: CliEnvironment): void {
  for (const finding of list) output.result(describeFinding(finding, output.text));
  const { entries, heads, unsealed, outside, givenUp, findings } = counts;
  output.result(output.text('cli:journal.checked', { entries, heads, unsealed, outside }));
  if (newest) output.result(output.text('cli:journal.newest', newest));
  if (givenUp > 0) output.result(output.text('cli:journal.givenUp', { givenUp }));
  if (outside === 0 && heads > 0) output.note(output.text('cli:journal.nothingOutside'));
  output.result(findings === 0 ? output.text('cli:journal.sound') : output.text('cli:journal.found', { findings }));
}

function describeFinding({ kind, ...place }: Finding, text: CliEnvironment['output']['text']): string {
  const named = Object.entries(place).map(([name, value]) => `${text(`cli:journal.places.${name}`)} ${value}`);
  return [text(`cli:journal.findings.${kind}`), ...named].join(' · ');
}

/** Reads the journal of every zone, as the sealer does. */
function reading<T>(cli: CliEnvironment, flags: Flags, work: (query: Query, platform: CommandPlatform) => Promise<T>) {
  return withPlatform(cli, flags, (platform) =>
    work(queryOf(platform.opened.platform.importer.forZone(noZone)), platform),
  );
}

async function proof(entry: string, flags: Flags, cli: CliEnvironment): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(entry)) throw new AppError('journal.entryUnknown');
  const proved = await reading(cli, flags, async (query) => {
    const [known] = await query('select from journal.entry where id = $1', [entry]);
    if (known === undefined) throw new AppError('journal.entryUnknown');
    return proveEntry(query, entry);
  });
  if (proved === undefined) throw new AppError('journal.notSealed');
  if (flags.json) return cli.output.json({ summary: proved });
  const { number, leaf, path, head } = proved;
  cli.output.result(cli.output.text('cli:journal.proved', { number, head: head.number, size: head.size }));
  for (const hash of [leaf, ...path, head.root]) cli.output.result(hash);
}

async function consistency(between: { from: number; to: number }, flags: Flags, cli: CliEnvironment): Promise<void> {
  const proved = await reading(cli, flags, (query) => proveConsistency(query, between));
  if (flags.json) return cli.output.json({ summary: proved });
  const { from, to, path } = proved;
  cli.output.result(cli.output.text('cli:journal.continues', { from: from.number, to: to.number }));
  for (const hash of [from.root, ...path, to.root]) cli.output.result(hash);
}

async function heads(flags: Flags & { since?: number }, cli: CliEnvironment): Promise<void> {
  await reading(cli, flags, async (query) => {
    let number = (flags.since ?? 0) - 1;
    let count = 0;
    for (;;) {
      const some = await headsAfter(query, number, 500);
      for (const head of some) {
        if (flags.json) cli.output.json(head);
        else cli.output.result(`${head.number}\t${head.signedAt}\t${head.size}\t${head.root}`);
      }
      const last = some.at(-1);
      if (last === undefined) break;
      count += some.length;
      number = last.number;
    }
    if (flags.json) cli.output.json({ summary: { heads: count } });
    else cli.output.note(cli.output.text('cli:journal.headCount', { count }));
  });
}

async function rotateKey(flags: Flags, cli: CliEnvironment): Promise<void> {
  const key = await withPlatform(cli, flags, async ({ opened: { platform } }) => {
    const { keys, current } = await rotateJournalKey(platform.dataDir, platform.now);
    await platform.database.transaction(noZone, (tx) =>
      recordEntry(tx, {
        ...{ zoneId: null, action: 'journal.rotateKey', ip: null, trace: null },
        at: platform.now().toString({ fractionalSecondDigits: 3 }),
        actor: { kind: 'command', accountId: null, role: null },
        after: { key: current.id, number: keys.length - 1 },
      }),
    );
    return { id: current.id, publicKey: current.publicKey, number: keys.length - 1 };
  });
  if (flags.json) cli.output.json({ summary: key });
  else cli.output.result(cli.output.text('cli:journal.rotated', { number: key.number, id: key.id }));
}
