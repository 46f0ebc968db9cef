-- Forms as data: what is designed, what was published and never changes, what somebody is filling in, and what was sent.
-- What was sent is only added; taking it back adds a row. Personal answers stand nowhere in the clear.
create schema forms;
comment on schema forms is '表单：设计、发布的版本、填报草稿、提交与撤回';
grant usage on schema forms to yuanshu_app;

create table forms.form (
  zone_id uuid not null,
  id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(key) between 2 and 40),
  title text not null check (length(title) between 2 and 80),
  subject text not null check (subject in ('firm', 'person', 'none')),
  department_id uuid not null,
  made_by uuid,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check (length(withdrawn_reason) between 2 and 500),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, key),
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id),
  constraint withdrawn_for_a_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table forms.form is '表单：代号、名称、填报主体、负责部门；填什么由各版本规定';
comment on column forms.form.key is '代号，用于网址、表格导入和提交编号，不再改变';
comment on column forms.form.subject is '填报主体：企业、个人、工作人员，随最近发布的版本';
create index form_department on forms.form (zone_id, department_id);
select platform.isolate('forms.form');
grant select, insert, delete, update (title, subject, department_id, withdrawn_at, withdrawn_by, withdrawn_reason)
  on forms.form to yuanshu_app;
create policy only_invented_rows_go on forms.form as restrictive for delete using (demonstration);

create table forms.form_version (
  zone_id uuid not null,
  form_id uuid not null,
  number integer not null check (number > 0),
  valid_from date not null,
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  digest bytea not null check (length(digest) = 32),
  reason text not null check (length(reason) between 2 and 500),
  designed_by uuid,
  published_by uuid,
  published_at timestamptz not null,
  primary key (zone_id, form_id, number),
  unique (zone_id, form_id, valid_from),
  foreign key (zone_id, form_id) references forms.form (zone_id, id) on delete cascade,
  foreign key (zone_id, designed_by) references auth.account (zone_id, id),
  foreign key (zone_id, published_by) references auth.account (zone_id, id),
  constraint four_eyes check (designed_by <> published_by)
);
comment on table forms.form_version is '已发布的版本，只增不改；自启用日起施行，至下一版本启用前一日止';
comment on column forms.form_version.definition is '表单内容：分节、字段、条件、校验';
comment on column forms.form_version.digest is '表单内容规范 JSON 的 SM3 摘要';
select platform.isolate('forms.form_version');
grant select, insert on forms.form_version to yuanshu_app;

create table forms.draft_definition (
  zone_id uuid not null,
  form_id uuid not null,
  revision integer not null check (revision > 0),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  editors uuid[] not null,
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (zone_id, form_id),
  foreign key (zone_id, form_id) references forms.form (zone_id, id) on delete cascade,
  foreign key (zone_id, saved_by) references auth.account (zone_id, id)
);
comment on table forms.draft_definition is '设计中的内容，发布后删除';
comment on column forms.draft_definition.revision is '第几次保存，据以发现他人已改';
comment on column forms.draft_definition.editors is '参与设计的账号，均不得发布';
select platform.isolate('forms.draft_definition');
grant select, insert, update (revision, definition, editors, saved_by, saved_at), delete
  on forms.draft_definition to yuanshu_app;

create table forms.draft (
  zone_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  account_id uuid not null,
  party_id uuid,
  version integer not null check (version > 0),
  revision integer not null check (revision > 0),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  personal_sealed text,
  saved_at timestamptz not null,
  primary key (zone_id, id),
  unique nulls not distinct (zone_id, form_id, account_id, party_id),
  foreign key (zone_id, form_id) references forms.form (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade
);
comment on table forms.draft is '填报草稿：每个账号为每个主体各一份，随填随存，提交后删除';
comment on column forms.draft.answers is '已填内容，不含个人信息';
comment on column forms.draft.personal_sealed is '已填的个人信息，以本草稿的密钥加密';
create index draft_party on forms.draft (zone_id, party_id) where party_id is not null;
select platform.isolate('forms.draft');
grant select, insert, update (party_id, version, revision, answers, personal_sealed, saved_at), delete
  on forms.draft to yuanshu_app;

create table forms.submission (
  zone_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  version integer not null,
  year integer not null check (year between 2000 and 9999),
  sequence integer not null check (sequence > 0),
  party_id uuid,
  way text not null check (way in ('own', 'staff', 'sheet')),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  computed jsonb not null check (jsonb_typeof(computed) = 'object'),
  shown text[] not null,
  facts jsonb not null default '[]' check (jsonb_typeof(facts) = 'array'),
  parameters jsonb not null default '[]' check (jsonb_typeof(parameters) = 'array'),
  personal_sealed text,
  key_owner uuid not null,
  client_id uuid not null,
  batch_id uuid,
  submitted_by uuid,
  submitted_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, form_id, year, sequence),
  unique (zone_id, client_id),
  foreign key (zone_id, form_id, version) references forms.form_version (zone_id, form_id, number) on delete cascade,
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, submitted_by) references auth.account (zone_id, id)
);
comment on table forms.submission is '提交的表单：按哪一版、填了什么、算出什么、当时已知什么；只增不改';
comment on column forms.submission.year is '编号所属年份，按北京时间';
comment on column forms.submission.sequence is '编号：表单当年的第几份';
comment on column forms.submission.answers is '所填内容，不含个人信息';
comment on column forms.submission.computed is '由公式算出的值及其读到的数据';
comment on column forms.submission.shown is '填报时要求填写的字段';
comment on column forms.submission.facts is '填报时平台已知的信息及其来源';
comment on column forms.submission.parameters is '填报时施行的参数取值';
comment on column forms.submission.personal_sealed is '所填个人信息和委托人，以 key_owner 的密钥加密';
comment on column forms.submission.key_owner is '密钥属于谁：个人填报为本人，其余为本提交；密钥销毁后不可再读';
comment on column forms.submission.client_id is '填报页所给编号，重复发送只存一次';
create index submission_form on forms.submission (zone_id, form_id, submitted_at);
create index submission_party on forms.submission (zone_id, party_id, submitted_at) where party_id is not null;
create index submission_account on forms.submission (zone_id, submitted_by, submitted_at);
select platform.isolate('forms.submission');
grant select, insert on forms.submission to yuanshu_app;

create table forms.submission_withdrawal (
  zone_id uuid not null,
  submission_id uuid not null,
  reason text not null check (length(reason) between 2 and 500),
  withdrawn_by uuid,
  withdrawn_at timestamptz not null,
  primary key (zone_id, submission_id),
  foreign key (zone_id, submission_id) references forms.submission (zone_id, id) on delete cascade,
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id)
);
comment on table forms.submission_withdrawal is '撤回提交：所提交的内容仍可查看，不再计数';
select platform.isolate('forms.submission_withdrawal');
grant select, insert on forms.submission_withdrawal to yuanshu_app;
