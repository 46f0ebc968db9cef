import { Link } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import type { NavEntry, WebModule } from '../module.ts';
import { useSession } from '../session/session.ts';

const groups = ['work', 'data', 'admin'] as const;

/** The lines of the navigation that the person may use, under their group's heading. */
export function Nav({ modules, onGo }: { modules: readonly WebModule[]; onGo?: () => void }) {
  const text = useText('ui');
  const { can } = useSession();
  const entries = modules.flatMap((module) => module.nav.map((entry) => ({ module: module.name, entry })));
  const seen = entries.filter(({ entry }) => can(entry.permission));
  return (
    <div className="ys-nav">
      {groups.map((group) => {
        const lines = seen.filter(({ entry }) => entry.group === group);
        if (lines.length === 0) return null;
        return (
          <section key={group} aria-label={text(`shell.group.${group}`)}>
            <h2>{text(`shell.group.${group}`)}</h2>
            <ul>
              {lines.map(({ module, entry }) => (
                <NavLine
                  key={entry.path}
                  module={module}
                  entry={entry}
                  alone={seen.some((other) => other.entry.path.startsWith(`${entry.path}/`))}
                  onGo={onGo}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function NavLine({
  module,
  entry,
  alone,
  onGo,
}: {
  module: string;
  entry: NavEntry;
  /** Pages below this one have lines of their own: only one line is marked at a time. */
  alone: boolean;
  onGo: (() => void) | undefined;
}) {
  const text = useText(module);
  return (
    <li>
      <Link
        to={entry.path}
        activeOptions={{ includeSearch: false, exact: alone }}
        {...(onGo === undefined ? {} : { onClick: onGo })}
      >
        <Icon name={entry.icon} />
        <span>{text(entry.labelKey)}</span>
        {entry.badge === undefined ? null : <NavBadge load={entry.badge} />}
      </Link>
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
