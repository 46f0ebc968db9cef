import { formatCount, PlainTable, Section, useText } from '#ui/index.ts';
import type { TitleFact } from '../../../contract/title.ts';
import { useTitleColumns } from '../titles/published-titles.tsx';

/** Titles, awards and rankings that the pages tell of a zone. */
export function TitlesSection({ facts }: { facts: readonly TitleFact[] }) {
  const text = useText('atlas');
  const columns = useTitleColumns(true);
  if (facts.length === 0) return null;
  return (
    <Section id="titles" title={text('titles.section')} note={text('web.rows', { count: formatCount(facts.length) })}>
      <PlainTable caption={text('titles.section')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </Section>
  );
}
