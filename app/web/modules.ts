import { calendarWeb } from '#kernel/calendar/web/index.ts';
import { casesWeb } from '#kernel/cases/web/index.ts';
import { documentsWeb } from '#kernel/documents/web/index.ts';
import { formsWeb } from '#kernel/forms/web/index.ts';
import { gatheringsWeb } from '#kernel/gatherings/web/index.ts';
import { geoWeb } from '#kernel/geo/web/index.ts';
import { indicatorsWeb } from '#kernel/indicators/web/index.ts';
import { noticesWeb } from '#kernel/notices/web/index.ts';
import { partiesWeb } from '#kernel/parties/web/index.ts';
import { rulesWeb } from '#kernel/rules/web/index.ts';
import { atlasWeb } from '#modules/atlas/web/index.ts';
import { cockpitWeb } from '#modules/cockpit/web/index.ts';
import { visitsWeb } from '#modules/visits/web/index.ts';
import type { WebModule } from '#ui/module.ts';
import { accountsWeb } from './admin/index.ts';
import { auditWeb } from './audit/index.ts';
import { backupWeb } from './backup/index.ts';
import { federationWeb } from './federation/index.ts';
import { filesWeb } from './files/index.ts';
import { importsWeb } from './imports/index.ts';

/** Every part that has pages, in the order of the navigation; `npm run new-module` adds an import and a line. */
export const modules: readonly WebModule[] = [
  casesWeb,
  visitsWeb,
  gatheringsWeb,
  formsWeb,
  partiesWeb,
  geoWeb,
  atlasWeb,
  indicatorsWeb,
  rulesWeb,
  importsWeb,
  documentsWeb,
  noticesWeb,
  calendarWeb,
  accountsWeb,
  federationWeb,
  filesWeb,
  backupWeb,
  auditWeb,
  cockpitWeb,
];
