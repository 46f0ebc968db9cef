import { useText } from '../i18n/i18n.ts';
import { Page } from '../page/page.tsx';
import { ErrorState } from './states.tsx';

/** In place of a page that could not be drawn. */
export function PageFailure({ error }: { error: Error }) {
  const text = useText('ui');
  console.error(error);
  return (
    <Page title={text('errors.unexpected.message')}>
      <ErrorState error={error} onRetry={() => location.reload()} />
    </Page>
  );
}
