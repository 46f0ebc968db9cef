import type { Kinship, RelationKind } from '../../../contract/relation.ts';

/** A relation as stored. */
export interface StoredRelation {
  id: string;
  kind: RelationKind;
  fromId: string;
  toId: string;
  sharePercent: string | null;
  post: string | null;
  kinship: Kinship | null;
  startsOn: string;
  endsOn: string | null;
  source: string;
  documentNumber: string | null;
}
