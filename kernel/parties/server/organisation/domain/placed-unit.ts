import type { DepartmentContent, PostContent } from './records.ts';

/** A unit as it was placed, by the code that the zone's words name it by. */
export interface PlacedUnit {
  id: string;
  content: DepartmentContent;
  posts: { id: string; content: PostContent }[];
}
