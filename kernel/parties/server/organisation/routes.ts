import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/organisation-endpoints.ts';
import { addStaff } from './add-staff.ts';
import { carryOutChange } from './carry-out-change.ts';
import { exportOrganisation } from './export-organisation.ts';
import { getDepartment } from './get-department.ts';
import { listChanges } from './list-changes.ts';
import { listDepartments } from './list-departments.ts';
import { listDuties } from './list-duties.ts';
import { listStaff } from './list-staff.ts';
import { previewChange } from './preview-change.ts';
import type { Outside } from './read-outside.ts';
import { saveDutyItem } from './save-duty-item.ts';

/** Every endpoint of the organisation; work and catalogues of other modules are given by the composition. */
export function organisationRoutes(outside: Outside): Route[] {
  return [
    route(endpoints.listDepartments, (input, context) => listDepartments(outside, input, context)),
    route(endpoints.getDepartment, (input, context) => getDepartment(outside, input, context)),
    route(endpoints.listDuties, (input, context) => listDuties(outside, input, context)),
    route(endpoints.listStaff, listStaff),
    route(endpoints.addStaff, addStaff),
    route(endpoints.listChanges, (input, context) => listChanges(outside, input, context)),
    fileRoute(endpoints.exportOrganisation, (input, context) => exportOrganisation(outside, input, context)),
    route(endpoints.previewChange, (input, context) => previewChange(outside, input, context)),
    route(endpoints.saveDutyItem, saveDutyItem),
    ...reorganisationRoutes(outside),
    ...postRoutes(outside),
  ];
}

function reorganisationRoutes(outside: Outside): Route[] {
  return [
    route(endpoints.foundDepartment, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'founding' }, context),
    ),
    route(endpoints.amendDepartment, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'amending' }, context),
    ),
    route(endpoints.mergeDepartments, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'merging' }, context),
    ),
    route(endpoints.splitDepartment, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'splitting' }, context),
    ),
    route(endpoints.closeDepartment, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'closing' }, context),
    ),
    route(endpoints.correctDepartment, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'correcting' }, context),
    ),
    route(endpoints.undoChange, ({ params, body }, context) =>
      carryOutChange(outside, { ...body, kind: 'undoing', undoes: params.number }, context),
    ),
    route(endpoints.assignDuty, ({ body }, context) =>
      carryOutChange(outside, { ...body, kind: 'dutyAssigning' }, context),
    ),
  ];
}

function postRoutes(outside: Outside): Route[] {
  return [
    route(endpoints.addPost, ({ body }, context) => carryOutChange(outside, { ...body, kind: 'postAdding' }, context)),
    route(endpoints.amendPost, ({ params, body }, context) =>
      carryOutChange(outside, { ...params, ...body, kind: 'postAmending' }, context),
    ),
    route(endpoints.abolishPost, ({ params, body }, context) =>
      carryOutChange(outside, { ...params, ...body, kind: 'postAbolishing' }, context),
    ),
    route(endpoints.appoint, ({ params, body }, context) =>
      carryOutChange(outside, { ...params, ...body, kind: 'appointing' }, context),
    ),
    route(endpoints.endAppointment, ({ params, body }, context) =>
      carryOutChange(outside, { ...params, ...body, kind: 'ending' }, context),
    ),
    route(endpoints.confirmHead, ({ params, body }, context) =>
      carryOutChange(outside, { ...params, ...body, kind: 'confirming' }, context),
    ),
  ];
}
