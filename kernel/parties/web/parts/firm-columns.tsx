import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { Column, Text } from '#ui/index.ts';
import { formatCount, formatMoney } from '#ui/index.ts';
import type { FirmSummary } from '../../contract/firm.ts';
import { CreditCode } from './credit-code.tsx';

/** Columns of the register; money stands in one unit for all rows. */
export function firmColumns(text: Text, ui: Text, locale: Locale): Column<FirmSummary>[] {
  const money = (fen: number) => formatMoney(fen, locale, 'wan');
  const unit = ui(money(0).unitKey);
  return [
    { key: 'name', title: text('columns.name'), sortable: true, width: 250, render: (firm) => firm.name },
    {
      key: 'industry',
      title: text('columns.industry'),
      width: 200,
      narrow: 'line',
      render: (firm) => text(`industries.${firm.industry}`),
    },
    {
      key: 'status',
      title: text('columns.status'),
      narrow: 'lead',
      render: (firm) => <span className={`firm-status ${firm.status}`}>{text(`statuses.${firm.status}`)}</span>,
    },
    {
      key: 'scale',
      title: text('columns.scale'),
      narrow: 'lead',
      render: (firm) => firm.scale && text(`scales.${firm.scale}`),
    },
    {
      key: 'registeredCapital',
      title: text('columns.inUnit', { column: text('columns.capital'), unit }),
      sortable: true,
      align: 'end',
      narrow: 'line',
      render: (firm) => firm.registeredCapitalFen !== null && money(firm.registeredCapitalFen).value,
    },
    {
      key: 'employees',
      title: text('columns.employees'),
      sortable: true,
      align: 'end',
      narrow: 'none',
      render: (firm) => firm.employees !== null && formatCount(firm.employees),
    },
    {
      key: 'foundedOn',
      title: text('columns.foundedOn'),
      sortable: true,
      narrow: 'none',
      render: (firm) => firm.foundedOn && <span className="firm-date">{firm.foundedOn}</span>,
    },
    {
      key: 'socialCreditCode',
      title: text('columns.socialCreditCode'),
      narrow: 'none',
      render: (firm) => firm.socialCreditCode && <CreditCode code={firm.socialCreditCode} />,
    },
  ];
}
