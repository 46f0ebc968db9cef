/** What a party can be; each kind merges only with its own. */
export type PartyKind = 'firm' | 'institution' | 'person' | 'site' | 'parcel';

/**
 * A column that names a party: what a merge moves to the survivor. Unique keys, periods that must not overlap and checks of the
 * table itself decide which rows cannot move: they stay with the merged party.
 */
export interface PartyReference {
  /** `schema.table`. */
  readonly table: string;
  readonly column: string;
  /** Columns that name a row together with its zone; `column` may be among them. */
  readonly key: readonly string[];
  /** Kinds of parties that the column can name. */
  readonly kinds: readonly PartyKind[];
  /** Text key of what the rows are, in the part that declares them: `references.memberships`. */
  readonly label: string;
  /** Columns that tell a reader which row it is: names, days; never personal fields. */
  readonly shows?: readonly string[];
  /** Text keys of columns among `shows` that hold a code, with `*` where the code stands: `member.roles.*`. */
  readonly words?: Readonly<Record<string, string>>;
  /** Column that is true while a row is on its own register: what was withdrawn builds on nothing any more. */
  readonly standing?: string;
  /** Rows are never changed: they stay under the merged party and are read together with the survivor's. */
  readonly appendOnly?: true;
}
