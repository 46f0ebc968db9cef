import { Page, useText } from '#ui/index.ts';
import { OwnIssueList } from '../../parts/issues/own-firm-issues.tsx';

/** The issues of the reader's own firm, each opening its page. */
export function MyIssuesPage() {
  const text = useText('visits');
  return (
    <Page title={text('issues.mine')} meta={text('issues.mineMeta')}>
      <OwnIssueList />
    </Page>
  );
}
