import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Channel, DispatchState, Outcome, OutsideChannel } from '../../contract/notice.ts';

/** Values that a template's texts interpolate; never personal fields. */
export type NoticeParams = Readonly<Record<string, string | number>>;

/** Rows of the tables of a zone as they are stored. */
export type NoticeTables = {
  'notices.thread': {
    zone_id: string;
    thread: string;
    opened_at: string;
    answered_at: string | null;
    answered_by: string | null;
    demonstration: Generated<boolean>;
  };
  'notices.notice': {
    zone_id: string;
    id: string;
    template: string;
    params: NoticeParams;
    about_type: string;
    about_id: string;
    href: string;
    once_key: string;
    account_id: string | null;
    department_id: string | null;
    firm_id: string | null;
    institution_id: string | null;
    person_id: string | null;
    channels: readonly Channel[] | null;
    thread: string | null;
    at: string;
    demonstration: Generated<boolean>;
  };
  'notices.inbox': {
    zone_id: string;
    account_id: string;
    notice_id: string;
    step: number;
    at: string;
    read_at: Generated<string | null>;
  };
  'notices.dispatch': {
    zone_id: string;
    id: string;
    notice_id: string;
    step: number;
    channel: Channel | null;
    thread: string | null;
    state: Generated<DispatchState>;
    due_at: string;
    tried: Generated<Channel[]>;
    attempts: Generated<number>;
  };
  'notices.delivery': {
    zone_id: string;
    id: string;
    notice_id: string;
    dispatch_id: string | null;
    step: number;
    channel: Channel | null;
    at: string;
    outcome: Outcome;
    recipients: number;
    detail: string | null;
    position: Generated<number>;
  };
  'notices.sink': {
    zone_id: string;
    id: string;
    notice_id: string;
    channel: OutsideChannel;
    at: string;
    title: string;
    body: string;
  };
  'notices.channel': {
    zone_id: string;
    channel: OutsideChannel;
    adapter: 'sink' | 'http' | 'off';
    url: string | null;
    secret_sealed: string | null;
    updated_at: string;
  };
  'notices.setting': {
    zone_id: string;
    quiet_from: string;
    quiet_to: string;
    firms_on_working_days: boolean;
    channel_order: OutsideChannel[];
    updated_at: string;
  };
  'notices.reply': { zone_id: string; id: string; dispatch_id: string; at: string; taken_at: string };
  'auth.account': { zone_id: string; id: string; status: string; role: string; display_name: string };
};

/** The tables of this engine on a connection. */
export function tables(db: ZoneDb) {
  return db.withTables<NoticeTables>();
}
