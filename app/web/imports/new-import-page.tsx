import './imports.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { RegisterView } from '#platform/sheets/contract/draft.ts';
import { getTemplate, listRegisters } from '#platform/sheets/contract/endpoints.ts';
import {
  ErrorState,
  formatCount,
  LoadingState,
  Page,
  Section,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { DownloadLink } from './download-link.tsx';
import { FileChooser } from './file-chooser.tsx';
import { ImportSteps } from './import-steps.tsx';
import { OpenDrafts } from './open-drafts.tsx';

/** The first step: which register, its template, and the file. */
export function NewImportPage() {
  const text = useText('imports');
  const { zone } = useSession();
  const [search] = useUrlSearch();
  const answer = useApi(listRegisters, {});
  const registers = answer.data?.registers ?? [];
  const [asked] = valuesOf(search, 'register');
  const register = registers.find(({ id }) => id === asked) ?? (registers.length === 1 ? registers[0] : undefined);
  return (
    <Page
      title={register === undefined ? text('choose.title') : text('title', { register: register.title })}
      meta={zone?.name}
      crumbs={<Link to="/imports">{text('history.title')}</Link>}
    >
      <ImportSteps current="choose" reachable={[]} />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={6} /> : null}
      {registers.length > 1 ? <RegisterChoice registers={registers} chosen={register} /> : null}
      {answer.data !== undefined && registers.length === 0 ? <p>{text('choose.noRegister')}</p> : null}
      {register === undefined ? null : <Choice key={register.id} register={register} />}
      <OpenDrafts register={register?.id} />
    </Page>
  );
}

function RegisterChoice({
  registers,
  chosen,
}: {
  registers: readonly RegisterView[];
  chosen: RegisterView | undefined;
}) {
  const text = useText('imports');
  const [search, change] = useUrlSearch();
  return (
    <div className="imports-field">
      <label htmlFor="imports-register">{text('choose.register')}</label>
      <Select
        id="imports-register"
        {...(chosen === undefined ? {} : { value: chosen.id })}
        placeholder={text('choose.registerHint')}
        onChange={(register: string) => change({ ...search, register }, { replace: true })}
        options={registers.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </div>
  );
}

function Choice({ register }: { register: RegisterView }) {
  const text = useText('imports');
  const ui = useText('ui');
  const client = useQueryClient();
  const navigate = useNavigate();
  const required = register.columns.filter((column) => column.required).map(({ label }) => label);
  return (
    <>
      <Section title={text('choose.file')}>
        <FileChooser
          register={register.id}
          mostRows={register.mostRows}
          onSent={(draft) => {
            void client.invalidateQueries();
            void navigate({ to: '/imports/$draftId', params: { draftId: draft.id }, search: { step: 'columns' } });
          }}
        />
      </Section>
      <Section title={text('choose.template')}>
        <p className="imports-text">
          {text('choose.templateHolds', {
            columns: formatCount(register.columns.length),
            required: required.join(ui('filter.and')),
          })}
        </p>
        <DownloadLink endpoint={getTemplate} input={{ params: { registerId: register.id } }}>
          {text('choose.download')}
        </DownloadLink>
      </Section>
    </>
  );
}
