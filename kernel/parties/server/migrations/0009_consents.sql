-- What may be told to whom, and what a firm says of its own entry in the register. Giving and withdrawing are rows of their
-- own that nobody changes: what held on any day can be told for ever.
create table parties.consent (
  zone_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  fields text[] not null check (cardinality(fields) between 1 and 20
    and fields <@ array['registeredCapital', 'employees', 'tax', 'output', 'contact', 'address', 'electricity']),
  purpose text not null check (purpose in ('creditReporting', 'bankMatching', 'statistics', 'publicity',
    'policyDelivery')),
  receiver_kind text not null check (receiver_kind in ('institution', 'institutionKind', 'department')),
  receiver_id uuid,
  receiver_group text check (length(receiver_group) between 2 and 40),
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  given_as text not null check (given_as in ('representative', 'person', 'paper')),
  given_by uuid,
  given_at timestamptz not null,
  paper_file uuid,
  document_number text check (length(document_number) between 2 and 60),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, given_by) references auth.account (zone_id, id),
  constraint receiver_is_named check ((receiver_kind = 'institutionKind') = (receiver_group is not null)
    and (receiver_kind = 'institutionKind') = (receiver_id is null)),
  constraint paper_is_kept check ((given_as = 'paper') = (paper_file is not null) or demonstration)
);
comment on table parties.consent is '授权：某主体同意某接收方为某用途在期限内取得某些字段；只增不改';
comment on column parties.consent.receiver_id is '接收方：机构（主体编号）或部门编号';
comment on column parties.consent.receiver_group is '接收方为一类机构时的类别';
comment on column parties.consent.ends_on is '到期之日（不含）';
comment on column parties.consent.given_as is '企业代表本人、自然人本人，或工作人员凭签字纸件登记';
comment on column parties.consent.paper_file is '签字纸件的文件编号';
create index consent_party on parties.consent (zone_id, party_id);

create table parties.consent_withdrawal (
  zone_id uuid not null,
  consent_id uuid not null,
  withdrawn_on date not null,
  reason text check (length(reason) between 2 and 200),
  withdrawn_by uuid,
  withdrawn_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, consent_id),
  foreign key (zone_id, consent_id) references parties.consent (zone_id, id) on delete cascade,
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id)
);
comment on table parties.consent_withdrawal is '授权的撤回：自当日起不再有效；只增不改';

create table parties.firm_correction (
  zone_id uuid not null,
  id uuid not null,
  firm_id uuid not null,
  field text not null check (field in ('name', 'socialCreditCode', 'industry', 'legalForm', 'scale', 'foundedOn',
    'registeredCapitalFen', 'employees', 'address')),
  proposed text not null check (length(proposed) between 1 and 200),
  reason text not null check (length(reason) between 5 and 200),
  state text not null default 'open' check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 5 and 200),
  primary key (zone_id, id),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, asked_by) references auth.account (zone_id, id),
  foreign key (zone_id, decided_by) references auth.account (zone_id, id),
  constraint decided_when_not_open check ((state = 'open') = (decided_at is null)),
  constraint refused_with_reason check (state <> 'refused' or decision_reason is not null)
);
comment on table parties.firm_correction is '更正申请：企业认为登记有误，写明字段、应有内容和理由，由工作人员接受或拒绝';
create unique index firm_correction_open on parties.firm_correction (zone_id, firm_id, field) where state = 'open';
create index firm_correction_time on parties.firm_correction (zone_id, firm_id, asked_at);

select platform.isolate('parties.consent');
select platform.isolate('parties.consent_withdrawal');
select platform.isolate('parties.firm_correction');

grant select, insert on parties.consent, parties.consent_withdrawal, parties.firm_correction to yuanshu_app;
grant update (state, decided_by, decided_at, decision_reason, firm_id) on parties.firm_correction to yuanshu_app;
