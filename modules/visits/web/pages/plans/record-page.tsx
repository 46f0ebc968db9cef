import '../../parts/plans/record.css';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Light, LoadingState, Page, useText } from '#ui/index.ts';
import { hoursShown } from '../../parts/plans/draft-store.ts';
import { keepPage } from '../../parts/plans/keep-page.ts';
import { RecordForm } from '../../parts/plans/record-form.tsx';
import { type Recording, useRecording } from '../../parts/plans/use-recording.ts';
import { WaitingList } from '../../parts/plans/waiting-list.tsx';

/** Records a visit on the phone, with network or without: what is written stays on the phone until the server has it. */
export function RecordPage() {
  const text = useText('visits');
  const recording = useRecording();
  const { reach, kit, draft } = recording;
  useEffect(() => {
    if (reach === 'online') void keepPage();
  }, [reach]);
  return (
    <Page title={text('plans.record.title')}>
      <div className="record-page">
        <Standing recording={recording} />
        {kit === undefined ? null : <WaitingList recording={recording} />}
        {reach === 'looking' ? <LoadingState lines={6} /> : null}
        {kit !== undefined && kit.own.length === 0 ? <p role="alert">{text('plans.record.noDepartment')}</p> : null}
        {kit === undefined || draft === undefined ? null : (
          <RecordForm key={draft.clientId} recording={recording} kit={kit} draft={draft} />
        )}
        <p className="ys-meta record-private">{text('plans.record.private')}</p>
      </div>
    </Page>
  );
}

/** How the page stands to the server, and what that means for what is written. */
function Standing({ recording }: { recording: Recording }) {
  const text = useText('visits');
  const { reach, kit, stored } = recording;
  return (
    <div className="record-standing" role="status">
      {reach === 'offline' ? (
        <Light state="hold">{text(kit === undefined ? 'plans.record.neverOpened' : 'plans.record.offline')}</Light>
      ) : null}
      {reach === 'tooLong' ? <Light state="hold">{text('plans.record.tooLong', { hours: hoursShown })}</Light> : null}
      {reach === 'refused' ? <Light state="hold">{text('plans.record.notYours')}</Light> : null}
      {reach === 'signIn' ? (
        <>
          <Light state="warn">{text('plans.record.signIn')}</Light>
          <Link to={'/sign-in' as string} search={{ to: '/visits/record' }}>
            {text('plans.record.toSignIn')}
          </Link>
        </>
      ) : null}
      {stored > 0 ? <Light state="ok">{text('plans.record.stored', { count: stored })}</Light> : null}
    </div>
  );
}
