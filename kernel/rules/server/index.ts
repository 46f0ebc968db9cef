import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };

export { BadXml } from './dmn/parse-xml.ts';
export { readDmn } from './dmn/read-dmn.ts';
export { runTck, type TckLine } from './tck/run-tck.ts';

/** Rules that a lawyer can read: expressions of FEEL and decision models of DMN, exact and explained. */
export const rulesModule: ServerModule = {
  name: 'rules',
  dependsOn: [],
  permissions,
  errors,
  routes: [],
  locale: { 'zh-CN': zh, en },
};
