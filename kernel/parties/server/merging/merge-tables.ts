import type { MergeableKind } from '../../contract/merging.ts';
import type { PartyNameKind } from '../../contract/naming.ts';

/** How parties of one kind are kept, as far as a merge touches them. */
export interface MergeTable {
  table: string;
  /** Column that names one; persons have none that could be read here. */
  name: string | null;
  /** Columns that an officer chooses between. */
  columns: readonly string[];
  /** Columns that go with another: the reason of a doubted code goes with the code. */
  followers: Readonly<Record<string, string>>;
  /** Columns by which look-up finds one, and what they are there. */
  naming: Readonly<Record<string, PartyNameKind>>;
}

/**
 * The table of each kind. The state of business and the like are left out: they have a history of their own, and the survivor's
 * stands. Of persons nothing is filled in: what is encrypted under one person's key does not open under another's.
 */
export const mergeTables: Readonly<Record<MergeableKind, MergeTable>> = {
  firm: {
    table: 'parties.firm',
    name: 'name',
    columns: [
      ...['name', 'social_credit_code', 'industry', 'legal_form', 'scale', 'founded_on', 'registered_capital_fen'],
      ...['employees', 'address'],
    ],
    followers: { code_exception_reason: 'social_credit_code' },
    naming: { name: 'current', social_credit_code: 'code' },
  },
  institution: {
    table: 'parties.partner',
    name: 'name',
    columns: ['name', 'kind', 'short_name', 'social_credit_code', 'address', 'office_telephone', 'website'],
    followers: { code_exception_reason: 'social_credit_code' },
    naming: { name: 'current', short_name: 'short', social_credit_code: 'code' },
  },
  person: { table: 'parties.person', name: null, columns: [], followers: {}, naming: {} },
  site: {
    table: 'parties.site',
    name: 'name',
    columns: ['name', 'number', 'kind', 'address', 'floor_area'],
    followers: {},
    naming: { name: 'current', number: 'code' },
  },
  parcel: {
    table: 'parties.parcel',
    name: 'number',
    columns: ['number', 'land_code', 'land_use', 'area', 'address', 'boundary'],
    followers: { land_code_reason: 'land_code' },
    naming: { number: 'current', land_code: 'code' },
  },
};

/** The name of a field in contracts: `founded_on` is `foundedOn`. */
export function fieldOf(column: string): string {
  return column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
