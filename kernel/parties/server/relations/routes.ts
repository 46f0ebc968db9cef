import { type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/relation.ts';
import { addRelation, endRelation, voidRelation } from './change-relations.ts';
import { listRelatedParties, listRelations } from './list-relations.ts';

/** How parties stand to one another. */
export const relationRoutes: readonly Route[] = [
  route(endpoints.listRelations, listRelations),
  route(endpoints.listRelatedParties, listRelatedParties),
  route(endpoints.addRelation, addRelation),
  route(endpoints.endRelation, endRelation),
  route(endpoints.voidRelation, voidRelation),
];
