import { Link, useNavigate } from '@tanstack/react-router';
import { AutoComplete, Form, Select } from 'antd';
import { callApi, LoadingState, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import { gatheringKinds } from '../../contract/gathering-state.ts';
import { listGatherings, planGathering } from '../../contract/planning-endpoints.ts';
import { PlaceFields, placeOf, TimeFields, timeOf, useNeeded } from '../parts/plan-fields.tsx';
import { type Values, VerbForm, wordOf } from '../parts/verb-form.tsx';

/** Plans a gathering; afterwards its page opens. */
export function PlanGatheringPage() {
  const text = useText('gatherings');
  const { account, can } = useSession();
  const allowed = can(planGathering.permission);
  const { data } = useApi(listGatherings, { query: { pageSize: 1 } }, { enabled: allowed });
  const crumbs = <Link to="/gatherings">{text('list.title')}</Link>;
  return (
    <Page title={text('web.plan')} crumbs={crumbs} meta={text('web.planMeta')}>
      {!allowed ? <NoPermission signedIn={account !== null} /> : data === undefined ? <LoadingState lines={6} /> : null}
      {data === undefined ? null : <PlanForm own={data.own} series={data.facets.series} />}
    </Page>
  );
}

function PlanForm({
  own,
  series,
}: {
  own: readonly { id: string; name: string }[];
  series: readonly { value: string; label: string }[];
}) {
  const text = useText('gatherings');
  const needed = useNeeded();
  const navigate = useNavigate();
  if (own.length === 0) return <p>{text('web.noOwn')}</p>;
  const send = async (values: Values) => {
    const typed = wordOf(values, 'series');
    const known = series.find(({ label }) => label === typed);
    const { id } = await callApi(planGathering, {
      body: {
        ...{ ...placeOf(values), ...timeOf(values), kind: values.kind as (typeof gatheringKinds)[number] },
        hostDepartmentId: wordOf(values, 'host') ?? '',
        series: typed === undefined ? null : known === undefined ? { name: typed } : { id: known.value },
      },
    });
    await navigate({ to: '/gatherings/$gatheringId', params: { gatheringId: id } });
  };
  return (
    <VerbForm
      name="plan"
      verb={text('web.plan')}
      effect={text('web.planEffect')}
      initial={{ kind: 'meeting', host: own[0]?.id }}
      send={send}
      onDone={() => undefined}
    >
      <Form.Item name="kind" label={text('columns.kind')}>
        <Select options={gatheringKinds.map((value) => ({ value, label: text(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="host" label={text('columns.host')} rules={needed('columns.host')}>
        <Select options={own.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <PlaceFields />
      <TimeFields />
      <Form.Item name="series" label={text('columns.series')} extra={text('web.seriesHint')}>
        <AutoComplete options={series.map(({ label }) => ({ value: label }))} />
      </Form.Item>
    </VerbForm>
  );
}
