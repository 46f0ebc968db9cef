import './federation.css';
import { Button } from 'antd';
import { useState } from 'react';
import { checkProvider, listKeptProviders } from '#platform/federation/contract/endpoints.ts';
import type { ProviderEntry } from '#platform/federation/contract/provider.ts';
import {
  type Column,
  EmptyState,
  ErrorState,
  formatDate,
  Light,
  LoadingState,
  NoPermission,
  Page,
  PlainTable,
  Section,
  useApi,
  useApiMutation,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { dayInChina } from './day-in-china.ts';
import { ProviderForm } from './provider-form.tsx';

/** Systems through which people of the zone sign in: list, form, and a test of the connection. */
export function ProvidersPage() {
  const text = useText('federation');
  const { account, can } = useSession();
  if (!can(listKeptProviders.permission)) {
    return (
      <Page title={text('page.title')}>
        <NoPermission signedIn={account !== null} />
      </Page>
    );
  }
  return <Providers />;
}

function Providers() {
  const text = useText('federation');
  const { zone } = useSession();
  const answer = useApi(listKeptProviders, {});
  const [open, setOpen] = useState<string>();
  const providers = answer.data?.providers ?? [];
  const done = () => {
    setOpen(undefined);
    void answer.refetch();
  };
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {text('page.add')}
    </Button>
  );
  const chosen = providers.find(({ id }) => id === open);
  return (
    <Page title={text('page.title')} meta={zone?.name} actions={open === undefined ? add : undefined}>
      <p className="ys-meta app-ways-lead">{text('page.lead')}</p>
      {answer.error === null ? null : <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending ? <LoadingState lines={4} /> : null}
      {open === undefined ? null : (
        <Section title={chosen?.name ?? text('page.add')}>
          {chosen === undefined ? null : <Address of={chosen} />}
          <ProviderForm key={open} stored={chosen} onDone={done} />
        </Section>
      )}
      {open === undefined && answer.data !== undefined ? <List providers={providers} onEdit={setOpen} /> : null}
    </Page>
  );
}

function Address({ of }: { of: ProviderEntry }) {
  const text = useText('federation');
  return (
    <p>
      <span className="ys-meta">
        {text('page.returnAddress')} · {text('page.returnHint')}
      </span>
      <code className="app-address">{of.returnAddress}</code>
    </p>
  );
}

function List({ providers, onEdit }: { providers: readonly ProviderEntry[]; onEdit: (id: string) => void }) {
  const text = useText('federation');
  const locale = useLocale();
  if (providers.length === 0) return <EmptyState title={text('page.none')}>{text('page.noneHint')}</EmptyState>;
  const columns: Column<ProviderEntry>[] = [
    { key: 'name', title: text('page.name'), render: ({ name }) => name },
    { key: 'kind', title: text('page.kind'), render: ({ settings }) => text(`kinds.${settings.kind}`) },
    {
      key: 'state',
      title: text('page.state'),
      render: ({ enabled }) => <Light state={enabled ? 'ok' : 'hold'}>{text(enabled ? 'page.on' : 'page.off')}</Light>,
    },
    {
      key: 'changed',
      title: text('page.changed'),
      render: ({ changedAt }) => formatDate(dayInChina(changedAt), locale),
    },
    {
      key: 'verbs',
      title: '',
      render: (provider) => <Verbs provider={provider} onEdit={() => onEdit(provider.id)} />,
    },
  ];
  return <PlainTable caption={text('page.title')} columns={columns} rows={providers} rowKey={({ id }) => id} />;
}

function Verbs({ provider, onEdit }: { provider: ProviderEntry; onEdit: () => void }) {
  const text = useText('federation');
  const check = useApiMutation(checkProvider);
  return (
    <>
      <div className="app-switch">
        <Button size="small" onClick={onEdit}>
          {text('page.edit')}
        </Button>
        <Button size="small" loading={check.isPending} onClick={() => check.mutate({ params: { id: provider.id } })}>
          {text('page.check')}
        </Button>
      </div>
      {check.data === undefined ? null : (
        <p role="status">{text(provider.settings.kind === 'oidc' ? 'page.checkedOidc' : 'page.checked')}</p>
      )}
      {check.error === null ? null : <Refusal error={check.error} />}
    </>
  );
}
