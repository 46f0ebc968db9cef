import type { RequestContext } from '#platform/http/server/context.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import type { Alarm, AlarmCounts, AlarmLight } from '../contract/alarm.ts';
import { addCounts, compareAlarms, countOf } from './domain/alarm-order.ts';

/** Most alarms that are asked of one source when only some of its lights are wanted. */
const askedOfSource = 2_000;

/** What is asked of the alarms of all parts. */
export interface AlarmsAsked {
  light: readonly AlarmLight[];
  source: readonly string[];
  /** Most to answer. */
  limit: number;
}

/** The alarms of all parts that the caller may see. */
export interface JoinedAlarms {
  alarms: Alarm[];
  total: number;
  counts: AlarmCounts;
  sources: { value: string; label: string; count: number }[];
  failed: { source: string; name: string }[];
}

const none: AlarmCounts = { late: 0, warn: 0, hold: 0 };

/** Asks every source that the caller may see; one that fails is named, and the others stand. */
export async function joinAlarms(
  sources: readonly AlarmSource[],
  { light, source, limit }: AlarmsAsked,
  context: RequestContext,
): Promise<JoinedAlarms> {
  const now = context.now();
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const can = (permission: AlarmSource['permission']) => context.can(permission);
  const asked = { now, today, can, limit: light.length === 0 ? limit : askedOfSource };
  const seen = context.zone === null ? [] : sources.filter(({ permission }) => context.can(permission));
  const answers = await Promise.all(seen.map((one) => ask(one, asked, context)));
  const wanted = answers.filter(({ id }) => source.length === 0 || source.includes(id));
  const alarms = wanted
    .flatMap((answer) => answer.alarms)
    .filter((one) => light.length === 0 || light.includes(one.light))
    .sort(compareAlarms)
    .slice(0, limit);
  const counts = addCounts(wanted.map((answer) => answer.counts));
  return {
    ...{ alarms, counts, total: countOf(counts, light) },
    sources: answers.map(({ id, name, counts: own }) => ({ value: id, label: name, count: countOf(own, light) })),
    failed: answers.filter(({ failed }) => failed).map(({ id, name }) => ({ source: id, name })),
  };
}

async function ask(source: AlarmSource, asked: Parameters<AlarmSource['open']>[1], context: RequestContext) {
  const { id } = source;
  const name = nameOf(id, context);
  try {
    const { alarms, counts } = await source.open(context.db, asked);
    return { id, name, counts, failed: false, alarms: alarms.map((one) => said(one, { id, name, context })) };
  } catch (error) {
    context.log.error({ err: error, source: id, trace: context.trace }, 'a source of alarms failed');
    return { id, name, counts: none, failed: true, alarms: [] };
  }
}

function nameOf(id: string, context: Pick<RequestContext, 'text'>): string {
  const [part = '', name = ''] = id.split('.');
  return context.text(`${part}:alarms.${name}`);
}

function said(one: OpenAlarm, { id, name, context }: { id: string; name: string; context: RequestContext }): Alarm {
  const { reasonKey, reason, owner, titleKey, ...rest } = one;
  const part = id.split('.')[0] ?? '';
  return {
    ...rest,
    ...(titleKey === undefined ? {} : { title: context.text(titleKey) }),
    ...{ id: `${id}/${one.id}`, source: id, sourceName: name, owner: owner ?? null },
    reason: context.text(`${part}:${reasonKey}`, { ...reason }),
  };
}
