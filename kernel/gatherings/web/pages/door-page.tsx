import '../parts/gatherings.css';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import {
  ErrorState,
  formatDate,
  formatTime,
  LoadingState,
  SignInCode,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { getDoor } from '../../contract/attending-endpoints.ts';
import { useEvery } from '../parts/use-every.ts';

/** What a projector shows at the door: the code, and who came last. */
export function DoorPage() {
  const text = useText('gatherings');
  const ui = useText('ui');
  const { zone } = useSession();
  const locale = useLocale();
  const { gatheringId = '' } = useParams({ strict: false }) as { gatheringId?: string };
  const answer = useApi(getDoor, { params: { gatheringId } });
  useEvery(answer.refetch, true);
  const { data } = answer;
  const title = data?.title ?? text('public.doorService');
  useEffect(() => {
    document.title = `${text('public.doorService')} · ${title}`;
  }, [text, title]);
  return (
    <main className="gat-door">
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data === undefined ? (
        <LoadingState lines={6} />
      ) : (
        <>
          <h1>{data.title}</h1>
          <div className="gat-door-when">
            <p>
              {formatDate(data.day, locale)} {data.fromTime}—{data.toTime} · {data.where}
            </p>
            {zone?.demonstration ? <p>{ui('shell.demonstration')}</p> : null}
            {data.takesSignIns ? null : <p role="status">{text('public.doorWindow', data.window)}</p>}
          </div>
          <SignInCode code={data.code} address={`${location.origin}${data.path}`} />
          <p className="gat-door-count" role="status">
            {text('web.present', data.counts)}
          </p>
          <ul aria-label={text('web.last')}>
            {data.last.map(({ id, name, at }) => (
              <li key={id}>
                {name} {formatTime(at)}
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
