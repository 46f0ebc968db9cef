import type { Command } from 'commander';
import { buildCli } from '#app/cli/main.ts';
import type { Composition } from '#app/server/compose.ts';
import { type Locale, locales } from '#platform/i18n/contract/locale.ts';
import { page } from '../markdown.ts';

/** The help of every command in both languages. */
export function commandLinePage({ text }: Composition): string {
  const sections = locales.map((locale) => {
    const helps = everyCommand(cliIn(locale, text)).map(
      (command) => `### ${nameOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\``,
    );
    return [locale === 'en' ? '## English' : '## 中文', ...helps].join('\n\n');
  });
  const intro =
    'Results go to standard output, everything else to standard error. `--json` prints one JSON value a line; a list ends with `{"summary":{…}}`. Exit code 0: done; 1: done and something found wrong; 2: bad usage or input.';
  return page('# Command line 命令行', intro, ...sections);
}

function cliIn(locale: Locale, text: Composition['text']): Command {
  const nothing = () => {};
  const output = {
    locale,
    text: (key: string, params?: Record<string, string | number>) => text(locale, key, params),
    result: nothing,
    json: nothing,
    note: nothing,
  };
  return buildCli({ env: {}, output, exitCode: 0 });
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function helpOf(command: Command): string {
  // The same width on every terminal.
  command.configureHelp({ helpWidth: 100 });
  return command.helpInformation().trimEnd();
}
