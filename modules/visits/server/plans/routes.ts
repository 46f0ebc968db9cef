import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as coverage from '../../contract/visit-coverage.ts';
import * as endpoints from '../../contract/visit-endpoints.ts';
import * as plans from '../../contract/visit-plan-endpoints.ts';
import { assignPlanFirm, removePlanFirm } from './change-plan-firm.ts';
import { correctVisit, withdrawVisit } from './correct-visit.ts';
import { exportPlanFirms, exportPlans } from './export-plans.ts';
import { getAllowance } from './get-allowance.ts';
import { getKit, listChoices } from './get-kit.ts';
import { exportCoverage, listCoverage } from './list-coverage.ts';
import { listOwnVisits } from './list-own-visits.ts';
import { getPlan, listPlanFirms, listPlans } from './list-plans.ts';
import { exportVisits, listVisits } from './list-visits.ts';
import { addPlanFirms, amendPlan, makePlan, withdrawPlan } from './make-plan.ts';
import { recordVisit } from './record-visit.ts';
import { getCap, setCap } from './set-cap.ts';
import { getVisit } from './show-visit.ts';

/** Plans, visits, the cap and coverage. */
export const visitRoutes: readonly Route[] = [
  route(endpoints.listVisits, listVisits),
  fileRoute(endpoints.exportVisits, exportVisits),
  route(endpoints.recordVisit, recordVisit),
  route(endpoints.getVisit, getVisit),
  route(endpoints.correctVisit, correctVisit),
  route(endpoints.withdrawVisit, withdrawVisit),
  route(endpoints.getAllowance, getAllowance),
  route(endpoints.listOwnVisits, listOwnVisits),
  route(endpoints.getCap, getCap),
  route(endpoints.setCap, setCap),
  route(endpoints.getKit, getKit),
  route(endpoints.listChoices, listChoices),
  route(coverage.listCoverage, listCoverage),
  fileRoute(coverage.exportCoverage, exportCoverage),
  route(plans.listPlans, listPlans),
  fileRoute(plans.exportPlans, exportPlans),
  route(plans.makePlan, makePlan),
  route(plans.getPlan, getPlan),
  route(plans.amendPlan, amendPlan),
  route(plans.withdrawPlan, withdrawPlan),
  route(plans.listPlanFirms, listPlanFirms),
  fileRoute(plans.exportPlanFirms, exportPlanFirms),
  route(plans.addPlanFirms, addPlanFirms),
  route(plans.assignPlanFirm, assignPlanFirm),
  route(plans.removePlanFirm, removePlanFirm),
];
