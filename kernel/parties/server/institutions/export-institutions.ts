import { AppError } from '#platform/errors/contract/errors.ts';
import { sendLabels } from '#platform/exports/server/send-labels.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { mostLabels } from '#platform/paper/contract/label-sheet.ts';
import { largestExport } from '../../contract/firm-search.ts';
import type { InstitutionFilter } from '../../contract/institution.ts';
import type {
  exportInstitutions as endpoint,
  exportInstitutionLabels as labelsEndpoint,
} from '../../contract/institution-endpoints.ts';
import type { PartiesText } from '../firm-sheet.ts';
import { describeFilter } from '../places/describe-filter.ts';
import { summariseRegister } from '../places/domain/summarise-register.ts';
import { institutionSheet } from './institution-sheet.ts';
import { listInstitutionsInFull, tallyInstitutions } from './store/institutions.ts';

/** Exactly the institutions that match, in the order asked for. */
export async function exportInstitutions(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const { kind, status } = filter;
  const { total } = summariseRegister(await tallyInstitutions(context.db, filter), { kind, status });
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const sheet = institutionSheet(await listInstitutionsInFull(context.db, filter, largestExport), text);
  const conditions = conditionsOf(filter, text);
  return sendRegister({ list: 'parties.exportInstitutions', ...sheet, conditions, format }, context);
}

/** Labels for exactly the institutions that match, in the order asked for. */
export async function exportInstitutionLabels(
  { query }: EndpointParsed<typeof labelsEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { sheet, skip, ...filter } = query;
  const text: PartiesText = (key, params) => context.text(`parties:${key}`, params);
  const institutions = await listInstitutionsInFull(context.db, filter, mostLabels + 1);
  const labels = institutions.map(({ id, name, address, officeTelephone }) => ({
    name,
    lines: [address, officeTelephone].filter((line) => line !== null),
    path: `/institutions?panel=${id}`,
  }));
  const of = { list: 'parties.exportInstitutionLabels', name: text('institution.labels') } as const;
  const columns = ['name', 'address', 'officeTelephone'];
  return sendLabels({ ...of, labels, columns, conditions: conditionsOf(filter, text), sheet, skip }, context);
}

function conditionsOf({ q, sort, kind, status }: InstitutionFilter, text: PartiesText) {
  const chosen = [
    { label: 'institution.columns.kind', group: 'partner.kinds', values: kind },
    { label: 'institution.columns.status', group: 'institutionStatuses', values: status },
  ];
  return describeFilter({ q, sort, columns: 'institution.columns', chosen }, text);
}
