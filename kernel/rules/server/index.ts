import { ownedRows } from '#kernel/parties/server/index.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { openRules } from './answering/rule-engine.ts';
import { generateDemo } from './demo/generate-demo.ts';
import { partyReferences } from './party-references.ts';
import { rulesRoutes } from './routes.ts';
import { endLostRuns } from './runs/end-lost-runs.ts';
import { runRulesJob } from './runs/run-job.ts';

export { evaluateRule, type RuleAsker, type RuleQuestion } from './answering/evaluate-rule.ts';
export type { KeptEvaluation } from './answering/keep-evaluation.ts';
export { openRules, type RuleEngine } from './answering/rule-engine.ts';
export { BadXml } from './dmn/parse-xml.ts';
export { readDmn } from './dmn/read-dmn.ts';
export { namesOfParameters, type ParameterInForce, parametersInForce } from './parameters/in-force.ts';
export { requireStatus, statusHolds } from './statuses/status-gate.ts';
export { type StatusHeld, statusOf } from './statuses/status-of.ts';
export { runTck, type TckLine } from './tck/run-tck.ts';

/** Rules that a lawyer can read: expressions of FEEL and decision models of DMN, exact and explained. */
export const rulesModule: ServerModule = {
  name: 'rules',
  dependsOn: ['calendar', 'parties'],
  permissions,
  errors,
  routes: rulesRoutes(openRules([])),
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: [
    'rules.rule_draft',
    'rules.rule_version',
    'rules.rule_withdrawal',
    'rules.parameter_value',
    'rules.evaluation',
    'rules.status',
    'rules.status_revocation',
    'rules.run_result',
  ],
  partyReferences,
  demo: generateDemo,
  // Those withdrawn too: somebody must be able to read them, and to publish them again.
  departmentWork: ownedRows('rules.rule'),
  // Facts of all parts are read into answers.
  joining: (parts) => {
    const engine = openRules(parts);
    return { routes: rulesRoutes(engine), jobs: [runRulesJob(engine), endLostRuns] };
  },
};
