import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { DailyCloseResult, LedgerSheet } from '#platform/module/daily-close.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { Firm } from '../contract/firm.ts';
import { type FirmFilter, largestExport } from '../contract/firm-search.ts';
import { doubtsOfCreditCode } from '../contract/social-credit-code.ts';
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { listFirmsInFull } from './store/firms.ts';
import { countOrganisation } from './store/organisation.ts';

const everyFirm: FirmFilter = { industry: [], scale: [], status: [], sort: 'name' };

/** Counts of a zone's firms, staff and departments, and its firms as a sheet of the ledger; the ledger is kept in Chinese. */
export async function closeDay(platform: Platform, zone: ZoneRef | null): Promise<DailyCloseResult> {
  if (zone === null) return { figures: {}, sheets: [], problems: [] };
  const db = platform.database.forZone(zone.id);
  const organisation = await countOrganisation(db);
  const firms = await listFirmsInFull(db, everyFirm, largestExport);
  const operating = firms.filter((firm) => firm.status === 'operating').length;
  const unexplained = firms.filter(hasUnexplainedCode).length;
  const problem = `${zone.code}: ${unexplained} firms hold a credit code that fails its check without a reason`;
  return {
    figures: { firms: firms.length, firmsOperating: operating, ...organisation },
    sheets: [firmSheet(firms)],
    problems: unexplained === 0 ? [] : [problem],
  };
}

function hasUnexplainedCode({ socialCreditCode, codeExceptionReason }: Firm): boolean {
  return socialCreditCode !== null && codeExceptionReason === null && doubtsOfCreditCode(socialCreditCode).length > 0;
}

function firmSheet(firms: readonly Firm[]): LedgerSheet {
  const { columns, industries, scales, statuses, legalForms } = zh;
  return {
    name: zh.sheet.firms,
    columns: [
      { key: 'name', header: columns.name },
      { key: 'socialCreditCode', header: columns.socialCreditCode },
      { key: 'industry', header: columns.industry },
      { key: 'legalForm', header: columns.legalForm },
      { key: 'scale', header: columns.scale },
      { key: 'status', header: columns.status },
      { key: 'foundedOn', header: columns.foundedOn },
      { key: 'registeredCapitalFen', header: columns.registeredCapital, unit: zh.sheet.fen },
      { key: 'employees', header: columns.employees },
      { key: 'address', header: columns.address },
    ],
    rows: firms.map((firm) => ({
      name: firm.name,
      socialCreditCode: firm.socialCreditCode,
      industry: (industries as Record<string, string>)[firm.industry] ?? firm.industry,
      legalForm: firm.legalForm && legalForms[firm.legalForm],
      scale: firm.scale && scales[firm.scale],
      status: statuses[firm.status],
      foundedOn: firm.foundedOn,
      registeredCapitalFen: firm.registeredCapitalFen,
      employees: firm.employees,
      address: firm.address,
    })),
  };
}
