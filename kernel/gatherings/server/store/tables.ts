import type { Generated, GeneratedAlways } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { GatheringAct, GatheringDetail, GatheringState, gatheringKinds } from '../../contract/gathering-state.ts';
import type { AnswerWord, InviteeKind } from '../../contract/invitation.ts';

/** Rows of the tables of gatherings as they are stored; tables of parties and accounts are read only. */
export type GatheringTables = {
  'gatherings.series': {
    zone_id: string;
    id: string;
    name: string;
    host_department_id: string;
    made_by: string | null;
    made_at: string;
    demonstration: Generated<boolean>;
  };
  'gatherings.gathering': {
    zone_id: string;
    id: string;
    kind: (typeof gatheringKinds)[number];
    series_id: string | null;
    title: string;
    day: string;
    from_time: string;
    to_time: string;
    place: string | null;
    site_id: string | null;
    host_department_id: string;
    capacity: number | null;
    state: Generated<GatheringState>;
    acts: Generated<number>;
    questions_released: Generated<boolean>;
    door_code: string;
    door_hash: Buffer;
    door_sealed: string;
    made_by: string | null;
    made_at: string;
    demonstration: Generated<boolean>;
  };
  'gatherings.gathering_act': {
    zone_id: string;
    gathering_id: string;
    number: number;
    act: GatheringAct;
    reason: string | null;
    detail: GatheringDetail;
    by_account: string | null;
    at: string;
  };
  'gatherings.agenda_item': {
    zone_id: string;
    id: string;
    gathering_id: string;
    position: number;
    title: string;
    minutes: number | null;
    speaker: string | null;
  };
  'gatherings.invitation': {
    zone_id: string;
    id: string;
    gathering_id: string;
    kind: InviteeKind;
    party_id: string | null;
    account_id: string | null;
    department_id: string | null;
    invitee: GeneratedAlways<string>;
    walk_in: Generated<boolean>;
    answer: AnswerWord | null;
    substitute: string | null;
    answered_how: 'account' | 'link' | 'officer' | null;
    answered_at: string | null;
    waiting_since: string | null;
    token_hash: Buffer | null;
    link_number: Generated<number>;
    invited_by: string | null;
    invited_at: string;
    told_at: string | null;
    withdrawn_at: string | null;
    demonstration: Generated<boolean>;
  };
  'gatherings.attendance': {
    zone_id: string;
    id: string;
    gathering_id: string;
    invitation_id: string;
    account_id: string | null;
    person_id: string | null;
    attendant: GeneratedAlways<string>;
    how: 'account' | 'link' | 'name' | 'hand';
    by_account: string | null;
    at: string;
    demonstration: Generated<boolean>;
  };
  'gatherings.question': {
    zone_id: string;
    id: string;
    gathering_id: string;
    text: string;
    invitation_id: string | null;
    account_id: string | null;
    asked_at: string;
    pinned: Generated<boolean>;
    answer: string | null;
    answered_how: 'written' | 'aloud' | null;
    answered_by: string | null;
    answered_at: string | null;
  };
  'gatherings.decision': {
    zone_id: string;
    id: string;
    gathering_id: string;
    number: number;
    text: string;
    department_id: string | null;
    due_on: string | null;
    case_id: string | null;
    made_by: string | null;
    made_at: string;
    withdrawn_at: string | null;
  };
  'parties.party_name': { zone_id: string; party_id: string; kind: string; name: string };
  'parties.party': { zone_id: string; id: string; kind: string; state: string };
  'auth.account': { zone_id: string; id: string; display_name: string; role: string };
};

/** The tables of gatherings on a connection. */
export function tables(db: ZoneDb) {
  return db.withTables<GatheringTables>();
}
