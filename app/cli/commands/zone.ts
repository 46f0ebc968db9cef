import type { Command } from 'commander';
import { newLogin } from '#platform/auth/contract/activation.ts';
import { createZone, type NewZone } from '#platform/auth/server/create-zone.ts';
import { usualHours } from '#platform/auth/server/one-time-code.ts';
import { resetAdministrator, resetHours } from '#platform/auth/server/reset-administrator.ts';
import type { Config } from '#platform/config/server/config.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CliEnvironment } from '../environment.ts';
import { withPlatform } from './with-platform.ts';

interface ZoneFlags {
  code: string;
  name: string;
  admins: string;
  data?: string;
  json?: boolean;
}

interface ResetFlags {
  code: string;
  login: string;
  data?: string;
  json?: boolean;
}

/** `yuanshu zone create`: a zone with its first three administrators; `zone reset`: lets one of them in again. */
export function addZone(program: Command, cli: CliEnvironment): void {
  const t = cli.output.text;
  const zone = program.command('zone').description(t('cli:zone.about'));
  zone
    .command('create')
    .description(t('cli:zone.create'))
    .requiredOption('--code <code>', t('cli:zone.code'))
    .requiredOption('--name <name>', t('cli:zone.name'))
    .requiredOption('--admins <logins>', t('cli:zone.admins'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((flags: ZoneFlags) => create(flags, cli));
  zone
    .command('reset')
    .description(t('cli:zone.reset'))
    .requiredOption('--code <code>', t('cli:zone.code'))
    .requiredOption('--login <login>', t('cli:zone.login'))
    .option('--data <folder>', t('cli:data'))
    .option('--json', t('cli:json'))
    .action((flags: ResetFlags) => reset(flags, cli));
}

async function reset({ code, login, json, ...flags }: ResetFlags, cli: CliEnvironment): Promise<void> {
  const { given, address } = await withPlatform(cli, flags, async ({ config, opened: { platform } }) => ({
    given: await resetAdministrator(platform, { zone: code, login }),
    address: addressOf(config),
  }));
  const link = linkTo(address, given.code);
  if (json) cli.output.json({ ...given, link });
  else cli.output.result(`${cli.output.text('cli:zone.resetMade', { login, hours: resetHours })}\n  ${link}`);
}

async function create(flags: ZoneFlags, cli: CliEnvironment): Promise<void> {
  const wanted: NewZone = {
    code: checked('--code', flags.code, /^[a-z][a-z0-9-]{1,30}$/),
    name: checked('--name', flags.name.trim(), /^.{2,60}$/u),
    administrators: readAdministrators(flags.admins),
  };
  const { made, address } = await withPlatform(cli, flags, async ({ config, opened: { platform } }) => ({
    made: await createZone(platform, wanted),
    address: addressOf(config),
  }));
  const { code, name } = wanted;
  if (flags.json) {
    for (const { role, login, ...given } of made) {
      cli.output.json({ administrator: { role, login, ...given, link: linkTo(address, given.code) } });
    }
    cli.output.json({ summary: { zone: code, administrators: made.length } });
    return;
  }
  cli.output.result(cli.output.text('cli:zone.made', { code, name, hours: usualHours }));
  for (const { role, login, code: given } of made) {
    cli.output.result(`  ${cli.output.text(`auth:roles.${role}`)}  ${login}  ${linkTo(address, given)}`);
  }
}

/** Reads `sys=login,sec=login,aud=login`: three different logins, each administrator once. */
function readAdministrators(text: string): NewZone['administrators'] {
  const parts = text.split(',').map((part) => part.split('=').map((side) => side.trim()));
  const of = (short: string): string => {
    const given = parts.filter(([key]) => key === short);
    const login = newLogin.safeParse(given[0]?.[1]);
    if (given.length !== 1 || !login.success) throw invalid('--admins', text, 'sys=login,sec=login,aud=login');
    return login.data;
  };
  const administrators = { systemAdmin: of('sys'), securityAdmin: of('sec'), auditAdmin: of('aud') };
  const distinct = new Set(Object.values(administrators)).size === 3 && parts.length === 3;
  if (!distinct) throw invalid('--admins', text, 'sys=login,sec=login,aud=login');
  return administrators;
}

function checked(option: string, value: string, pattern: RegExp): string {
  if (pattern.test(value)) return value;
  throw invalid(option, value, String(pattern));
}

function invalid(option: string, value: string, rule: string): AppError {
  return new AppError('cli.invalidForm', { option, value, rule });
}

function addressOf({ publicUrl, tls, host, port }: Config): string {
  return publicUrl?.href ?? `${tls ? 'https' : 'http'}://${host}:${port}/`;
}

/** The code stands behind the hash: it reaches no server log. */
function linkTo(address: string, code: string): string {
  return new URL(`/activate#${code}`, address).href;
}
