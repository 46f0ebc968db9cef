import { Link } from '@tanstack/react-router';
import {
  type Column,
  ExportButton,
  formatCount,
  formatDate,
  Light,
  pageOf,
  RegisterPage,
  useApi,
  useLocale,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { type Alarm, alarmLight, alarmLights, exportAlarms, listAlarms } from '../../contract/alarm.ts';
import { AlarmPanel } from '../parts/alarm-panel.tsx';
import { dayInChina, useAlarmWords } from '../parts/alarm-words.ts';

const pageSize = 50;

/** The register of everything that is late, close or silent, worst first. */
export function AlarmsPage() {
  const text = useText('cockpit');
  const [search] = useUrlSearch();
  const light = valuesOf(search, 'light').flatMap((value) => alarmLight.safeParse(value).data ?? []);
  const query = { light, source: valuesOf(search, 'source') };
  const answer = useApi(listAlarms, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  const columns = useAlarmColumns();
  return (
    <RegisterPage
      name="cockpit.alarms"
      title={text('alarms.title')}
      meta={text('alarms.meta')}
      caption={text('alarms.title')}
      actions={<Link to="/screen">{text('web.arrange.open')}</Link>}
      fields={[
        {
          ...{ key: 'light', kind: 'choice', label: text('alarms.columns.light') },
          options: alarmLights.map((value) => ({
            ...{ value, label: text(`alarms.lights.${value}`) },
            ...(data && { count: data.counts[value] }),
          })),
        },
        {
          ...{ key: 'source', kind: 'choice', label: text('alarms.columns.sourceName') },
          options: data?.facets.source ?? [],
        },
      ]}
      before={
        data === undefined || data.failed.length === 0 ? null : (
          <p role="alert">
            {text('alarms.failed', { names: data.failed.map(({ name }) => name).join(text('web.screen.and')) })}
          </p>
        )
      }
      columns={columns}
      answer={answer}
      rows={data?.alarms}
      rowKey={(alarm) => alarm.id}
      late={(alarm) => alarm.light === 'late'}
      total={data?.listed}
      pageSize={pageSize}
      summary={data && <b>{count(data, text)}</b>}
      tools={<ExportButton endpoint={exportAlarms} input={{ query }} count={data?.listed} />}
      empty={{ title: text('alarms.empty'), hint: text('alarms.emptyHint') }}
      panel={(id) => <AlarmPanel alarm={data?.alarms.find((alarm) => alarm.id === id)} />}
    />
  );
}

/** All of them, and where they are more than can be listed how many are. */
function count({ total, listed }: { total: number; listed: number }, text: ReturnType<typeof useText>): string {
  if (total === listed) return text('alarms.count', { count: total });
  return text('alarms.listed', { count: formatCount(total), listed });
}

function useAlarmColumns(): readonly Column<Alarm>[] {
  const text = useText('cockpit');
  const words = useAlarmWords();
  const locale = useLocale();
  const head = (key: string) => ({ key, title: text(`alarms.columns.${key}`) });
  return [
    { ...head('title'), width: 240, render: ({ title }) => title },
    {
      ...head('light'),
      width: 150,
      narrow: 'lead',
      render: (alarm) => <Light state={alarm.light}>{words(alarm)}</Light>,
    },
    { ...head('reason'), width: 240, narrow: 'line', render: ({ reason }) => reason },
    { ...head('sourceName'), narrow: 'lead', render: ({ sourceName }) => sourceName },
    { ...head('owner'), narrow: 'line', render: ({ owner }) => owner },
    { ...head('dueOn'), width: 104, narrow: 'none', render: ({ dueOn }) => dueOn },
    {
      ...head('since'),
      width: 104,
      narrow: 'none',
      render: ({ since }) => formatDate(dayInChina(since), locale, 'day'),
    },
  ];
}
