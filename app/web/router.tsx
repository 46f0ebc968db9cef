import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SessionView } from '#platform/auth/contract/endpoints.ts';
import { sessionKey } from '#ui/api/session-key.ts';
import type { WebModule } from '#ui/module.ts';
import { FirmPanelsProvider, joinFirmPanels } from '#ui/panels/firm-panels.tsx';
import { joinScreenTiles, type ScreenTile, ScreenTilesProvider } from '#ui/screen/screen-tiles.tsx';
import { useSession } from '#ui/session/session.ts';
import { Shell } from '#ui/shell/shell.tsx';
import { PageFailure } from '#ui/state/page-failure.tsx';
import { parseSearch, stringifySearch } from '#ui/url/search.ts';
import { firstReadablePage } from './first-page.ts';
import { NotFoundPage } from './pages/not-found.tsx';

/** Routes of the frame, the pages of no module, and every module's pages inside the frame. */
export function createAppRouter(modules: readonly WebModule[], client: QueryClient) {
  const root = createRootRoute({ component: Outlet });
  const tiles = joinScreenTiles(modules);
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    component: () => <Frame modules={modules} tiles={tiles} />,
  });
  const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: () => <Bare tiles={tiles} /> });
  const pages = [
    createRoute({
      getParentRoute: () => frame,
      path: '/',
      beforeLoad: () => {
        const held = new Set(client.getQueryData<SessionView>(sessionKey)?.permissions ?? []);
        throw redirect({
          to: firstReadablePage(modules, (permission) => held.has(permission)) ?? '/sign-in',
          replace: true,
        });
      },
    }),
    createRoute({
      getParentRoute: () => frame,
      path: '/profile',
      component: lazyRouteComponent(() => import('./pages/profile.tsx'), 'ProfilePage'),
    }),
    ...modules.flatMap((module) => module.routes(frame)),
    createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage }),
  ];
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
  });
  const setUp = createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./pages/set-up.tsx'), 'SetUpPage'),
  });
  const activate = createRoute({
    getParentRoute: () => root,
    path: '/activate',
    component: lazyRouteComponent(() => import('./pages/activate.tsx'), 'ActivatePage'),
  });
  return createRouter({
    routeTree: root.addChildren([
      frame.addChildren(pages),
      bare.addChildren(modules.flatMap((module) => module.barePages?.(bare) ?? [])),
      signIn,
      setUp,
      activate,
    ]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: ({ error }) => (
      <PageFailure error={error instanceof Error ? error : new Error(String(error))} />
    ),
  });
}

/** The frame of every page; a session that has its set-up before it is led there first. */
function Frame({ modules, tiles }: { modules: readonly WebModule[]; tiles: readonly ScreenTile[] }) {
  const { setUp } = useSession();
  // Modules never change while the application runs, and each part loads once.
  const panels = useMemo(() => joinFirmPanels(modules), [modules]);
  if (setUp !== null) return <Navigate to="/set-up" replace />;
  return (
    <FirmPanelsProvider panels={panels}>
      <ScreenTilesProvider tiles={tiles}>
        <Shell modules={modules} />
      </ScreenTilesProvider>
    </FirmPanelsProvider>
  );
}

/** Pages without a frame; a session that has its set-up before it is led there first too. */
function Bare({ tiles }: { tiles: readonly ScreenTile[] }) {
  const { setUp } = useSession();
  if (setUp !== null) return <Navigate to="/set-up" replace />;
  return (
    <ScreenTilesProvider tiles={tiles}>
      <Outlet />
    </ScreenTilesProvider>
  );
}
