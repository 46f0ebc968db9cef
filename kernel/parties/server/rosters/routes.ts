import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/roster-endpoints.ts';
import * as change from './change-entries.ts';
import { closeRoster } from './close-roster.ts';
import { exportRosterEntries } from './export-entries.ts';
import { amendRoster, foundRoster } from './found-roster.ts';
import { exportRosterChanges, listRosterChanges } from './list-changes.ts';
import * as list from './list-rosters.ts';
import { undoRosterAct } from './undo-act.ts';

/** Lists of the zone and who stands on them. */
export const rosterRoutes: readonly Route[] = [
  route(endpoints.listRosters, list.listRosters),
  route(endpoints.listRosterChanges, listRosterChanges),
  fileRoute(endpoints.exportRosterChanges, exportRosterChanges),
  route(endpoints.getRoster, list.getRoster),
  route(endpoints.foundRoster, foundRoster),
  route(endpoints.amendRoster, amendRoster),
  route(endpoints.closeRoster, closeRoster),
  route(endpoints.listRosterEntries, list.listRosterEntries),
  fileRoute(endpoints.exportRosterEntries, exportRosterEntries),
  route(endpoints.addRosterEntry, change.addRosterEntry),
  route(endpoints.moveRosterEntry, change.moveRosterEntry),
  route(endpoints.endRosterEntry, change.endRosterEntry),
  route(endpoints.correctRosterEntry, change.correctRosterEntry),
  route(endpoints.voidRosterEntry, change.voidRosterEntry),
  route(endpoints.listRosterActs, list.listRosterActs),
  route(endpoints.undoRosterAct, undoRosterAct),
  route(endpoints.listPartyRosters, list.listPartyRosters),
];
