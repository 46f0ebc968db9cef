import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { largestExport } from '../../contract/firm-search.ts';
import type { exportInstitutions as endpoint } from '../../contract/institution-endpoints.ts';
import { summariseRegister } from '../places/domain/summarise-register.ts';
import { askedLines, chosenLine, sendRegister } from '../places/send-register.ts';
import { institutionSheet } from './institution-sheet.ts';
import { listInstitutionsInFull, tallyInstitutions } from './store/institutions.ts';

/** Workbook of exactly the institutions that match. */
export async function exportInstitutions(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { kind, status } = query;
  const { total } = summariseRegister(await tallyInstitutions(context.db, query), { kind, status });
  const { words, order } = askedLines(context, { ...query, q: query.q, columns: 'institution.columns' });
  return sendRegister(
    {
      list: 'parties.exportInstitutions',
      asked: [
        words,
        chosenLine(context, { label: 'institution.columns.kind', group: 'partner.kinds', values: kind }),
        chosenLine(context, { label: 'institution.columns.status', group: 'institutionStatuses', values: status }),
        order,
      ],
      total,
      table: async (text) => institutionSheet(await listInstitutionsInFull(context.db, query, largestExport), text),
    },
    context,
  );
}
