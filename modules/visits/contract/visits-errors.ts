import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop plans, visits and coverage. */
export const visitsErrors = defineErrors({
  'visits.visitUnknown': { status: 404, params: [] },
  'visits.planUnknown': { status: 404, params: [] },
  'visits.planFirmUnknown': { status: 404, params: [] },
  'visits.firmUnknown': { status: 404, params: [] },
  /** All departments together have used up what the zone's rule allows; `visits` says who came when. */
  'visits.capReached': { status: 409, params: ['most', 'months', 'visits', 'nextDay'] },
  /** One department has used up its own share. */
  'visits.departmentCapReached': { status: 409, params: ['department', 'most', 'months', 'visits', 'nextDay'] },
  /** The phone's number of this visit stands for another visit already. */
  'visits.clientIdTaken': { status: 409, params: [] },
  'visits.dayInFuture': { status: 422, params: ['today'] },
  'visits.dayTooOld': { status: 422, params: ['earliest'] },
  /** Who records holds no post in the department for which the visit is recorded. */
  'visits.notOwnDepartment': { status: 403, params: [] },
  'visits.departmentUnknown': { status: 422, params: [] },
  /** Who went holds no post in any department of the visit on that day. */
  'visits.officerElsewhere': { status: 422, params: ['officer'] },
  'visits.personUnknown': { status: 422, params: [] },
  /** The author's days are over, or somebody else recorded the visit: the head of the department corrects. */
  'visits.correctionNotYours': { status: 403, params: ['days'] },
  'visits.visitWithdrawn': { status: 409, params: [] },
  /** The record changed since it was read. */
  'visits.visitChanged': { status: 409, params: [] },
  'visits.planWithdrawn': { status: 409, params: [] },
  'visits.planWithoutFirms': { status: 422, params: [] },
  'visits.planTooLarge': { status: 422, params: ['total', 'most'] },
  'visits.planDayOutside': { status: 422, params: ['from', 'to'] },
  /** A plan that has begun takes firms only with a reason. */
  'visits.planReasonNeeded': { status: 422, params: [] },
});
