import { Link, useLocation } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import type { NavEntry, WebModule } from '../module.ts';
import { useSession } from '../session/session.ts';
import { isOpenAt, type NavLine, navLines } from './nav-lines.ts';

const groups = ['work', 'data', 'admin'] as const;

/** The lines of the navigation that the person may use, under their group's heading; lines below another show while it is open. */
export function Nav({ modules, onGo }: { modules: readonly WebModule[]; onGo?: () => void }) {
  const text = useText('ui');
  const { can } = useSession();
  return (
    <div className="ys-nav">
      {groups.map((group) => {
        const lines = navLines(modules, group, can);
        if (lines.length === 0) return null;
        return (
          <section key={group} aria-label={text(`shell.group.${group}`)}>
            <h2>{text(`shell.group.${group}`)}</h2>
            <ul>
              {lines.map((line) => (
                <Line key={line.entry.path} line={line} onGo={onGo} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Line({ line, onGo }: { line: NavLine; onGo: (() => void) | undefined }) {
  const text = useText(line.module);
  const path = useLocation({ select: (location) => location.pathname });
  const { entry, below } = line;
  return (
    <li>
      <Link
        to={entry.path}
        // A page below it with a line of its own is marked there: one line is marked at a time.
        activeOptions={{ includeSearch: false, exact: below.some((other) => isOpenAt(other, path)) }}
        {...(onGo === undefined ? {} : { onClick: onGo })}
      >
        <Icon name={entry.icon} />
        <span>{text(entry.labelKey)}</span>
        {entry.badge === undefined ? null : <NavBadge load={entry.badge} />}
      </Link>
      {below.length > 0 && isOpenAt(line, path) ? (
        <ul>
          {below.map((other) => (
            <Line key={other.entry.path} line={other} onGo={onGo} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

type BadgeLoader = NonNullable<NavEntry['badge']>;

/** One lazy component for each badge, so that drawing the navigation anew does not load it anew. */
const badges = new Map<BadgeLoader, ComponentType>();

function badgeOf(load: BadgeLoader): ComponentType {
  const known = badges.get(load) ?? lazy(load);
  badges.set(load, known);
  return known;
}

function NavBadge({ load }: { load: BadgeLoader }) {
  const Badge = badgeOf(load);
  return (
    <Suspense fallback={null}>
      <Badge />
    </Suspense>
  );
}
