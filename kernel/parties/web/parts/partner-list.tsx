import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { type Column, ErrorState, LoadingState, PlainTable, Section, useApi, useSession, useText } from '#ui/index.ts';
import { type Partner, partnerKind } from '../../contract/membership.ts';
import { listPartners, registerPartner } from '../../contract/membership-endpoints.ts';
import { Refused, useAct } from './person-parts.tsx';

/** Banks and other houses that are no firms of the zone, and a form to enter one. */
export function PartnerList() {
  const text = useText('parties');
  const { can } = useSession();
  const answer = useApi(listPartners, {});
  const [open, setOpen] = useState(false);
  const columns: Column<Partner>[] = [
    { key: 'name', title: text('partner.name'), width: 320, render: ({ name }) => name },
    { key: 'kind', title: text('partner.kind'), render: ({ kind }) => text(`partner.kinds.${kind}`) },
  ];
  const rows = answer.data?.partners ?? [];
  return (
    <Section title={text('partner.title')} note={text('partner.note')}>
      {!can(registerPartner.permission) ? null : open ? (
        <PartnerForm onDone={() => setOpen(false)} />
      ) : (
        <Button onClick={() => setOpen(true)}>{text('partner.register')}</Button>
      )}
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={2} /> : null}
      {answer.data !== undefined && rows.length === 0 ? <p className="ys-meta">{text('partner.none')}</p> : null}
      {rows.length === 0 ? null : (
        <PlainTable caption={text('partner.title')} columns={columns} rows={rows} rowKey={(one) => one.id} />
      )}
    </Section>
  );
}

function PartnerForm({ onDone }: { onDone: () => void }) {
  const text = useText('parties');
  const id = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Partner['kind']>('bank');
  const [tried, setTried] = useState(false);
  const sending = useAct(registerPartner);
  const short = name.trim().length < 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) sending.act({ body: { name: name.trim(), kind } }, onDone);
  };
  return (
    <form className="person-form" onSubmit={send}>
      <label htmlFor={`${id}-name`}>{text('partner.name')}</label>
      <Input
        id={`${id}-name`}
        value={name}
        maxLength={100}
        autoComplete="off"
        status={tried && short ? 'error' : ''}
        aria-describedby={`${id}-said`}
        onChange={(event) => setName(event.target.value)}
      />
      <p id={`${id}-said`} className={tried && short ? 'person-wrong' : 'ys-meta'}>
        {text(tried && short ? 'partner.wrongName' : 'partner.nameHint')}
      </p>
      <label htmlFor={`${id}-kind`}>{text('partner.kind')}</label>
      <Select
        id={`${id}-kind`}
        value={kind}
        options={partnerKind.options.map((value) => ({ value, label: text(`partner.kinds.${value}`) }))}
        onChange={setKind}
      />
      <Refused error={sending.error} />
      <div className="person-verbs">
        <Button type="primary" htmlType="submit" loading={sending.pending}>
          {text('partner.register')}
        </Button>
        <Button onClick={onDone}>{text('invitation.cancel')}</Button>
      </div>
    </form>
  );
}
