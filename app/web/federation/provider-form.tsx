import { Button, Input, Select, Switch } from 'antd';
import { type FormEvent, useState } from 'react';
import { addProvider, changeProvider } from '#platform/federation/contract/endpoints.ts';
import { type ProviderEntry, providerKind } from '#platform/federation/contract/provider.ts';
import { useApiMutation, useText } from '#ui/index.ts';
import { Field, fieldError, Refusal } from '../account/form-parts.tsx';
import { bodyOf, draftFields, draftOf, emptyDraft, missingIn, type ProviderDraft } from './provider-draft.ts';

/** Adds a way to sign in, or changes one; its kind stays, and its secret is typed or left as it is. */
export function ProviderForm({ stored, onDone }: { stored: ProviderEntry | undefined; onDone: () => void }) {
  const text = useText('federation');
  const [draft, setDraft] = useState<ProviderDraft>(() => (stored ? draftOf(stored) : emptyDraft('oidc')));
  const [tried, setTried] = useState(false);
  const adding = useApiMutation(addProvider);
  const changing = useApiMutation(changeProvider);
  const failure = adding.error ?? changing.error;
  const missing = missingIn(draft, stored !== undefined);
  const set = (part: Partial<ProviderDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) return;
    const { secret, ...body } = bodyOf(draft);
    const done = { onSuccess: onDone };
    if (stored === undefined) adding.mutate({ body: { ...body, secret: secret ?? '' } }, done);
    else {
      const typed = secret === undefined ? body : { ...body, secret };
      changing.mutate({ params: { id: stored.id }, body: typed }, done);
    }
  };
  const error = (name: string, path = name) =>
    (tried && missing.includes(name) ? text('page.missing') : undefined) ?? fieldError(failure, path);
  return (
    <form className="app-narrow" onSubmit={submit} noValidate>
      {failure === null ? null : <Refusal error={failure} />}
      {stored === undefined ? (
        <Field id="provider-kind" label={text('page.kind')} hint={text('page.returnLater')}>
          <Select
            id="provider-kind"
            value={draft.kind}
            onChange={(kind) => setDraft({ ...emptyDraft(kind), name: draft.name })}
            options={providerKind.options.map((value) => ({ value, label: text(`kinds.${value}`) }))}
          />
        </Field>
      ) : null}
      <TextField
        id="provider-name"
        label={text('page.name')}
        hint={text('page.nameHint')}
        error={error('name')}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      {draftFields[draft.kind].map(({ name, optional, list }) => (
        <TextField
          key={name}
          id={`provider-${name}`}
          label={text(`fields.${name}`)}
          hint={list ? text('fields.listHint') : optional ? text('fields.optional') : undefined}
          error={error(name, `settings.${name}`)}
          value={draft.settings[name] ?? ''}
          onChange={(value) => set({ settings: { ...draft.settings, [name]: value } })}
        />
      ))}
      <Field
        id="provider-secret"
        label={text('page.secret')}
        hint={text(stored === undefined ? 'page.secretHint' : 'page.secretKeep')}
        error={error('secret')}
      >
        <Input.Password
          id="provider-secret"
          autoComplete="new-password"
          visibilityToggle={false}
          value={draft.secret}
          onChange={(event) => set({ secret: event.target.value })}
        />
      </Field>
      <Switches draft={draft} set={set} />
      <div className="app-verbs">
        <Button type="primary" htmlType="submit" loading={adding.isPending || changing.isPending}>
          {text('page.save')}
        </Button>
        <Button onClick={onDone}>{text('page.cancel')}</Button>
      </div>
    </form>
  );
}

function Switches({ draft, set }: { draft: ProviderDraft; set: (part: Partial<ProviderDraft>) => void }) {
  const text = useText('federation');
  return (
    <>
      <div className="app-field app-switch">
        <Switch
          id="provider-enabled"
          aria-label={text('page.enabled')}
          checked={draft.enabled}
          onChange={(enabled) => set({ enabled })}
        />
        <label htmlFor="provider-enabled">{text('page.enabled')}</label>
      </div>
      <div className="app-field">
        <div className="app-switch">
          <Switch
            id="provider-admits"
            aria-label={text('page.admits')}
            checked={draft.admitsOfficers}
            onChange={(admitsOfficers) => set({ admitsOfficers })}
          />
          <label htmlFor="provider-admits">{text('page.admits')}</label>
        </div>
        <span className="ys-meta">{text('page.admitsHint')}</span>
      </div>
    </>
  );
}

function TextField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
}: {
  id: string;
  label: string;
  hint: string | undefined;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Input
        id={id}
        value={value}
        maxLength={300}
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
