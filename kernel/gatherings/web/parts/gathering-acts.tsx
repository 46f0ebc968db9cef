import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { callApi, PageButton, useText } from '#ui/index.ts';
import type { GatheringDetail } from '../../contract/gathering.ts';
import { actsIn, needsReason } from '../../contract/gathering-state.ts';
import { amendGathering, changeGatheringState, moveGathering } from '../../contract/planning-endpoints.ts';
import { PlaceFields, placeOf, TimeFields, timeOf, useNeeded } from './plan-fields.tsx';
import { type Values, VerbForm, wordOf } from './verb-form.tsx';

type Act = ReturnType<typeof actsIn>[number];

/** Acts that lead on; the others are quiet. */
const leading: readonly Act[] = ['open', 'hold', 'close'];

/** What the department that holds a gathering can do with it now; each act opens below its button and says what it starts. */
export function GatheringActs({ gathering }: { gathering: GatheringDetail }) {
  const text = useText('gatherings');
  const [act, setAct] = useState<Act>();
  const { id, state } = gathering;
  if (!gathering.holds) return null;
  const acts = [...actsIn(state)].sort((one, other) => Number(leading.includes(other)) - Number(leading.includes(one)));
  return (
    <>
      <div className="gat-verbs ys-no-print">
        {acts.map((one) => (
          <Button
            key={one}
            type={leading.includes(one) && act === undefined ? 'primary' : 'default'}
            onClick={() => setAct(one)}
          >
            {text(`web.acts.${one}`)}
          </Button>
        ))}
        {state === 'open' ? <PageButton href={`/gatherings/${id}/door`}>{text('web.door')}</PageButton> : null}
      </div>
      {act === undefined ? null : (
        <ActForm key={act} act={act} gathering={gathering} onDone={() => setAct(undefined)} />
      )}
    </>
  );
}

function ActForm({ act, gathering, onDone }: { act: Act; gathering: GatheringDetail; onDone: () => void }) {
  const text = useText('gatherings');
  const { id, siteName, state } = gathering;
  const params = { gatheringId: id };
  const reasonOf = (values: Values) => wordOf(values, 'reason') ?? null;
  const send = (values: Values): Promise<unknown> => {
    if (act === 'amend') return callApi(amendGathering, { params, body: placeOf(values) });
    if (act === 'move')
      return callApi(moveGathering, { params, body: { ...timeOf(values), reason: reasonOf(values) } });
    return callApi(changeGatheringState, { params, body: { act, reason: reasonOf(values) } });
  };
  const { title, place, siteId, capacity, day, fromTime, toTime } = gathering;
  return (
    <VerbForm
      name={act}
      verb={text(`web.acts.${act}`)}
      effect={text(`web.effects.${act}`)}
      initial={{ title, place, siteId: siteId ?? undefined, capacity, day, fromTime, toTime }}
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      {act === 'amend' ? <PlaceFields siteName={siteName ?? undefined} /> : null}
      {act === 'move' ? <TimeFields /> : null}
      {needsReason(act, state) ? <ReasonField /> : null}
    </VerbForm>
  );
}

/** Why; those who were told will read it. */
export function ReasonField() {
  const text = useText('gatherings');
  const needed = useNeeded();
  return (
    <Form.Item name="reason" label={text('web.reason')} rules={needed('web.reason')}>
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
}
