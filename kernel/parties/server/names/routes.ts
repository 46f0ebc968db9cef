import { type Route, route } from '#platform/http/server/route.ts';
import { lookUpParties as endpoint } from '../../contract/look-up-endpoints.ts';
import { lookUpParties } from './look-up.ts';

/** Look-up of parties. */
export const lookUpRoutes: readonly Route[] = [route(endpoint, lookUpParties)];
