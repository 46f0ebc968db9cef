import '../../parts/officers/officers.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useState } from 'react';
import {
  type Column,
  callApi,
  NoPermission,
  Page,
  PlainTable,
  useApiMutation,
  useSession,
  useText,
} from '#ui/index.ts';
import { handOverFirms, previewHandOver } from '../../../contract/officer-endpoints.ts';
import type { HandedPlace } from '../../../contract/service-officer.ts';
import { needed, ServiceForm, today, type Values, wordOf } from '../../parts/officers/service-form.tsx';
import { StaffChoice } from '../../parts/officers/staff-choice.tsx';

/** Hands all firms of a leaving officer to another in one step; what it does is seen first. */
export function HandOverPage() {
  const text = useText('visits');
  const { can, account } = useSession();
  return (
    <Page
      title={text('officers.handOverTitle')}
      crumbs={<Link to="/officers">{text('officers.title')}</Link>}
      meta={text('officers.handOverMeta')}
    >
      {can(handOverFirms.permission) ? <HandOver /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

const bodyOf = (values: Values) => ({
  ...{ staffId: wordOf(values, 'staffId') ?? '', toId: wordOf(values, 'toId') ?? '' },
  day: wordOf(values, 'day') ?? '',
});

function HandOver() {
  const text = useText('visits');
  const navigate = useNavigate();
  const [seen, setSeen] = useState(false);
  const preview = useApiMutation(previewHandOver);
  const places = seen ? preview.data?.places : undefined;
  const send = async (values: Values) => {
    const body = bodyOf(values);
    if (seen) return callApi(handOverFirms, { body });
    return preview.mutateAsync({ body });
  };
  return (
    <ServiceForm
      name="hand-over"
      initial={{ day: today() }}
      verb={seen ? text('officers.handOverVerb', { count: places?.length ?? 0 }) : text('officers.preview')}
      disabled={places?.length === 0}
      send={send}
      onDone={() => (seen ? void navigate({ to: '/officers' }) : setSeen(true))}
      onEdit={() => setSeen(false)}
    >
      <div className="service-pair">
        <Form.Item name="staffId" label={text('officers.leaving')} rules={[needed(text, text('officers.leaving'))]}>
          <StaffChoice serving />
        </Form.Item>
        <Form.Item name="toId" label={text('officers.successor')} rules={[needed(text, text('officers.successor'))]}>
          <StaffChoice />
        </Form.Item>
      </div>
      <Form.Item name="day" label={text('officers.day')} rules={[needed(text, text('officers.day'))]}>
        <Input type="date" />
      </Form.Item>
      {places === undefined ? null : <Places places={places} />}
    </ServiceForm>
  );
}

function Places({ places }: { places: readonly HandedPlace[] }) {
  const text = useText('visits');
  if (places.length === 0) return <p role="status">{text('officers.handOverNone')}</p>;
  const columns: Column<HandedPlace>[] = [
    { key: 'firm', title: text('officers.columns.firm'), render: ({ firm }) => firm },
    { key: 'project', title: text('officers.columns.project'), render: ({ project }) => project },
    { key: 'part', title: text('officers.part'), render: ({ part }) => text(`officers.parts.${part}`) },
    {
      ...{ key: 'outcome', title: text('officers.outcome') },
      render: ({ outcome }) => text(`officers.outcomes.${outcome}`),
    },
  ];
  return (
    <PlainTable
      caption={text('officers.places')}
      columns={columns}
      rows={places}
      rowKey={({ firmId, project, part }) => `${firmId} ${project} ${part}`}
    />
  );
}
