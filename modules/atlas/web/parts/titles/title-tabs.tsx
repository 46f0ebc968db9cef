import './titles.css';
import { Link } from '@tanstack/react-router';
import { useText } from '#ui/index.ts';

/** The two registers of titles: the zone's own, and what the pages tell of real zones. */
export function TitleTabs({ of }: { of: 'own' | 'published' }) {
  const text = useText('atlas');
  return (
    <nav className="title-tabs" aria-label={text('titles.tabs')}>
      {(['own', 'published'] as const).map((one) => (
        <Link key={one} to="/titles" search={{ of: one }} aria-current={one === of ? 'page' : undefined}>
          {text(`titles.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
