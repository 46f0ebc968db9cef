import { calendarModule } from '#kernel/calendar/server/index.ts';
import { documentsModule } from '#kernel/documents/server/index.ts';
import { geoModule } from '#kernel/geo/server/index.ts';
import { indicatorsModule } from '#kernel/indicators/server/index.ts';
import { partiesModule } from '#kernel/parties/server/index.ts';
import { atlasModule } from '#modules/atlas/server/index.ts';
import { cockpitModule } from '#modules/cockpit/server/index.ts';
import { economyModule } from '#modules/economy/server/index.ts';
import type { ServerModule } from '#platform/module/server-module.ts';

/** Kernel engines and modules in the order of their migrations; nothing else registers them. */
export const modules: readonly ServerModule[] = [
  calendarModule,
  documentsModule,
  partiesModule,
  geoModule,
  indicatorsModule,
  atlasModule,
  economyModule,
  cockpitModule,
];
