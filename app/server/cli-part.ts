import { defineErrors } from '#platform/errors/contract/errors.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import en from '../cli/locale/en.json' with { type: 'json' };
import zh from '../cli/locale/zh-CN.json' with { type: 'json' };

/** Failures of the command line and of starting. */
export const errors = defineErrors({
  'cli.portInUse': { status: 500, params: ['host', 'port'] },
  'cli.webBuildFailed': { status: 500, params: ['detail'] },
  'cli.notFictional': { status: 400, params: ['zone'] },
  'cli.invalidOption': { status: 400, params: ['option', 'value', 'rule'] },
  'cli.invalidForm': { status: 400, params: ['option', 'value', 'rule'] },
  'cli.unknownRegister': { status: 400, params: ['register', 'known'] },
  'cli.unknownZone': { status: 400, params: ['zone', 'known'] },
  'cli.unknownLogin': { status: 400, params: ['login', 'zone'] },
  'cli.fileUnreadable': { status: 400, params: ['file'] },
  'cli.folderUnusable': { status: 400, params: ['folder', 'detail'] },
  'cli.unknownBench': { status: 400, params: ['bench', 'known'] },
});

/** Texts and errors of the command line, as a part of the server. */
export const cliPart: ServerModule = {
  name: 'cli',
  dependsOn: [],
  permissions: {},
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
};
