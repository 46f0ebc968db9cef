import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import { listExports as listExportsEndpoint } from '../../contract/export-log.ts';
import * as lists from '../../contract/list-exports.ts';
import * as persons from '../../contract/person-endpoints.ts';
import * as erasure from '../../contract/person-erasure.ts';
import { exportErasureRequests, exportExports, exportHolds, exportUnmaskings } from '../exports/export-person-lists.ts';
import { listExports } from '../exports/list-exports.ts';
import { correctPerson } from './correct-person.ts';
import { decideErasure } from './decide-erasure.ts';
import { exportPersons, exportPersonsPlain } from './export-persons.ts';
import { findPerson } from './find-person.ts';
import { getOwnPerson, getPerson } from './get-person.ts';
import { listErasureRequests } from './list-erasure-requests.ts';
import { listHolds } from './list-holds.ts';
import { listPersons } from './list-persons.ts';
import { listUnmaskings } from './list-unmaskings.ts';
import { liftHold, placeHold } from './place-hold.ts';
import { registerPerson } from './register-person.ts';
import { askOwnErasure, requestErasure } from './request-erasure.ts';
import { unmaskPerson } from './unmask-person.ts';

/** Persons, what is done with their data, and what was exported. */
export const personRoutes: readonly Route[] = [
  route(persons.listPersons, listPersons),
  route(persons.findPerson, findPerson),
  fileRoute(persons.exportPersons, exportPersons),
  fileRoute(persons.exportPersonsPlain, exportPersonsPlain),
  route(persons.getPerson, getPerson),
  route(persons.registerPerson, registerPerson),
  route(persons.correctPerson, correctPerson),
  route(persons.unmaskPerson, unmaskPerson),
  route(persons.listUnmaskings, listUnmaskings),
  route(persons.getOwnPerson, getOwnPerson),
  route(erasure.listErasureRequests, listErasureRequests),
  route(erasure.requestErasure, requestErasure),
  route(erasure.decideErasure, decideErasure),
  route(erasure.askOwnErasure, askOwnErasure),
  route(erasure.listHolds, listHolds),
  route(erasure.placeHold, placeHold),
  route(erasure.liftHold, liftHold),
  route(listExportsEndpoint, listExports),
  fileRoute(lists.exportUnmaskings, exportUnmaskings),
  fileRoute(lists.exportErasureRequests, exportErasureRequests),
  fileRoute(lists.exportHolds, exportHolds),
  fileRoute(lists.exportExports, exportExports),
];
