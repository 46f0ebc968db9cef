import { addSunk } from '../store/deliveries.ts';
import type { ChannelAdapter } from './channel-adapter.ts';

/** Keeps what would have been sent, without its recipient and without the secret of its link: what a new installation does by every way. */
export const sinkAdapter: ChannelAdapter = {
  async send(message, { tx }) {
    const { zoneId, noticeId, channel, at, title, kept } = message;
    const short = channel === 'sms' || channel === 'voice';
    await addSunk(tx, { zoneId, noticeId, channel, at, title, body: short ? kept.short : kept.body });
    return { outcome: 'kept', detail: null };
  },
};
