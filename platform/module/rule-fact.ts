import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** What values a fact has; numbers in whole units of the last of `scale` places, between `least` and `most`. */
export type RuleFactType =
  | {
      readonly is: 'number';
      readonly scale: number;
      readonly least: number;
      readonly most: number;
      readonly unit: string | null;
    }
  | { readonly is: 'text' | 'boolean' | 'date' };

/**
 * Something the platform knows of parties, which rules and forms may read instead of asking for it again. Its name, as rules
 * call it, stands in the locale of the part: `facts.<name>.name`; where it comes from: `facts.<name>.source`.
 */
export interface RuleFact {
  /** `<part>.<name>`. */
  readonly id: `${string}.${string}`;
  readonly subject: 'firm' | 'institution' | 'person';
  readonly type: RuleFactType;
  /** Who may have it read into an answer. */
  readonly permission: PermissionId;
  /**
   * Values on a day by party; numbers as whole units, dates `YYYY-MM-DD`, what is unknown is absent. One statement for all.
   * `partyIds` null asks for every standing party of the kind.
   */
  read(
    db: ZoneDb,
    asked: { readonly partyIds: readonly string[] | null; readonly on: string },
  ): Promise<ReadonlyMap<string, number | string | boolean>>;
}
