import { Button } from 'antd';
import { formatTime, Light, useText } from '#ui/index.ts';
import { type Draft, dayInChina } from './draft.ts';
import type { Recording } from './use-recording.ts';

/** What waits to be sent and since when, and what the server refused with its reason. */
export function WaitingList({ recording }: { recording: Recording }) {
  const text = useText('visits');
  const { waiting, reach, sending, sendNow } = recording;
  if (waiting.length === 0) return null;
  const unsent = waiting.filter(({ state }) => state === 'waiting').length;
  return (
    <section className="record-waiting" aria-label={text('plans.record.waiting')}>
      <header>
        <h2>{text('plans.record.waitingCount', { count: waiting.length })}</h2>
        {unsent > 0 && reach === 'online' ? (
          <Button onClick={sendNow} loading={sending}>
            {text('plans.record.sendNow')}
          </Button>
        ) : null}
      </header>
      <ul>
        {waiting.map((draft) => (
          <li key={draft.clientId}>
            <WaitingLine draft={draft} recording={recording} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingLine({ draft, recording }: { draft: Draft; recording: Recording }) {
  const text = useText('visits');
  const name = draft.firm?.name ?? text('plans.record.withoutFirm');
  const since =
    draft.waitsSince === null ? '' : `${dayInChina(new Date(draft.waitsSince))} ${formatTime(draft.waitsSince)}`;
  const { refusal } = draft;
  return (
    <>
      <b>{name}</b>
      <span className="ys-meta">
        {text('plans.record.brings', { day: draft.day, photos: draft.photos.length, issues: draft.issues.length })}
      </span>
      {refusal === null ? (
        <Light state="hold">{text('plans.record.waitsSince', { since })}</Light>
      ) : (
        <div role="alert">
          <Light state="late">
            {text(refusal.code === 'setAside' ? 'plans.record.setAside' : 'plans.record.refused')}
          </Light>
          <p>{refusal.message}</p>
          <p>{refusal.remedy}</p>
        </div>
      )}
      {refusal === null ? null : (
        <div className="record-verbs">
          <Button type="primary" onClick={() => void recording.repair(draft)}>
            {text('plans.record.repair')}
          </Button>
          <Button onClick={() => void recording.drop(draft)}>{text('plans.record.throwAway')}</Button>
        </div>
      )}
    </>
  );
}
