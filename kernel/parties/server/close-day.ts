import type { ZoneRef } from '#platform/access/server/zone.ts';
import { openTexts } from '#platform/i18n/server/texts.ts';
import type { DailyCloseResult } from '#platform/module/daily-close.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { Firm } from '../contract/firm.ts';
import type { FirmFilter } from '../contract/firm-search.ts';
import { doubtsOfCreditCode } from '../contract/social-credit-code.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { takeStatusesInForce } from './firm-file/take-statuses-in-force.ts';
import { firmSheet } from './firm-sheet.ts';
import { countOrganisation } from './organisation/count-organisation.ts';
import { listFirmsInFull } from './store/firms.ts';

/** More firms than any zone has; the ledger is written off the request path. */
const ledgerLimit = 500_000;

const texts = openTexts([{ name: 'parties', locale: { 'zh-CN': zh, en } }]);

const everyFirm: FirmFilter = { industry: [], scale: [], status: [], sort: 'name' };

/** Counts of a zone's firms, staff and departments, and its firms as a sheet of the ledger; the ledger is kept in Chinese. */
export async function closeDay(platform: Platform, zone: ZoneRef | null): Promise<DailyCloseResult> {
  if (zone === null) return { figures: {}, sheets: [], problems: [] };
  // States that were said for today, should their own hour have been missed.
  await takeStatusesInForce(platform, zone);
  const db = platform.database.forZone(zone.id);
  const organisation = await countOrganisation(db, platform.now());
  const firms = await listFirmsInFull(db, everyFirm, ledgerLimit);
  const operating = firms.filter((firm) => firm.status === 'operating').length;
  const unexplained = firms.filter(hasUnexplainedCode).length;
  const problem = `${zone.code}: firms whose credit code fails its check without a reason: ${unexplained}`;
  return {
    figures: { firms: firms.length, firmsOperating: operating, ...organisation },
    sheets: [firmSheet(firms, (key, params) => texts('zh-CN', `parties:${key}`, params))],
    problems: unexplained === 0 ? [] : [problem],
  };
}

function hasUnexplainedCode({ socialCreditCode, codeExceptionReason }: Firm): boolean {
  return socialCreditCode !== null && codeExceptionReason === null && doubtsOfCreditCode(socialCreditCode).length > 0;
}
