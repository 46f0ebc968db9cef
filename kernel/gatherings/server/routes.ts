import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as attending from '../contract/attending-endpoints.ts';
import * as content from '../contract/content-endpoints.ts';
import * as decisions from '../contract/decision-endpoints.ts';
import * as inviting from '../contract/inviting-endpoints.ts';
import * as planning from '../contract/planning-endpoints.ts';
import { amendGathering } from './amend-gathering.ts';
import { getDoor } from './attend/get-door.ts';
import { getOwnGathering, listOwnGatherings } from './attend/list-own-gatherings.ts';
import { signIn, signInByHand } from './attend/sign-in.ts';
import { changeGatheringState } from './change-state.ts';
import { askQuestion } from './content/ask-question.ts';
import { answerQuestion, pinQuestion, releaseQuestions } from './content/handle-questions.ts';
import { addPapers, removePaper, saveAgenda } from './content/save-agenda.ts';
import { assignDecision } from './decide/assign-decision.ts';
import { exportDecisions, listDecisions } from './decide/list-decisions.ts';
import { addDecision, amendDecision, strikeDecision } from './decide/write-decisions.ts';
import { getGathering } from './get-gathering.ts';
import { answerForInvitee, answerOwnInvitation } from './invite/answer-invitation.ts';
import { inviteParties } from './invite/invite-parties.ts';
import { makeInvitationLink, withdrawInvitation } from './invite/keep-invitation.ts';
import { exportAttendance, listAttendance } from './invite/list-attendance.ts';
import { exportGatherings, listGatherings } from './list-gatherings.ts';
import { moveGathering } from './move-gathering.ts';
import { planGathering } from './plan-gathering.ts';
import { printAgenda, printMinutes } from './print-gathering.ts';

/** Endpoints of gatherings, each with its use-case. */
export const gatheringsRoutes: readonly Route[] = [
  route(planning.listGatherings, listGatherings),
  fileRoute(planning.exportGatherings, exportGatherings),
  route(decisions.listDecisions, listDecisions),
  fileRoute(decisions.exportDecisions, exportDecisions),
  route(attending.listOwnGatherings, listOwnGatherings),
  route(attending.getOwnGathering, getOwnGathering),
  route(attending.answerOwnInvitation, answerOwnInvitation),
  route(attending.signIn, signIn),
  route(planning.planGathering, planGathering),
  route(planning.getGathering, getGathering),
  route(planning.amendGathering, amendGathering),
  route(planning.moveGathering, moveGathering),
  route(planning.changeGatheringState, changeGatheringState),
  fileRoute(planning.printAgenda, printAgenda),
  fileRoute(planning.printMinutes, printMinutes),
  route(inviting.listAttendance, listAttendance),
  fileRoute(inviting.exportAttendance, exportAttendance),
  route(inviting.inviteParties, inviteParties),
  route(inviting.withdrawInvitation, withdrawInvitation),
  route(inviting.makeInvitationLink, makeInvitationLink),
  route(inviting.answerForInvitee, answerForInvitee),
  route(attending.getDoor, getDoor),
  route(attending.signInByHand, signInByHand),
  route(content.saveAgenda, saveAgenda),
  route(content.addPapers, addPapers),
  route(content.removePaper, removePaper),
  route(content.askQuestion, askQuestion),
  route(content.answerQuestion, answerQuestion),
  route(content.pinQuestion, pinQuestion),
  route(content.releaseQuestions, releaseQuestions),
  route(content.addDecision, addDecision),
  route(content.amendDecision, amendDecision),
  route(content.strikeDecision, strikeDecision),
  route(content.assignDecision, assignDecision),
];
