/** Where a register's own list is, for those that have a page; a part that takes sheets adds its line. */
const paths: Readonly<Record<string, string>> = {
  'parties.firm': '/firms',
  'parties.partner': '/institutions',
  'parties.site': '/sites',
  'parties.parcel': '/parcels',
  'parties.occupancy': '/sites',
  'parties.relation': '/firms',
  'parties.person': '/persons',
  'parties.rosterEntry': '/rosters',
  'atlas.ownEntry': '/own-entries',
};

/** Address of the list of a register; undefined where it has none. */
export function registerPath(register: string): string | undefined {
  return Object.hasOwn(paths, register) ? paths[register] : undefined;
}
