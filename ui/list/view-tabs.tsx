import './view-tabs.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { listViews, removeView, type SavedView, saveView } from '#platform/views/contract/endpoints.ts';
import { useApi, useApiMutation } from '../api/hooks.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import { useSession } from '../session/session.ts';
import { parseSearch, type Search, stringifySearch } from '../url/search.ts';
import { useUrlSearch } from '../url/use-search.ts';

/** The filter and order of an address as a view keeps it: keys in order, without page and panel. */
export function viewSearch(search: Search): string {
  const kept = Object.entries(search).filter(([key]) => key !== 'page' && key !== 'panel');
  return stringifySearch(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))).slice(1);
}

/** Saved views of a list as tabs, own ones and those of the zone; what is filtered now can be kept as one more. */
export function ViewTabs({ list }: { list: string }) {
  const text = useText('ui');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const allowed = can(listViews.permission);
  const answer = useApi(listViews, { query: { list } }, { enabled: allowed });
  const views = answer.data?.views ?? [];
  const current = viewSearch(search);
  const shown = views.find((view) => view.search === current);
  if (!allowed || (views.length === 0 && current === '')) return null;
  return (
    <nav className="ys-views ys-no-print" aria-label={text('views.label')}>
      <Tab search="" on={current === ''}>
        {text('views.all')}
      </Tab>
      {views.map((view) => (
        <Tab key={view.id} search={view.search} on={view === shown}>
          {view.name}
          {view.shared ? <span className="ys-meta"> {text('views.shared')}</span> : null}
        </Tab>
      ))}
      {shown === undefined ? (
        current === '' ? null : (
          <SaveView list={list} search={current} />
        )
      ) : (
        <RemoveView view={shown} />
      )}
    </nav>
  );
}

function Tab({ search, on, children }: { search: string; on: boolean; children: ReactNode }) {
  return (
    <Link
      to="."
      search={parseSearch(search)}
      // Else the router calls a tab current whose filter is part of the one that is set.
      activeOptions={{ exact: true, includeSearch: true }}
      className="ys-view"
      aria-current={on ? 'page' : undefined}
    >
      {children}
    </Link>
  );
}

function SaveView({ list, search }: { list: string; search: string }) {
  const text = useText('ui');
  return (
    <Popup buttonClass="ys-link ys-tool" label={text('views.save')} button={text('views.save')}>
      {(close) => <SaveForm list={list} search={search} onDone={close} />}
    </Popup>
  );
}

function SaveForm({ list, search, onDone }: { list: string; search: string; onDone: () => void }) {
  const text = useText('ui');
  const id = useId();
  const { can } = useSession();
  const client = useQueryClient();
  const saving = useApiMutation(saveView);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const done = () => void client.invalidateQueries({ queryKey: [listViews.id] }).then(onDone);
    saving.mutate({ body: { list, name: name.trim(), search, shared } }, { onSuccess: done });
  };
  return (
    <form className="ys-view-form" onSubmit={save}>
      <label htmlFor={id}>{text('views.name')}</label>
      <Input id={id} value={name} maxLength={30} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      {can('views:shared.keep') ? (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {text('views.forAll')}
        </Checkbox>
      ) : null}
      {saving.error === null ? null : (
        <p role="alert">
          {saving.error.message} {saving.error.remedy}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={name.trim() === ''}>
        {text('views.verb')}
      </Button>
    </form>
  );
}

function RemoveView({ view }: { view: SavedView }) {
  const text = useText('ui');
  const { can } = useSession();
  const client = useQueryClient();
  const removing = useApiMutation(removeView);
  if (view.shared && !can('views:shared.keep')) return null;
  const remove = () =>
    removing.mutate(
      { params: { viewId: view.id } },
      { onSuccess: () => void client.invalidateQueries({ queryKey: [listViews.id] }) },
    );
  return (
    <button type="button" className="ys-link ys-tool" disabled={removing.isPending} onClick={remove}>
      <Icon name="close" size={14} />
      {text('views.remove', { name: view.name })}
    </button>
  );
}
