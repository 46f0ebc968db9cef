import { createContext, lazy, type ReactNode, useContext, useMemo } from 'react';
import type { WebModule } from '../module.ts';
import { useSession } from '../session/session.ts';
import type { ScreenTileEntry } from './tile.ts';

/** A tile with the module that gives it. */
export interface ScreenTile extends Omit<ScreenTileEntry, 'load' | 'id'> {
  /** `<module>.<id>`. */
  readonly id: string;
  readonly module: string;
  readonly Content: ReturnType<typeof lazy<Awaited<ReturnType<ScreenTileEntry['load']>>['default']>>;
}

const Tiles = createContext<readonly ScreenTile[]>([]);

/** The tiles of all modules, in their own order; joined once for the whole application. */
export function joinScreenTiles(modules: readonly WebModule[]): readonly ScreenTile[] {
  const all = modules.flatMap(({ name, screenTiles = [] }) =>
    screenTiles.map(({ id, load, ...entry }) => ({ ...entry, id: `${name}.${id}`, module: name, Content: lazy(load) })),
  );
  return all.sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
}

/** Gives pages below it the tiles that modules have joined. */
export function ScreenTilesProvider({ tiles, children }: { tiles: readonly ScreenTile[]; children: ReactNode }) {
  return <Tiles value={tiles}>{children}</Tiles>;
}

/** The tiles that the reader may see. */
export function useScreenTiles(): readonly ScreenTile[] {
  const { can } = useSession();
  const tiles = useContext(Tiles);
  return useMemo(() => tiles.filter(({ permission }) => can(permission)), [tiles, can]);
}
