import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Composition } from '#app/server/compose.ts';
import { roles } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { parseInput } from '#platform/http/server/invalid-input.ts';
import type { FileAnswer, Route } from '#platform/http/server/route.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { CliEnvironment } from '../environment.ts';
import { withPlatform } from './with-platform.ts';

interface ExportFlags {
  data?: string;
  out?: string;
  zone?: string;
  filter?: string;
  json?: boolean;
}

/** `yuanshu export <register>`: the same Excel file that the register's page exports. */
export function addExport(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  program
    .command('export')
    .description(t('cli:export.about'))
    .argument('<register>', t('cli:export.register'))
    .option('--out <file>', t('cli:export.out'))
    .option('--zone <code>', t('cli:export.zone'))
    .option('--filter <query>', t('cli:export.filter'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((register: string, flags: ExportFlags) => exportRegister(register, flags, cli));
}

async function exportRegister(register: string, flags: ExportFlags, cli: CliEnvironment): Promise<void> {
  const file = await withPlatform(cli, flags, async ({ composition, opened: { platform } }) => {
    const route = findRegister(composition, register);
    const zone = await findZone(platform, flags.zone);
    const { endpoint } = route;
    const query = Object.fromEntries(grouped(new URLSearchParams(flags.filter ?? '')));
    const input = {
      params: {},
      query: endpoint.query ? parseInput(endpoint.query, query, cli.output.locale) : {},
      body: {},
    };
    const context = operatorContext(platform, { composition, zone, route }, cli);
    return (await route.handle(input, context, undefined as never)) as FileAnswer;
  });
  const out = flags.out ?? file.filename;
  await writeFile(out, file.content);
  if (flags.json) cli.output.json({ summary: { file: out, bytes: file.content.byteLength } });
  else cli.output.result(out);
}

function grouped(query: URLSearchParams): [string, string | string[]][] {
  return [...new Set(query.keys())].map((key) => {
    const values = query.getAll(key);
    return [key, values.length === 1 ? (values[0] ?? '') : values];
  });
}

/** Registers are the endpoints that answer with a file and need no id, named by their path. */
function registersOf({ routes }: Composition): [string, Route][] {
  return routes
    .filter(({ endpoint }) => endpoint.produces === 'file' && !endpoint.path.includes(':'))
    .map((route) => [route.endpoint.path.replace(/^\/api\/|\/export$/g, ''), route]);
}

function findRegister(composition: Composition, register: string): Route {
  const registers = registersOf(composition);
  const found = registers.find(([name]) => name === register || name.endsWith(`/${register}`));
  if (found) return found[1];
  throw new AppError('cli.unknownRegister', { register, known: registers.map(([name]) => name).join(', ') });
}

async function findZone(platform: Platform, code: string | undefined): Promise<ZoneRef | null> {
  if (code === undefined) return null;
  const zones = await listZones(platform.database.forZone(noZone));
  const zone = zones.find((one) => one.code === code);
  if (zone) return zone;
  throw new AppError('cli.unknownZone', { zone: code, known: zones.map((one) => one.code).join(', ') });
}

/** Whoever runs this command holds the database's keys: it acts with a role that may export the register. */
function operatorContext(
  platform: Platform,
  { composition, zone, route }: { composition: Composition; zone: ZoneRef | null; route: Route },
  cli: CliEnvironment,
): RequestContext {
  const { grants, text } = composition;
  const role = roles.find((one) => grants.allows(one, route.endpoint.permission)) ?? 'systemAdmin';
  const key = zone?.id ?? noZone;
  return {
    zone,
    account: null,
    role,
    locale: cli.output.locale,
    db: platform.database.forZone(key),
    transaction: (work) => platform.database.transaction(key, work),
    can: (permission) => grants.allows(role, permission),
    text: (name, params) => text(cli.output.locale, name, params),
    now: platform.now,
    log: platform.log,
    record: async (tx, { zoneId = zone?.id ?? null, accountId: _nobody, role: _none, ...note }) => {
      const at = platform.now().toString({ fractionalSecondDigits: 3 });
      const actor = { kind: 'command' as const, accountId: null, role };
      await recordEntry(tx, { action: route.endpoint.id, ...note, at, zoneId, actor, ip: null, trace: null });
    },
    keys: platform.keys,
    files: platform.files,
    outbound: platform.outbound,
    trace: 'cli',
    ip: '',
  };
}
