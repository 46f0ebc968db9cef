import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { OutsideChannel } from '../../contract/notice.ts';
import type { ChannelSetting } from '../store/settings.ts';

/** One message on its way out. */
export interface OutgoingMessage {
  zoneId: string;
  noticeId: string;
  /** The dispatch: the same at every attempt, so that a gateway can tell a repetition. */
  deliveryId: string;
  channel: OutsideChannel;
  /** Number, address or id; opened for this moment and never stored. */
  to: string;
  template: string;
  params: Readonly<Record<string, string | number>>;
  title: string;
  /** Whole text, for mail and DingTalk. */
  body: string;
  /** Short text, for text messages and calls. */
  short: string;
  /** What is kept of the message where it is kept: the secret of its link is left out. */
  kept: { body: string; short: string };
  href: string;
  /** ISO 8601. */
  at: string;
}

/** What came of an attempt; `detail` is a code without anything personal. */
export interface SendOutcome {
  outcome: 'delivered' | 'kept' | 'failed';
  detail: string | null;
}

/** What an adapter needs of the platform. */
export interface SendingPlatform {
  readonly now: Platform['now'];
  readonly keys: Pick<Keys, 'open'>;
  readonly outbound: {
    request: (...asked: Parameters<Platform['outbound']['request']>) => Promise<{ status: number }>;
  };
}

/** With what an adapter works. */
export interface Sending {
  platform: SendingPlatform;
  tx: ZoneDb;
  setting: ChannelSetting;
}

/** A way to hand a message over; expected failures are outcomes and not thrown. */
export interface ChannelAdapter {
  send(message: OutgoingMessage, using: Sending): Promise<SendOutcome>;
}
