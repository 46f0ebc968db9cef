import { calendarModule } from '#kernel/calendar/server/index.ts';
import { casesModule } from '#kernel/cases/server/index.ts';
import { documentsModule } from '#kernel/documents/server/index.ts';
import { formsModule } from '#kernel/forms/server/index.ts';
import { gatheringsModule } from '#kernel/gatherings/server/index.ts';
import { geoModule } from '#kernel/geo/server/index.ts';
import { indicatorsModule } from '#kernel/indicators/server/index.ts';
import { noticesModule } from '#kernel/notices/server/index.ts';
import { partiesModule } from '#kernel/parties/server/index.ts';
import { rulesModule } from '#kernel/rules/server/index.ts';
import { atlasModule } from '#modules/atlas/server/index.ts';
import { cockpitModule } from '#modules/cockpit/server/index.ts';
import { economyModule } from '#modules/economy/server/index.ts';
import { visitsModule } from '#modules/visits/server/index.ts';
import type { ServerModule } from '#platform/module/server-module.ts';

/** Kernel engines and modules in the order of their migrations; nothing else registers them. */
export const modules: readonly ServerModule[] = [
  calendarModule,
  documentsModule,
  partiesModule,
  geoModule,
  indicatorsModule,
  rulesModule,
  formsModule,
  noticesModule,
  casesModule,
  gatheringsModule,
  atlasModule,
  economyModule,
  visitsModule,
  cockpitModule,
];
