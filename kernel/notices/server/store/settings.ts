import type { ZoneDb } from '#platform/db/server/database.ts';
import type { OutsideChannel } from '../../contract/notice.ts';
import { tables } from './tables.ts';

/** When a zone is quiet, and by which ways it reaches whoever has no account, in order. */
export interface NoticeSettings {
  /** Time in China, `HH:MM`; the same as `quietTo` when the zone is never quiet. */
  quietFrom: string;
  quietTo: string;
  /** Firms are left alone on days without work, unless it is urgent. */
  firmsOnWorkingDays: boolean;
  channelOrder: readonly OutsideChannel[];
}

/** What holds until somebody configures the zone. */
export const defaultSettings: NoticeSettings = {
  quietFrom: '21:00',
  quietTo: '08:00',
  firmsOnWorkingDays: true,
  channelOrder: ['sms', 'mail'],
};

/** Where a channel leads; the secret is still sealed. */
export interface ChannelSetting {
  channel: OutsideChannel;
  adapter: 'sink' | 'http' | 'off';
  url: string | null;
  secretSealed: string | null;
}

/** Settings of the zone. */
export async function findSettings(db: ZoneDb): Promise<NoticeSettings> {
  const row = await tables(db)
    .selectFrom('notices.setting')
    .select(['quiet_from as quietFrom', 'quiet_to as quietTo'])
    .select(['firms_on_working_days as firmsOnWorkingDays', 'channel_order as channelOrder'])
    .executeTakeFirst();
  return row ?? defaultSettings;
}

/** Writes the settings of the zone. */
export async function saveSettings(tx: ZoneDb, zoneId: string, one: NoticeSettings & { at: string }): Promise<void> {
  const values = {
    quiet_from: one.quietFrom,
    quiet_to: one.quietTo,
    firms_on_working_days: one.firmsOnWorkingDays,
    channel_order: [...one.channelOrder],
    updated_at: one.at,
  };
  await tables(tx)
    .insertInto('notices.setting')
    .values({ zone_id: zoneId, ...values })
    .onConflict((conflict) => conflict.column('zone_id').doUpdateSet(values))
    .execute();
}

/** Where the channels lead; one without a row stays on this machine. */
export function listChannels(db: ZoneDb): Promise<ChannelSetting[]> {
  return tables(db)
    .selectFrom('notices.channel')
    .select(['channel', 'adapter', 'url', 'secret_sealed as secretSealed'])
    .execute();
}

/** Leads a channel somewhere else. */
export async function saveChannel(tx: ZoneDb, zoneId: string, one: ChannelSetting & { at: string }): Promise<void> {
  const values = { adapter: one.adapter, url: one.url, secret_sealed: one.secretSealed, updated_at: one.at };
  await tables(tx)
    .insertInto('notices.channel')
    .values({ zone_id: zoneId, channel: one.channel, ...values })
    .onConflict((conflict) => conflict.columns(['zone_id', 'channel']).doUpdateSet(values))
    .execute();
}
