import '../../parts/officers/officers.css';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  Section,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { listCharters, publishCharter } from '../../../contract/charter-endpoints.ts';
import { CharterVersions, charterName } from '../../parts/charter/charter-versions.tsx';
import { PromiseRates } from '../../parts/charter/promise-rates.tsx';
import { PublishCharter } from '../../parts/charter/publish-charter.tsx';

/** What the zone promises under its own name, how often it was kept, and the versions; each count opens its rows. */
export function CharterPage() {
  const text = useText('visits');
  const locale = useLocale();
  const { can, account, zone } = useSession();
  const allowed = can(listCharters.permission);
  const answer = useApi(listCharters, {}, { enabled: allowed });
  const { data } = answer;
  const current = data?.charters.find(({ id }) => id === data.inForceId);
  return (
    <Page
      title={current === undefined ? text('charter.title') : charterName(current, locale)}
      meta={text('charter.meta')}
      actions={
        zone === null ? undefined : (
          <a href={`/charter/${zone.code}`} target="_blank" rel="noreferrer noopener">
            {text('charter.openPublic')}
          </a>
        )
      }
    >
      {allowed ? null : <NoPermission signedIn={account !== null} />}
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {allowed && answer.isPending ? <LoadingState lines={6} /> : null}
      {data === undefined ? null : (
        <>
          {data.charters.length === 0 ? (
            <EmptyState title={text('charter.none')}>{text('charter.noneHint')}</EmptyState>
          ) : (
            <>
              <Section title={text('charter.rates')} note={text('charter.counted', { day: data.day })}>
                <PromiseRates />
              </Section>
              <Section title={text('charter.versions')}>
                <CharterVersions charters={data.charters} inForceId={data.inForceId} day={data.day} />
              </Section>
            </>
          )}
          {can(publishCharter.permission) ? <PublishCharter last={data.charters[0]} /> : null}
        </>
      )}
    </Page>
  );
}
