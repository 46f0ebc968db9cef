import { useState } from 'react';
import { ErrorState, LoadingState, Section, useApi, useSession, useText } from '#ui/index.ts';
import { listRosterActs, undoRosterAct } from '../../contract/roster-endpoints.ts';
import { minuteInChina, ReasonForm, useAct } from './person-parts.tsx';

const shownActs = 20;

/** The latest acts on a list; each that nothing was built on can be taken back. */
export function RosterActs({ rosterId }: { rosterId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const answer = useApi(listRosterActs, { params: { rosterId }, query: { pageSize: shownActs } });
  const undoing = useAct(undoRosterAct);
  const [open, setOpen] = useState<string>();
  const close = () => {
    undoing.reset();
    setOpen(undefined);
  };
  return (
    <Section title={text('roster.history')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {answer.data?.total === 0 ? <p className="ys-meta">{text('roster.noHistory')}</p> : null}
      <ul className="roster-acts">
        {answer.data?.acts.map((act) => (
          <li key={act.id}>
            <b>{text(`roster.acts.${act.kind}`)}</b>
            <span>{text('roster.actParties', { count: act.count, parties: act.parties.join(text('sheet.and')) })}</span>
            {act.undoable && can(undoRosterAct.permission) && open !== act.id ? (
              <button type="button" className="ys-link" onClick={() => setOpen(act.id)}>
                {text('roster.undo')}
                <span className="ys-hidden">{act.parties[0]}</span>
              </button>
            ) : null}
            <span className="ys-meta">
              {[minuteInChina(act.at), act.by, act.reason].filter((word) => word !== null).join(' · ')}
            </span>
            {open === act.id ? (
              <ReasonForm
                verb={text('roster.undo')}
                label={text('organisationColumns.reason')}
                hint={text('roster.undoEffect')}
                pending={undoing.pending}
                error={undoing.error}
                onSend={(reason) => undoing.act({ params: { actId: act.id }, body: { reason } }, close)}
                onCancel={close}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
