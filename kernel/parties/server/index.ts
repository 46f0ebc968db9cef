import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { mergingErrors } from '../contract/merging-errors.ts';
import { mergingPermissions } from '../contract/merging-permissions.ts';
import { permissions } from '../contract/permissions.ts';
import { personErrors } from '../contract/person-errors.ts';
import { personPermissions } from '../contract/person-permissions.ts';
import { rosterErrors } from '../contract/roster-errors.ts';
import { rosterPermissions } from '../contract/roster-permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { closeDay } from './close-day.ts';
import { consentPaper } from './consents/consent-paper.ts';
import { proposeDuplicatesJob } from './duplicates/propose-duplicates.ts';
import { partyFacts } from './facts/party-facts.ts';
import { takeStatusesInForceJob } from './firm-file/take-statuses-in-force.ts';
import { generateDemo } from './generate-demo.ts';
import { letterPurpose } from './identities/letter-purpose.ts';
import { firmRegister } from './imports/firm-register.ts';
import { institutionRegister } from './imports/institution-register.ts';
import { occupancyRegister } from './imports/occupancy-register.ts';
import { parcelRegister } from './imports/parcel-register.ts';
import { personRegister } from './imports/person-register.ts';
import { relationRegister } from './imports/relation-register.ts';
import { rosterRegister } from './imports/roster-register.ts';
import { siteRegister } from './imports/site-register.ts';
import { moveLateRowsJob } from './merging/move-late-rows.ts';
import { partyReferences } from './merging/party-references.ts';
import { mergingRoutes, referencesOf } from './merging/routes.ts';
import { partyAlarms } from './metrics/alarms.ts';
import { partyMetrics } from './metrics/metrics.ts';
import { indexNamesJob } from './names/index-names.ts';
import { namesSeed } from './names/names-seed.ts';
import { moveDepartmentWorkJob } from './organisation/move-department-work.ts';
import { outsideOf } from './organisation/read-outside.ts';
import { organisationRoutes } from './organisation/routes.ts';
import { staffPost } from './organisation/staff-post.ts';
import { mendAfterRestore } from './persons/mend-after-restore.ts';
import { repeatErasuresJob } from './persons/repeat-erasures.ts';
import { partiesRoutes } from './routes.ts';

/** Who acts in a zone: departments, staff and firms. */
export const partiesModule: ServerModule = {
  name: 'parties',
  dependsOn: ['calendar', 'documents'],
  permissions: { ...permissions, ...personPermissions, ...mergingPermissions, ...rosterPermissions },
  errors: { ...errors, ...personErrors, ...mergingErrors, ...rosterErrors },
  routes: partiesRoutes,
  locale: { 'zh-CN': zh, en },
  migrations: new URL('./migrations/', import.meta.url),
  appendOnlyTables: [
    'parties.verification',
    'parties.unmasking',
    'parties.erasure',
    'parties.merge_row',
    'parties.consent',
    'parties.consent_withdrawal',
    'parties.disclosure',
  ],
  partyReferences,
  sheetRegisters: [
    firmRegister,
    personRegister,
    institutionRegister,
    parcelRegister,
    rosterRegister,
    siteRegister,
    occupancyRegister,
    relationRegister,
  ],
  filePurposes: [letterPurpose, consentPaper],
  metrics: partyMetrics,
  ruleFacts: partyFacts,
  alarms: partyAlarms,
  dailyClose: closeDay,
  seeds: [namesSeed],
  demo: generateDemo,
  staffPost,
  afterRestore: mendAfterRestore,
  // Reorganisations count and move the open work of all parts.
  joining: (parts) => ({
    routes: [...partiesRoutes, ...organisationRoutes(outsideOf(parts)), ...mergingRoutes(referencesOf(parts))],
    jobs: [
      moveDepartmentWorkJob(outsideOf(parts)),
      repeatErasuresJob,
      indexNamesJob,
      takeStatusesInForceJob,
      proposeDuplicatesJob,
      moveLateRowsJob(referencesOf(parts)),
    ],
  }),
};

export { type ConsentQuestion, type ConsentVerdict, consentHolds } from './consents/consent-holds.ts';
export { type HandOver, recordDisclosure } from './consents/record-disclosure.ts';
export { inventId } from './domain/invent-id.ts';
export { openRandom, type Random } from './domain/random.ts';
export type { PlanWords } from './domain/zone-data.ts';
export { type OutgoingSheet, sendExport } from './exports/send-export.ts';
export { housesOf, housesOfPerson, type OwnHouse } from './identities/houses-of.ts';
export { actingFirm } from './identities/list-own-firms.ts';
export { accountsReaching, type Contact, contactsOf, type Reached } from './identities/reach-party.ts';
export { everyIdOf, standingIdOf } from './merging/follow-merges.ts';
export { type RosterMetric, rosterMetric } from './metrics/metrics.ts';
export type { GivenName, NamedParty } from './names/domain/named-party.ts';
export { firmNames } from './names/firm-names.ts';
export { lookUp } from './names/look-up.ts';
export { removeNames, restoreNames, writeNames } from './names/write-names.ts';
export {
  type DutyOwner,
  departmentNamesOn,
  headOf,
  ownerOf,
  sectionsUnder,
  standingDepartments,
} from './organisation/owner-of.ts';
export { placesOf, type StaffPlace } from './organisation/places-of.ts';
export { type StaffWithPosts, staffOn } from './organisation/staff-on.ts';
export { ownedRows } from './organisation/store/owned-rows.ts';
export { matchPerson, namesOfPersons } from './persons/match-person.ts';
export { type ParcelOnMap, parcelsOnMap, type SiteOnMap, sitesOnMap } from './places/places-on-map.ts';
export { readZoneWords } from './read-zone-words.ts';
export { enterFirm } from './register-firm.ts';
export { type RelatedOptions, relatedOn } from './relations/related-on.ts';
export { partiesOnRoster, rostersOn } from './rosters/rosters-on.ts';
