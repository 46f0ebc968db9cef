import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { listDepartments } from '#kernel/parties/contract/organisation-endpoints.ts';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import { callApi, useApi, useText } from '#ui/index.ts';
import { signInByHand } from '../../contract/attending-endpoints.ts';
import type { GatheringDetail } from '../../contract/gathering.ts';
import { type Invitee, type InviteeKind, inviteeKind } from '../../contract/invitation.ts';
import { inviteParties } from '../../contract/inviting-endpoints.ts';
import { findNamed, linesOf, mostPasted } from './find-named.ts';
import { useNeeded } from './plan-fields.tsx';
import { type Values, VerbForm, wordOf } from './verb-form.tsx';

const partyKinds = ['firm', 'institution', 'department'] as const;

/** Who is meant by what {@link InviteeFields} hold. */
function inviteeOf(values: Values): Invitee {
  return { kind: inviteeKind.parse(values.kind), id: wordOf(values, 'id') ?? '' };
}

/** A firm, an institution or a department. */
function InviteeFields() {
  const text = useText('gatherings');
  const needed = useNeeded();
  const form = Form.useFormInstance();
  const kind = Form.useWatch<InviteeKind | undefined>('kind') ?? 'firm';
  const departments = useApi(listDepartments, { query: {} }, { enabled: kind === 'department' });
  const options = (departments.data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item name="kind" label={text('attendance.columns.kind')}>
        <Select
          options={partyKinds.map((value) => ({ value, label: text(`invitee.${value}`) }))}
          onChange={() => form.setFieldValue('id', undefined)}
        />
      </Form.Item>
      <Form.Item name="id" label={text('attendance.columns.name')} rules={needed('attendance.columns.name')}>
        {kind === 'department' ? (
          <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
        ) : (
          <PartyPicker key={kind} kinds={[kind === 'institution' ? 'institution' : 'firm']} />
        )}
      </Form.Item>
    </>
  );
}

/** Properties of the forms under the attendance list. */
interface UnderList {
  gathering: GatheringDetail;
  onDone: () => void;
}

/** Invites one firm, institution or department. */
export function InviteForm({ gathering, onDone }: UnderList) {
  const text = useText('gatherings');
  return (
    <VerbForm
      name="invite"
      verb={text('web.invite')}
      effect={text(gathering.state === 'open' ? 'web.inviteTold' : 'web.inviteLater')}
      initial={{ kind: 'firm' }}
      send={(values) =>
        callApi(inviteParties, { params: { gatheringId: gathering.id }, body: { invitees: [inviteeOf(values)] } })
      }
      onDone={onDone}
      onCancel={onDone}
    >
      <InviteeFields />
    </VerbForm>
  );
}

/** Signs in somebody who was not invited, under the house or department that he comes from. */
export function WalkInForm({ gathering, onDone }: UnderList) {
  const text = useText('gatherings');
  return (
    <VerbForm
      name="walk-in"
      verb={text('web.walkIn')}
      effect={text('web.walkInEffect')}
      initial={{ kind: 'firm' }}
      send={(values) =>
        callApi(signInByHand, { params: { gatheringId: gathering.id }, body: { walkIn: inviteeOf(values) } })
      }
      onDone={onDone}
      onCancel={onDone}
    >
      <InviteeFields />
    </VerbForm>
  );
}

/** Invites everybody of a list of names; lines that name nobody are told, and stay until they are put right. */
export function InviteMany({ gathering, onDone }: UnderList) {
  const text = useText('gatherings');
  const needed = useNeeded();
  const [done, setDone] = useState<{ done: number; total: number }>();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const send = async (values: Values) => {
    const lines = linesOf(wordOf(values, 'names') ?? '').slice(0, mostPasted);
    setMissing([]);
    const found = await findNamed(lines, (count) => setDone({ done: count, total: lines.length }));
    const { invitees } = found;
    if (invitees.length > 0) {
      await callApi(inviteParties, { params: { gatheringId: gathering.id }, body: { invitees } });
    }
    setMissing(found.missing);
    if (found.missing.length === 0) onDone();
  };
  return (
    <>
      <VerbForm
        name="invite-many"
        verb={text('web.invite')}
        effect={text(gathering.state === 'open' ? 'web.inviteTold' : 'web.inviteLater')}
        send={send}
        onDone={() => undefined}
        onCancel={onDone}
      >
        <Form.Item name="names" label={text('web.names')} extra={text('web.manyHint')} rules={needed('web.names')}>
          <Input.TextArea rows={6} />
        </Form.Item>
      </VerbForm>
      <p role="status" className="ys-meta">
        {done === undefined ? null : text('web.manyLooking', done)}{' '}
        {missing.length === 0 ? null : text('web.manyMissing', { names: missing.join(text('paper.and')) })}
      </p>
    </>
  );
}
