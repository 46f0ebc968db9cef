import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { AlarmSource } from '#platform/module/alarm-source.ts';
import { type listAlarms as endpoint, listedAlarms } from '../contract/alarm.ts';
import { joinAlarms } from './join-alarms.ts';

/** One page of the open alarms of all parts, worst first. */
export function alarmLister(sources: readonly AlarmSource[]) {
  return async (
    { query }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const { light, source, page, pageSize } = query;
    const joined = await joinAlarms(sources, { light, source, limit: listedAlarms }, context);
    const { alarms, total, counts, failed } = joined;
    return {
      ...{ total, counts, failed, listed: alarms.length, facets: { source: joined.sources } },
      alarms: alarms.slice((page - 1) * pageSize, page * pageSize),
    };
  };
}
