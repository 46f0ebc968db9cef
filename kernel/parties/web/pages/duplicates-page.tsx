import '../parts/parties.css';
import { Button } from 'antd';
import { useMemo } from 'react';
import {
  type FilterField,
  formatCount,
  RegisterPage,
  useApi,
  usePanel,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { duplicateKind, duplicateState } from '../../contract/duplicate.ts';
import { listDuplicates, proposeDuplicates } from '../../contract/duplicate-endpoints.ts';
import { duplicateColumns } from '../parts/duplicate-columns.tsx';
import { DuplicatePanel } from '../parts/duplicate-panel.tsx';
import { usePageNumber } from '../parts/page-number.ts';
import { Refused, useAct } from '../parts/person-parts.tsx';

const pairsPerPage = 50;

/** Pairs that may be one firm, likeliest first; state and open pair are in the address. */
export function DuplicatesPage() {
  const text = useText('parties');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const panel = usePanel();
  const looking = useAct(proposeDuplicates);
  const asked = duplicateState.safeParse(valuesOf(search, 'state')[0]).data;
  const state = asked === undefined ? {} : { state: asked };
  const askedKind = duplicateKind.safeParse(valuesOf(search, 'kind')[0]).data;
  const kind = askedKind === undefined ? {} : { kind: askedKind };
  const answer = useApi(listDuplicates, {
    query: { ...kind, ...state, page: usePageNumber(), pageSize: pairsPerPage },
  });
  const decided = asked !== undefined && asked !== 'open';
  const columns = useMemo(() => duplicateColumns(text, decided), [text, decided]);
  const fields: FilterField[] = [
    {
      key: 'kind',
      label: text('duplicates.kind'),
      kind: 'choice',
      single: true,
      options: duplicateKind.options.map((value) => ({
        value,
        label: text(`lookUp.kinds.${value}`),
        count: answer.data?.kinds[value] ?? 0,
      })),
    },
    {
      key: 'state',
      label: text('duplicates.state'),
      kind: 'choice',
      single: true,
      options: duplicateState.options.map((value) => ({
        value,
        label: text(`duplicates.states.${value}`),
        count: answer.data?.counts[value] ?? 0,
      })),
    },
  ];
  const total = answer.data?.total;
  return (
    <RegisterPage
      name="duplicates"
      title={text('duplicates.title')}
      meta={text('duplicates.note')}
      actions={
        can(proposeDuplicates.permission) ? (
          <Button loading={looking.pending} onClick={() => looking.act({})}>
            {text('duplicates.look')}
          </Button>
        ) : undefined
      }
      before={<Refused error={looking.error} />}
      caption={text('duplicates.caption')}
      fields={fields}
      columns={columns}
      rowKey={(pair) => pair.id}
      answer={answer}
      rows={answer.data?.duplicates}
      total={total}
      pageSize={pairsPerPage}
      summary={<b>{text('duplicates.total', { count: total ?? 0, shown: formatCount(total ?? 0) })}</b>}
      empty={{ title: text('duplicates.none'), hint: text('duplicates.noneHint') }}
      panel={(id) => (
        <DuplicatePanel pair={answer.data?.duplicates.find((pair) => pair.id === id)} onDone={panel.close} />
      )}
    />
  );
}
