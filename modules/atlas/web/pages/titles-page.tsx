import '../parts/titles/titles.css';
import { useSession, useUrlSearch } from '#ui/index.ts';
import { listOwnTitles } from '../../contract/own-title-endpoints.ts';
import { OwnTitles } from '../parts/titles/own-titles.tsx';
import { PublishedTitles } from '../parts/titles/published-titles.tsx';

/** Titles, awards and rankings: the zone's own first for its staff, what the pages tell for everybody. */
export function TitlesPage() {
  const { can } = useSession();
  const [search] = useUrlSearch();
  if (!can(listOwnTitles.permission) || search.of === 'published') return <PublishedTitles />;
  return <OwnTitles />;
}
