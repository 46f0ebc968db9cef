/** A tenant: the zone whose rows a connection may see. */
export interface ZoneRef {
  id: string;
  /** Short name in addresses, e.g. `shifan`. */
  code: string;
  name: string;
  /** All data of the zone are invented; every page, print and export says so. */
  demonstration: boolean;
}
