import { Button } from 'antd';
import { useState } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import {
  type Column,
  ErrorState,
  ExportButton,
  formatDate,
  ListFoot,
  LoadingState,
  PlainTable,
  Section,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { exportHolds } from '../../contract/list-exports.ts';
import { rowsPerPage } from '../../contract/person.ts';
import { liftHold, listHolds } from '../../contract/person-erasure.ts';
import { usePageNumber } from './page-number.ts';
import { minuteInChina, ReasonForm, useAct } from './person-parts.tsx';

type Hold = EndpointResult<typeof listHolds>['holds'][number];

/** Holds that stand; the security administrator lifts one before its day, for a reason. */
export function PersonHolds() {
  const text = useText('parties');
  const locale = useLocale();
  const { can } = useSession();
  const answer = useApi(listHolds, { query: { page: usePageNumber('holds') } });
  const [lifting, setLifting] = useState<Hold>();
  const sending = useAct(liftHold);
  const close = () => setLifting(undefined);
  const open = (hold: Hold) => {
    sending.reset();
    setLifting(hold);
  };
  const columns: Column<Hold>[] = [
    { key: 'person', title: text('erasure.person'), render: ({ person }) => person ?? text('person.erased') },
    { key: 'ground', title: text('erasure.ground'), width: 260, render: ({ ground }) => ground },
    {
      key: 'until',
      title: text('hold.until'),
      render: ({ until }) => (until === null ? text('person.holdOpen') : formatDate(until, locale)),
    },
    { key: 'by', title: text('hold.by'), render: ({ placedBy }) => placedBy },
    { key: 'at', title: text('hold.at'), render: ({ placedAt }) => minuteInChina(placedAt) },
  ];
  if (can(liftHold.permission)) {
    columns.push({
      key: 'verb',
      title: text('claim.verb'),
      render: (hold) => (
        <Button size="small" onClick={() => open(hold)}>
          {text('hold.lift')}
          <span className="ys-hidden">{hold.person}</span>
        </Button>
      ),
    });
  }
  const { holds = [], total = 0 } = answer.data ?? {};
  return (
    <Section title={text('person.holds')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={3} /> : null}
      {answer.data !== undefined && holds.length === 0 ? <p className="ys-meta">{text('hold.none')}</p> : null}
      {holds.length === 0 ? null : (
        <PlainTable caption={text('person.holds')} columns={columns} rows={holds} rowKey={(one) => one.id} />
      )}
      <ListFoot total={total} size={rowsPerPage} param="holds">
        <ExportButton endpoint={exportHolds} input={{}} count={total} />
      </ListFoot>
      {lifting === undefined ? null : (
        <ReasonForm
          key={lifting.id}
          verb={text('hold.lift')}
          label={text('erasure.reason')}
          hint={text('hold.liftHint')}
          effect={text('hold.effect', { person: lifting.person ?? '', ground: lifting.ground })}
          pending={sending.pending}
          error={sending.error}
          onCancel={close}
          onSend={(reason) => sending.act({ params: { holdId: lifting.id }, body: { reason } }, close)}
        />
      )}
    </Section>
  );
}
