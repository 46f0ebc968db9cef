import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as invitations from '../../contract/invitation-endpoints.ts';
import * as lists from '../../contract/list-exports.ts';
import * as members from '../../contract/membership-endpoints.ts';
import { exportClaims, exportInvitations } from '../exports/export-person-lists.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { endMembership, endOwnMembership } from './end-membership.ts';
import { inviteGuest, inviteOwnMember, inviteRepresentative } from './invite-person.ts';
import { listInvitations, listPartners, registerPartner } from './list-invitations.ts';
import { listClaims, listMembers, listOwnMembers } from './list-members.ts';
import { chooseActingFirm, listOwnFirms } from './list-own-firms.ts';
import { revokeInvitation, revokeOwnInvitation } from './revoke-invitation.ts';
import { verifyClaim, verifyOwnClaim } from './verify-claim.ts';

/** Invitations, members of firms and of partner houses. */
export const identityRoutes: readonly Route[] = [
  route(invitations.listInvitations, listInvitations),
  fileRoute(lists.exportInvitations, exportInvitations),
  fileRoute(lists.exportClaims, exportClaims),
  route(invitations.inviteRepresentative, inviteRepresentative),
  route(invitations.inviteGuest, inviteGuest),
  route(invitations.revokeInvitation, revokeInvitation),
  route(invitations.inviteOwnMember, inviteOwnMember),
  route(invitations.revokeOwnInvitation, revokeOwnInvitation),
  route(invitations.acceptInvitation, acceptInvitation),
  route(members.listMembers, listMembers),
  route(members.listClaims, listClaims),
  route(members.verifyClaim, verifyClaim),
  route(members.endMembership, endMembership),
  route(members.listPartners, listPartners),
  route(members.registerPartner, registerPartner),
  route(members.listOwnFirms, listOwnFirms),
  route(members.chooseActingFirm, chooseActingFirm),
  route(members.listOwnMembers, listOwnMembers),
  route(members.verifyOwnClaim, verifyOwnClaim),
  route(members.endOwnMembership, endOwnMembership),
];
