import { randomUUIDv7 } from 'node:crypto';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  saveChannel as channelEndpoint,
  saveSettings as endpoint,
  getSettings as getEndpoint,
} from '../../contract/endpoints.ts';
import { outsideChannel } from '../../contract/notice.ts';
import type { ChannelSettingShown } from '../../contract/settings.ts';
import { secretAbout } from '../delivery/http-adapter.ts';
import { requireReader } from '../inbox/require-reader.ts';
import { notify } from '../notify-party.ts';
import { type ChannelSetting, findSettings, listChannels, saveChannel, saveSettings } from '../store/settings.ts';

/** Quiet hours, order of the ways, and where each way leads; of secrets only that there is one. */
export async function getSettings(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const { channelOrder, ...settings } = await findSettings(context.db);
  const stored = await listChannels(context.db);
  return {
    settings: { ...settings, channelOrder: [...channelOrder] },
    channels: outsideChannel.options.map((channel) =>
      shown(stored.find((one) => one.channel === channel) ?? onThisMachine(channel)),
    ),
  };
}

/** Sets quiet hours and the order of the ways. */
export function saveNoticeSettings(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone, at } = requireReader(context);
  return context.transaction(async (tx) => {
    const before = await findSettings(tx);
    await saveSettings(tx, zone.id, { ...body, at });
    const subject = { type: 'notices.setting', id: zone.id } as const;
    await tellSecurity(tx, context);
    await context.record(tx, { subject, before: { ...before, channelOrder: [...before.channelOrder] }, after: body });
    return body;
  });
}

/** Leads a channel somewhere else. Its secret is sealed and stands in no answer, no entry and no log. */
export function saveNoticeChannel(
  { params: { channel }, body }: EndpointParsed<typeof channelEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof channelEndpoint>> {
  const { zone, at } = requireReader(context);
  return context.transaction(async (tx) => {
    const before = (await listChannels(tx)).find((one) => one.channel === channel) ?? onThisMachine(channel);
    const secretSealed =
      body.secret === undefined ? before.secretSealed : context.keys.seal(body.secret, secretAbout(zone.id, channel));
    const after: ChannelSetting = { channel, adapter: body.adapter, url: body.url ?? before.url, secretSealed };
    if (after.adapter === 'http' && (after.url === null || secretSealed === null)) {
      throw new AppError('notices.gatewayIncomplete', { channel: context.text(`notices:channels.${channel}`) });
    }
    await saveChannel(tx, zone.id, { ...after, at });
    await tellSecurity(tx, context);
    await context.record(tx, {
      subject: { type: 'notices.channel', id: channel },
      before: hostOnly(before),
      after: { ...hostOnly(after), secretChanged: body.secret !== undefined },
    });
    return shown(after);
  });
}

/** Who keeps the security of the zone learns that messages may go elsewhere now. */
async function tellSecurity(tx: ZoneDb, context: RequestContext): Promise<void> {
  const { zone, at } = requireReader(context);
  for (const { id, role } of await accountsOf(tx)) {
    if (role !== 'securityAdmin') continue;
    await notify(tx, {
      ...{ zoneId: zone.id, at, to: { account: id }, template: 'notices.settingsChanged', params: {} },
      ...{ about: { type: 'notices.setting', id: zone.id }, href: '/notice-register/settings' },
      onceKey: `notices.settingsChanged ${randomUUIDv7()}`,
    });
  }
}

function onThisMachine(channel: ChannelSetting['channel']): ChannelSetting {
  return { channel, adapter: 'sink', url: null, secretSealed: null };
}

function shown({ secretSealed, ...rest }: ChannelSetting): ChannelSettingShown {
  return { ...rest, hasSecret: secretSealed !== null };
}

/** Path and query of a gateway's address may hold keys: the journal keeps the host. */
function hostOnly({ adapter, url }: ChannelSetting) {
  return { adapter, host: url === null ? null : new URL(url).host };
}
