import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import {
  AttendanceTable,
  CopyValue,
  callApi,
  ErrorState,
  ExportButton,
  LoadingState,
  Pages,
  useApi,
  useApiMutation,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { signInByHand } from '../../contract/attending-endpoints.ts';
import type { GatheringDetail } from '../../contract/gathering.ts';
import { type AttendanceRow, answerWord } from '../../contract/invitation.ts';
import {
  answerForInvitee,
  exportAttendance,
  listAttendance,
  makeInvitationLink,
  withdrawInvitation,
} from '../../contract/inviting-endpoints.ts';
import { ReasonField } from './gathering-acts.tsx';
import { InviteForm, InviteMany, WalkInForm } from './invite-form.tsx';
import { PressVerb } from './press-verb.tsx';
import { useEvery } from './use-every.ts';
import { VerbForm, wordOf } from './verb-form.tsx';

const pageSize = 100;
const forms = { invite: InviteForm, inviteMany: InviteMany, walkIn: WalkInForm } as const;

/** Who is invited, what they said and who came, live while the door is open. */
export function AttendanceTab({ gathering }: { gathering: GatheringDetail }) {
  const text = useText('gatherings');
  const [search] = useUrlSearch();
  const [open, setOpen] = useState<keyof typeof forms>();
  const params = { gatheringId: gathering.id };
  const answer = useApi(listAttendance, { params, query: { page: Number(search.page ?? 1), pageSize } });
  useEvery(answer.refetch, gathering.takesSignIns);
  const { data } = answer;
  const invitable = gathering.holds && (gathering.state === 'planned' || gathering.state === 'open');
  const atTheDoor = gathering.holds && gathering.takesSignIns;
  const verbs = [
    ...(invitable ? (['invite', 'inviteMany'] as const) : []),
    ...(atTheDoor ? (['walkIn'] as const) : []),
  ];
  const Under = open === undefined ? undefined : forms[open];
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (data === undefined) return <LoadingState lines={4} />;
  return (
    <>
      <div className="gat-tools">
        <b>{text('web.attendanceCount', data.counts)}</b>
        <ExportButton endpoint={exportAttendance} input={{ params, query: {} }} count={data.total} />
        {open === undefined
          ? verbs.map((verb) => (
              <Button key={verb} onClick={() => setOpen(verb)}>
                {text(`web.${verb}`)}
              </Button>
            ))
          : null}
      </div>
      {Under === undefined ? null : <Under gathering={gathering} onDone={() => setOpen(undefined)} />}
      {data.total === 0 ? (
        <p className="ys-meta">{text('web.nobodyInvited')}</p>
      ) : (
        <AttendanceTable
          rows={data.invitations}
          {...(gathering.holds && invitable && { verbs: (row) => <RowVerbs gathering={gathering} row={row} /> })}
        />
      )}
      <Pages total={data.total} size={pageSize} />
    </>
  );
}

/** What can be done with one invitation: an answer by telephone, a link, a hand at the door, taking it back. */
function RowVerbs({ gathering, row }: { gathering: GatheringDetail; row: AttendanceRow }) {
  const text = useText('gatherings');
  const [open, setOpen] = useState<'answer' | 'withdraw'>();
  const [path, setPath] = useState<string>();
  const link = useApiMutation(makeInvitationLink);
  const params = { gatheringId: gathering.id, invitationId: row.id };
  const close = () => setOpen(undefined);
  if (path !== undefined) return <InvitationLink path={path} />;
  if (open === 'answer') return <AnswerForm params={params} onDone={close} />;
  if (open === 'withdraw') {
    const send = (values: Record<string, unknown>) =>
      callApi(withdrawInvitation, { params, body: { reason: wordOf(values, 'reason') ?? '' } });
    return (
      <VerbForm name={`withdraw-${row.id}`} verb={text('web.withdraw')} send={send} onDone={close} onCancel={close}>
        <ReasonField />
      </VerbForm>
    );
  }
  return (
    <div className="gat-verbs">
      {gathering.takesSignIns && row.present === 0 ? <HandVerb params={params} /> : null}
      {gathering.state === 'open' ? (
        <Button size="small" onClick={() => setOpen('answer')}>
          {text('web.noteAnswer')}
        </Button>
      ) : null}
      <Button size="small" onClick={() => link.mutate({ params }, { onSuccess: (made) => setPath(made.path) })}>
        {text(row.hasLink ? 'web.newLink' : 'web.link')}
      </Button>
      <Button size="small" onClick={() => setOpen('withdraw')}>
        {text('web.withdraw')}
      </Button>
    </div>
  );
}

/** The link, told once: only its digest is kept. */
function InvitationLink({ path }: { path: string }) {
  const text = useText('gatherings');
  return (
    <div className="gat-link">
      <CopyValue value={`${location.origin}${path}`} />
      <p className="ys-meta">{text('web.linkOnce')}</p>
    </div>
  );
}

function HandVerb({ params }: { params: { gatheringId: string; invitationId: string } }) {
  const text = useText('gatherings');
  const { gatheringId, invitationId } = params;
  const send = () => callApi(signInByHand, { params: { gatheringId }, body: { invitationId } });
  return <PressVerb verb={text('web.signInByHand')} send={send} />;
}

function AnswerForm({ params, onDone }: { params: { gatheringId: string; invitationId: string }; onDone: () => void }) {
  const text = useText('gatherings');
  return (
    <VerbForm
      name={`answer-${params.invitationId}`}
      verb={text('web.noteAnswer')}
      initial={{ answer: 'yes' }}
      send={({ answer }) => callApi(answerForInvitee, { params, body: { answer: answerWord.parse(answer) } })}
      onDone={onDone}
      onCancel={onDone}
    >
      <Form.Item name="answer" label={text('attendance.columns.answer')}>
        <Select options={answerWord.options.map((value) => ({ value, label: text(`answers.${value}`) }))} />
      </Form.Item>
    </VerbForm>
  );
}
