import type { ScreenTileEntry } from '#ui/screen/tile.ts';

const read = 'cockpit:read';
const figure = () => import('#ui/screen/figure-tile.tsx');
const bars = () => import('#ui/screen/bars-tile.tsx');
const lines = () => import('#ui/screen/lines-tile.tsx');
const dumbbells = () => import('#ui/screen/dumbbell-tile.tsx');
const trend = () => import('#ui/screen/trend-tile.tsx');

const economy = { permission: read, group: 'economy' } as const;
const firms = { permission: read, group: 'firms' } as const;

/**
 * Tiles of the figures that every zone has, by the ids of their metrics: this module computes none of them, and a tile whose
 * metrics an installation lacks is left out. Modules put their own tiles beside these.
 */
const tiles: readonly (Omit<ScreenTileEntry, 'titleKey'> & { titleKey?: string })[] = [
  { ...economy, id: 'grossOutput', band: 'headline', order: 10, metrics: ['economy.grossOutput'], load: figure },
  {
    ...{ ...economy, id: 'investment', band: 'headline', order: 20, load: figure },
    metrics: ['economy.investmentClaimed', 'economy.investmentEvidenced'],
  },
  { ...economy, id: 'tax', band: 'headline', order: 30, metrics: ['economy.tax'], load: figure },
  { ...economy, id: 'aboveScale', band: 'headline', order: 40, metrics: ['economy.aboveScaleFirms'], load: figure },
  { ...economy, id: 'foreignTrade', band: 'headline', order: 50, metrics: ['economy.foreignTrade'], load: figure },
  { ...firms, id: 'firms', band: 'headline', order: 60, metrics: ['parties.firms'], load: figure },
  { ...economy, id: 'outputByDistrict', band: 'left', order: 10, metrics: ['economy.grossOutput'], load: bars },
  {
    ...{ ...economy, id: 'investmentLines', band: 'left', order: 20, load: lines },
    metrics: ['economy.investmentClaimed', 'economy.investmentEvidenced'],
  },
  { ...firms, id: 'parcels', band: 'left', order: 30, metrics: ['parties.parcels'], load: bars },
  { permission: read, id: 'alarms', band: 'right', order: 10, metrics: [], load: () => import('./alarms-tile.tsx') },
  {
    ...{ ...economy, id: 'claimedEvidenced', band: 'right', order: 20, load: dumbbells },
    metrics: ['economy.investmentClaimed', 'economy.investmentEvidenced'],
  },
  { ...firms, id: 'firmsByState', band: 'right', order: 30, metrics: ['parties.firms'], load: bars },
  ...(
    [
      ['grossOutput', 'economy.grossOutput', 'economy'],
      ['investment', 'economy.investmentEvidenced', 'economy'],
      ['tax', 'economy.tax', 'economy'],
      ['foreignTrade', 'economy.foreignTrade', 'economy'],
      ['power', 'economy.powerUse', 'economy'],
      ['retail', 'economy.retailSales', 'economy'],
    ] as const
  ).map(([name, metric, group], place) => ({
    ...{ id: `${name}Trend`, band: 'trend' as const, order: (place + 1) * 10, metrics: [metric], load: trend },
    ...{ group, permission: read },
  })),
];

/** The tiles of the cockpit with their names. */
export const screenTiles: readonly ScreenTileEntry[] = tiles.map((tile) => ({
  titleKey: `web.tiles.${tile.id}`,
  ...tile,
}));
