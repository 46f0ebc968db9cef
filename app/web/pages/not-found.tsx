import { Link } from '@tanstack/react-router';
import { useText } from '#ui/i18n/i18n.ts';
import { Page } from '#ui/page/page.tsx';
import { EmptyState } from '#ui/state/states.tsx';

/** No page stands under the address. */
export function NotFoundPage() {
  const text = useText('app');
  return (
    <Page title={text('notFound.title')}>
      <EmptyState title={text('notFound.what')} action={<Link to="/">{text('notFound.home')}</Link>}>
        {text('notFound.remedy')}
      </EmptyState>
    </Page>
  );
}
