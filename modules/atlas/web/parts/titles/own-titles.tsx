import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  ImportLink,
  pageOf,
  RegisterPage,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { OwnTitle } from '../../../contract/own-title.ts';
import { recheckLight, titleVerdict } from '../../../contract/own-title.ts';
import { exportOwnTitles, listOwnTitles, registerOwnTitle } from '../../../contract/own-title-endpoints.ts';
import { titleKind } from '../../../contract/title.ts';
import { Fields } from '../fields.tsx';
import { useLabel } from '../labels.ts';
import { RegisterTitleForm } from './title-forms.tsx';
import { ownTitleQuery } from './title-query.ts';
import { TitleTabs } from './title-tabs.tsx';
import { RecheckWords, useLastResult, useOpenParts, useRunWords, useVerdictWords } from './title-words.tsx';

const pageSize = 50;

/** The register of the zone's own titles, the nearest check first. */
export function OwnTitles() {
  const text = useText('atlas');
  const label = useLabel();
  const { can } = useSession();
  const [search] = useUrlSearch();
  const [registering, setRegistering] = useState(false);
  const query = ownTitleQuery(search);
  const answer = useApi(listOwnTitles, { query: { ...query, page: pageOf(search.page), pageSize } });
  const { data } = answer;
  const may = can(registerOwnTitle.permission) && !registering;
  const verb = may ? (
    <Button type="primary" onClick={() => setRegistering(true)}>
      {text('titles.register')}
    </Button>
  ) : undefined;
  const options = (values: readonly string[], words: (value: string) => string) =>
    values.map((value) => ({ value, label: words(value) }));
  return (
    <RegisterPage
      name="atlas.ownTitles"
      title={text('titles.title')}
      meta={text('titles.ownMeta')}
      actions={verb}
      caption={text('titles.own')}
      before={
        <>
          <TitleTabs of="own" />
          {registering ? <RegisterTitleForm onDone={() => setRegistering(false)} /> : null}
        </>
      }
      fields={[
        { key: 'q', label: text('titles.words'), kind: 'words' },
        {
          ...{ key: 'kind', label: text('titles.columns.kind'), kind: 'choice' },
          options: options(titleKind.options, (value) => label('titleKind', value)),
        },
        {
          ...{ key: 'verdict', label: text('titles.columns.verdict'), kind: 'choice' },
          options: options(titleVerdict.shape.state.options, (value) => text(`titles.verdicts.${value}`)),
        },
        {
          ...{ key: 'recheck', label: text('titles.columns.recheckOn'), kind: 'choice' },
          options: options(recheckLight.shape.state.options, (value) => text(`titles.lights.${value}`)),
        },
      ]}
      columns={useOwnColumns()}
      answer={answer}
      rows={data?.titles}
      rowKey={({ id }) => id}
      late={({ recheck }) => recheck.state === 'late'}
      total={data?.total}
      pageSize={pageSize}
      summary={
        data && (
          <>
            <b>{text('titles.count', { count: formatCount(data.total) })}</b>
            <span>{text('titles.readyCount', { count: formatCount(data.ready) })}</span>
          </>
        )
      }
      tools={
        <>
          <ImportLink register="atlas.ownTitle" label={text('titles.importTitles')} />
          <ImportLink register="atlas.titleCriterion" label={text('titles.importCriteria')} />
          <ImportLink register="atlas.titleResult" label={text('titles.importResults')} />
          <ExportButton endpoint={exportOwnTitles} input={{ query }} count={data?.total} />
        </>
      }
      empty={{ title: text('titles.none') }}
      panel={(id) => <OwnTitlePanel title={data?.titles.find((one) => one.id === id)} />}
    />
  );
}

function useOwnColumns(): readonly Column<OwnTitle>[] {
  const text = useText('atlas');
  const label = useLabel();
  const [verdictWords, runWords, lastResult] = [useVerdictWords(), useRunWords(), useLastResult()];
  return [
    {
      key: 'name',
      title: text('titles.columns.name'),
      sortable: true,
      width: 200,
      render: (title) => (
        <>
          {title.name}
          {title.demonstration ? <span className="ys-tag">{text('titles.demonstration')}</span> : null}
        </>
      ),
    },
    { key: 'kind', title: text('titles.columns.kind'), width: 72, render: ({ kind }) => label('titleKind', kind) },
    { key: 'body', title: text('titles.columns.body'), render: ({ body }) => body },
    {
      key: 'verdict',
      title: text('titles.columns.verdict'),
      width: 160,
      render: ({ verdict }) => verdictWords(verdict),
    },
    { key: 'yearsInRow', title: text('titles.columns.yearsInRow'), width: 160, render: ({ run }) => runWords(run) },
    { key: 'last', title: text('titles.columns.outcome'), width: 120, render: (title) => lastResult(title) },
    { key: 'recheckOn', title: text('titles.columns.recheckOn'), width: 96, render: ({ recheckOn }) => recheckOn },
    {
      key: 'recheck',
      title: text('titles.columns.recheck'),
      narrow: 'end',
      width: 130,
      render: ({ recheck }) => <RecheckWords recheck={recheck} />,
    },
  ];
}

/** A title beside the register: how it stands, what is open, and the way to its self-check. */
function OwnTitlePanel({ title }: { title: OwnTitle | undefined }) {
  const text = useText('atlas');
  const label = useLabel();
  const [verdictWords, openParts, runWords] = [useVerdictWords(), useOpenParts(), useRunWords()];
  const lastResult = useLastResult();
  if (title === undefined) return null;
  const open = (
    <Link to="/titles/$titleId" params={{ titleId: title.id }} className="atlas-verb">
      {text('titles.open')}
    </Link>
  );
  const said = [verdictWords(title.verdict), ...openParts(title.verdict)].join(text('web.and'));
  return (
    <SidePanel title={title.name} footer={open}>
      <Fields
        fields={[
          { key: 'verdict', title: text('titles.columns.verdict'), content: said },
          { key: 'recheck', title: text('titles.columns.recheckOn'), content: title.recheckOn },
          { key: 'light', title: text('titles.columns.recheck'), content: <RecheckWords recheck={title.recheck} /> },
          { key: 'run', title: text('titles.columns.yearsInRow'), content: runWords(title.run) },
          { key: 'last', title: text('titles.columns.outcome'), content: lastResult(title) },
          { key: 'kind', title: text('titles.columns.kind'), content: label('titleKind', title.kind) },
          { key: 'body', title: text('titles.columns.body'), content: title.body },
          { key: 'scope', title: text('titles.columns.scope'), content: title.scope },
          { key: 'document', title: text('titles.columns.documentNumber'), content: title.documentNumber },
        ]}
      />
    </SidePanel>
  );
}
