import './list.css';
import type { ReactNode } from 'react';
import { Page } from '../page/page.tsx';
import { EmptyState, ErrorState, NothingFound } from '../state/states.tsx';
import { usePanel, useUrlSearch } from '../url/use-search.ts';
import { type BulkVerbs, useBulk } from './bulk-bar.tsx';
import type { Column } from './column.ts';
import { ColumnPicker } from './column-picker.tsx';
import { FilterBar, useFilters } from './filter-bar.tsx';
import type { FilterField } from './filter-field.ts';
import { ListSummary, Pages } from './list-parts.tsx';
import { PastTheEnd, pageOf } from './page-number.tsx';
import { RegisterTable } from './register-table.tsx';
import { useColumns } from './use-columns.ts';
import { ViewTabs } from './view-tabs.tsx';

/** What a list endpoint answered, as `useApi` gives it; `rows` and `total` are read out of it by the page. */
export interface RegisterAnswer {
  readonly error: Error | null;
  /** New rows are on their way. */
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

/** Properties of {@link RegisterPage}. */
export interface RegisterPageProps<Row> {
  /** Under which the picked columns are kept on the device; never changes once used. */
  name: string;
  title: string;
  meta?: ReactNode;
  /** The one filled verb, as a rule to register: in the head, and in its place under what an empty register says. */
  verb?: ReactNode;
  /** Other verbs before it in the head: import. */
  actions?: ReactNode;
  /** What the table lists, for readers. */
  caption: string;
  /** The filters, each kept in the address under its key; none for a list without. */
  fields?: readonly FilterField[];
  /** Keys of further filters that `before` draws itself: counted among the conditions, cleared with the others. */
  otherFilters?: readonly string[];
  /** Every column there is, the first one naming the row. */
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  answer: RegisterAnswer;
  /** Rows of this page; undefined while the first are on their way. */
  rows: readonly Row[] | undefined;
  /** Records that the filter leaves, on all pages. */
  total: number | undefined;
  /** Rows of one page. */
  pageSize: number;
  /** Count and sums of the filter. */
  summary: ReactNode;
  /** At the right of the summary: the export. */
  tools?: ReactNode;
  /** Below the summary: a form that one of the tools opened. */
  underTools?: ReactNode;
  /** What an empty register says: what would be here. */
  empty: { title: string; hint?: ReactNode };
  /** The record beside the list. */
  panel?: (id: string) => ReactNode;
  /** Rows past their limit are tinted whole. */
  late?: (row: Row) => boolean;
  /** Verbs for rows that were ticked; their bar stands in place of the filters. */
  bulk?: BulkVerbs;
  /** Above the filters. */
  before?: ReactNode;
  /** Between filters and summary: a chart of what the filter leaves. */
  overview?: ReactNode;
  /** In place of pages by number. */
  steps?: ReactNode;
  /** Below everything. */
  after?: ReactNode;
}

/**
 * The one frame of a list: head, filters kept in the address, count and sums of what they leave with the tools beside
 * them, rows, pages, and the record beside the list. Empty, nothing found, failed and past the end each say so in place.
 */
export function RegisterPage<Row>(props: RegisterPageProps<Row>) {
  const {
    name,
    title,
    meta,
    verb,
    actions,
    fields = [],
    otherFilters = [],
    columns,
    rows,
    rowKey,
    answer,
    total,
  } = props;
  const { shown, picked, pick } = useColumns(name, columns);
  const filters = useFilters([...fields, ...otherFilters.map((key) => ({ key, label: key, kind: 'words' as const }))]);
  const panel = usePanel();
  const bulk = useBulk(props.bulk, rows?.map(rowKey));
  const [search] = useUrlSearch();
  const nothing = total === 0;
  const page = pageOf(search.page);
  const pastEnd = !answer.isFetching && !nothing && rows?.length === 0 && page > 1;
  const empty = nothing && filters.active === 0 && !answer.error;
  const head = empty || verb === undefined ? actions : <HeadVerbs actions={actions} verb={verb} />;
  return (
    <Page title={title} meta={meta} actions={head}>
      <ViewTabs list={name} />
      {props.before}
      {bulk?.bar ?? (fields.length === 0 ? null : <FilterBar fields={fields} />)}
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {props.overview}
      {total === undefined || nothing ? null : (
        <ListSummary
          tools={
            <>
              {props.tools}
              <ColumnPicker columns={columns} picked={picked} pick={pick} />
            </>
          }
        >
          {props.summary}
        </ListSummary>
      )}
      {props.underTools}
      {answer.error || nothing || pastEnd ? null : (
        <RegisterTable
          caption={props.caption}
          columns={shown}
          rows={rows}
          rowKey={rowKey}
          busy={answer.isFetching}
          late={props.late}
          ticks={bulk?.ticks}
        />
      )}
      {nothing && !answer.error ? <Nothing {...props.empty} {...filters} verb={verb} /> : null}
      {answer.error || total === undefined ? null : pastEnd ? (
        <PastTheEnd page={page} total={total} size={props.pageSize} />
      ) : (
        (props.steps ?? <Pages total={total} size={props.pageSize} />)
      )}
      {props.after}
      {panel.id === undefined ? null : props.panel?.(panel.id)}
    </Page>
  );
}

/** A register without records, or a filter that leaves none: which of the two decides what helps. */
function Nothing(
  said: RegisterPageProps<unknown>['empty'] & { active: number; clear: () => void; verb: ReactNode | undefined },
) {
  if (said.active > 0) return <NothingFound conditions={said.active} onClear={said.clear} />;
  return (
    <EmptyState title={said.title} action={said.verb}>
      {said.hint}
    </EmptyState>
  );
}

function HeadVerbs({ actions, verb }: { actions: ReactNode; verb: ReactNode }) {
  return (
    <>
      {actions}
      {verb}
    </>
  );
}
