import { minuteInChina, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { AlarmSource } from '#platform/module/alarm-source.ts';
import type { CellType, SheetColumn } from '#platform/sheets/server/workbook.ts';
import { type exportAlarms as endpoint, listedAlarms } from '../contract/alarm.ts';
import { joinAlarms } from './join-alarms.ts';

/** The open alarms that match as a file: as many as the list shows, and how many there are in all. */
export function alarmExporter(sources: readonly AlarmSource[]) {
  return async ({ query }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<FileAnswer> => {
    const text = (key: string, params?: Record<string, string | number>) => context.text(`cockpit:${key}`, params);
    const { light, source, format } = query;
    const { alarms, total, ...joined } = await joinAlarms(sources, { light, source, limit: listedAlarms }, context);
    const column = (key: string, type: CellType = 'text'): SheetColumn => ({
      ...{ key, type, header: text(`alarms.columns.${key}`) },
    });
    const names = joined.sources.filter(({ value }) => source.includes(value));
    return sendRegister(
      {
        list: 'cockpit.exportAlarms',
        name: text('alarms.title'),
        columns: [
          ...[column('light'), column('workingDays', 'integer'), column('title'), column('reason')],
          ...[column('sourceName'), column('owner'), column('dueOn', 'date'), column('since')],
        ],
        rows: alarms.map((one) => ({
          ...{ title: one.title, reason: one.reason, sourceName: one.sourceName, owner: one.owner },
          ...{ workingDays: one.workingDays, dueOn: one.dueOn, since: minuteInChina(one.since) },
          light: text(`alarms.lights.${one.light}`),
        })),
        conditions: [
          { label: text('alarms.columns.light'), values: light.map((each) => text(`alarms.lights.${each}`)) },
          { label: text('alarms.columns.sourceName'), values: names.map(({ label }) => label) },
        ],
        notes: [{ label: text('alarms.all'), value: String(total) }],
        format,
      },
      context,
    );
  };
}
