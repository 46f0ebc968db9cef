import { eventRoute, fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as alarms from '../contract/alarm.ts';
import * as layouts from '../contract/layout.ts';
import { readNews } from '../contract/stream.ts';
import { alarmExporter } from './export-alarms.ts';
import { alarmLister } from './list-alarms.ts';
import { listLayouts } from './list-layouts.ts';
import { newsReader } from './read-news.ts';
import { saveLayout } from './save-layout.ts';
import { openZoneWatch, type Watched } from './zone-watch.ts';

/** Endpoints of the cockpit over what all parts give. */
export function cockpitRoutes(watched: Watched): readonly Route[] {
  return [
    route(alarms.listAlarms, alarmLister(watched.alarms)),
    fileRoute(alarms.exportAlarms, alarmExporter(watched.alarms)),
    route(layouts.listLayouts, listLayouts),
    route(layouts.saveLayout, saveLayout),
    eventRoute(readNews, newsReader(watched, openZoneWatch(watched))),
  ];
}
