import { Link, useMatches, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { pathAbove } from './path-above.ts';

/** Where a record is not there: to the list above the page whose address names it; elsewhere what else is offered. */
export function WayOn({ children }: { children: ReactNode }) {
  const text = useText('ui');
  const { routesByPath } = useRouter();
  const shown = useMatches().at(-1)?.fullPath ?? '';
  const path = pathAbove(shown, Object.keys(routesByPath));
  if (path === undefined) return children;
  return (
    <div className="ys-state-actions">
      <Link to={path}>{text(path === '/' ? 'state.home' : 'state.list')}</Link>
    </div>
  );
}
