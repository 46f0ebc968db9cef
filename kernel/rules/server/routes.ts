import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as evaluations from '../contract/evaluation-endpoints.ts';
import * as parameters from '../contract/parameter-endpoints.ts';
import * as rules from '../contract/rule-endpoints.ts';
import * as runs from '../contract/run-endpoints.ts';
import * as statuses from '../contract/status-endpoints.ts';
import { getEvaluation, openPersonEvaluation, replayEvaluation } from './answering/get-evaluation.ts';
import { listRuleFacts } from './answering/known-facts.ts';
import { exportEvaluations, listEvaluations } from './answering/list-evaluations.ts';
import type { RuleEngine } from './answering/rule-engine.ts';
import { storeEvaluation } from './answering/store-evaluation.ts';
import { tryRule } from './answering/try-rule.ts';
import { createParameter } from './parameters/create-parameter.ts';
import { getParameter } from './parameters/get-parameter.ts';
import { exportParameters, listKnownParameters, listParameters } from './parameters/list-parameters.ts';
import { previewParameterValue, setParameterValue } from './parameters/set-value.ts';
import { exportRuns, getRun, listRuns } from './runs/get-run.ts';
import { explainRunParty, exportRunParties, listRunParties } from './runs/run-parties.ts';
import { dryRun, startRun } from './runs/start-run.ts';
import { listOwnStatuses } from './statuses/list-own-statuses.ts';
import { exportStatuses, listStatuses } from './statuses/list-statuses.ts';
import { revokeStatus } from './statuses/revoke-status.ts';
import { copyRule, createRule } from './writing/create-rule.ts';
import { getRule } from './writing/get-rule.ts';
import { getRuleVersion } from './writing/get-version.ts';
import { exportRules, listRules } from './writing/list-rules.ts';
import { publishRule } from './writing/publish-rule.ts';
import { getRuleDraft, saveRuleDraft } from './writing/save-draft.ts';
import { withdrawRule } from './writing/withdraw-rule.ts';

/** Endpoints of rules, each with its use-case. */
export function rulesRoutes(engine: RuleEngine): readonly Route[] {
  return [
    route(rules.listRules, listRules),
    fileRoute(rules.exportRules, exportRules),
    route(rules.createRule, createRule),
    route(rules.getRule, getRule),
    route(rules.getRuleDraft, getRuleDraft),
    route(rules.saveRuleDraft, saveRuleDraft),
    route(rules.publishRule, publishRule(engine.facts)),
    route(rules.withdrawRule, withdrawRule),
    route(rules.getRuleVersion, getRuleVersion),
    route(rules.copyRule, copyRule),
    route(evaluations.listRuleFacts, listRuleFacts(engine.facts)),
    route(evaluations.tryRule, tryRule(engine)),
    route(evaluations.storeEvaluation, storeEvaluation(engine)),
    route(evaluations.listEvaluations, listEvaluations),
    fileRoute(evaluations.exportEvaluations, exportEvaluations),
    route(evaluations.getEvaluation, getEvaluation(engine)),
    route(evaluations.openPersonEvaluation, openPersonEvaluation(engine)),
    route(evaluations.replayEvaluation, replayEvaluation(engine)),
    route(parameters.listParameters, listParameters),
    fileRoute(parameters.exportParameters, exportParameters),
    route(parameters.listKnownParameters, listKnownParameters),
    route(parameters.createParameter, createParameter),
    route(parameters.getParameter, getParameter),
    route(parameters.previewParameterValue, previewParameterValue),
    route(parameters.setParameterValue, setParameterValue),
    route(statuses.listStatuses, listStatuses),
    fileRoute(statuses.exportStatuses, exportStatuses),
    route(statuses.revokeStatus, revokeStatus),
    route(statuses.listOwnStatuses, listOwnStatuses),
    route(runs.startRun, startRun(engine)),
    route(runs.dryRun, dryRun(engine)),
    route(runs.listRuns, listRuns),
    fileRoute(runs.exportRuns, exportRuns),
    route(runs.getRun, getRun(engine)),
    route(runs.listRunParties, listRunParties(engine)),
    fileRoute(runs.exportRunParties, exportRunParties(engine)),
    route(runs.explainRunParty, explainRunParty(engine)),
  ];
}
