-- Rules, their published versions and what was answered with them. What was published or answered is only added to: an answer
-- is computed anew from these rows, to the last byte, however much has changed since.
create schema rules;
comment on schema rules is '规则：草稿、发布版本、有期限的参数、判定、资格、对全部企业的运行';
grant usage on schema rules to yuanshu_app;

create table rules.rule (
  zone_id uuid not null,
  id uuid not null,
  key text check (key ~ '^[a-z][a-z0-9-]{1,60}$'),
  name text not null check (length(name) between 2 and 80),
  subject text not null check (subject in ('firm', 'institution', 'person', 'none')),
  department_id uuid not null,
  description text not null default '' check (length(description) <= 500),
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, name),
  unique (zone_id, key),
  foreign key (zone_id, made_by) references auth.account (zone_id, id)
);
comment on table rules.rule is '规则：一项条件、金额、等次或资格的判定办法，归一个部门；内容在草稿与版本中';
comment on column rules.rule.key is '代号：其他模块以此调用；园区自建的规则可以没有';
comment on column rules.rule.subject is '所判定的主体：firm 企业，institution 机构，person 个人，none 不针对主体';
create index rule_department on rules.rule (zone_id, department_id);
select platform.isolate('rules.rule');
grant select, insert, delete, update (name, department_id, description, changed_at) on rules.rule to yuanshu_app;
create policy only_invented_rows_go on rules.rule as restrictive for delete using (demonstration);

create table rules.rule_draft (
  zone_id uuid not null,
  rule_id uuid not null,
  revision integer not null check (revision > 0),
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (zone_id, rule_id, revision),
  foreign key (zone_id, rule_id) references rules.rule (zone_id, id) on delete cascade,
  foreign key (zone_id, saved_by) references auth.account (zone_id, id)
);
comment on table rules.rule_draft is '草稿的每次保存；序号最大者为现行草稿，只增不改，由此得知他人改动了什么、谁最后动手';
select platform.isolate('rules.rule_draft');
grant select, insert on rules.rule_draft to yuanshu_app;

create table rules.rule_version (
  zone_id uuid not null,
  rule_id uuid not null,
  number integer not null check (number > 0),
  revision integer not null,
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  digest bytea not null check (length(digest) = 32),
  valid_from date not null,
  valid_to date,
  reason text not null check (length(reason) between 2 and 500),
  coverage_reason text check (length(coverage_reason) between 2 and 500),
  drafted_by uuid,
  published_by uuid,
  published_at timestamptz not null,
  primary key (zone_id, rule_id, number),
  foreign key (zone_id, rule_id) references rules.rule (zone_id, id) on delete cascade,
  foreign key (zone_id, rule_id, revision) references rules.rule_draft (zone_id, rule_id, revision) on delete cascade,
  foreign key (zone_id, drafted_by) references auth.account (zone_id, id),
  foreign key (zone_id, published_by) references auth.account (zone_id, id),
  constraint ends_after_it_begins check (valid_to >= valid_from),
  constraint four_eyes check (published_by is distinct from drafted_by or published_by is null)
);
comment on table rules.rule_version is '规则的发布版本；只增不改，某日以当时已知、涵盖该日的最后发布者为准';
comment on column rules.rule_version.digest is '规范文本的 SM3 摘要（GB/T 32905）';
comment on column rules.rule_version.coverage_reason is '条文与规则未一一对应时的说明';
comment on column rules.rule_version.published_at is '自此刻起为园区所知：更早的判定不受影响';
select platform.isolate('rules.rule_version');
grant select, insert on rules.rule_version to yuanshu_app;

create table rules.rule_withdrawal (
  zone_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  valid_from date not null,
  reason text not null check (length(reason) between 2 and 500),
  withdrawn_by uuid,
  withdrawn_at timestamptz not null,
  primary key (zone_id, id),
  foreign key (zone_id, rule_id) references rules.rule (zone_id, id) on delete cascade,
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id)
);
comment on table rules.rule_withdrawal is '撤下：自该日起先前发布的版本不再适用，直到再次发布；只增不改';
create index rule_withdrawal_rule on rules.rule_withdrawal (zone_id, rule_id);
select platform.isolate('rules.rule_withdrawal');
grant select, insert on rules.rule_withdrawal to yuanshu_app;

create table rules.parameter (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 40),
  type text not null check (type in ('number', 'boolean', 'text', 'date')),
  scale integer not null default 0 check (scale between 0 and 6),
  unit text check (length(unit) between 1 and 20),
  description text not null default '' check (length(description) <= 300),
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, name),
  foreign key (zone_id, made_by) references auth.account (zone_id, id)
);
comment on table rules.parameter is '参数：规则按名称读取的数、比例、日期，取值各有施行期和出处';
comment on column rules.parameter.scale is '小数位数';
select platform.isolate('rules.parameter');
grant select, insert, delete on rules.parameter to yuanshu_app;
create policy only_invented_rows_go on rules.parameter as restrictive for delete using (demonstration);

create table rules.parameter_value (
  zone_id uuid not null,
  id uuid not null,
  parameter_id uuid not null,
  value text not null check (length(value) <= 500),
  valid_from date not null,
  valid_to date,
  source text not null check (length(source) between 2 and 500),
  reason text not null check (length(reason) between 2 and 500),
  known_from timestamptz not null,
  set_by uuid,
  primary key (zone_id, id),
  unique (zone_id, parameter_id, known_from),
  foreign key (zone_id, parameter_id) references rules.parameter (zone_id, id) on delete cascade,
  foreign key (zone_id, set_by) references auth.account (zone_id, id),
  constraint ends_after_it_begins check (valid_to >= valid_from)
);
comment on table rules.parameter_value is '参数的取值：施行期、出处、何时为园区所知；只增不改，后知者替代先知者，但不改变先前的判定';
comment on column rules.parameter_value.known_from is '自此刻起为园区所知，精确到毫秒，同一天的两次更正得以区分';
select platform.isolate('rules.parameter_value');
grant select, insert on rules.parameter_value to yuanshu_app;

create table rules.evaluation (
  zone_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  version integer not null,
  party_id uuid,
  valid_on date not null,
  as_of timestamptz not null,
  inputs jsonb check (jsonb_typeof(inputs) = 'array'),
  answer text,
  sealed text,
  digest bytea not null check (length(digest) = 32),
  reason text check (length(reason) between 2 and 500),
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, rule_id, version) references rules.rule_version (zone_id, rule_id, number) on delete cascade,
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint open_or_sealed check ((inputs is null) = (answer is null) and (answer is null) = (sealed is not null))
);
comment on table rules.evaluation is '留存的判定：哪一版规则、哪一天、以何时所知、读了什么、答了什么；只增不改，可逐字重算';
comment on column rules.evaluation.valid_on is '判定所适用的日期';
comment on column rules.evaluation.as_of is '以此刻所知的版本和参数为准';
comment on column rules.evaluation.inputs is '读到的每一项数据及其来源';
comment on column rules.evaluation.answer is '答复的规范文本，重算须与之逐字相同';
comment on column rules.evaluation.sealed is '主体为个人时，数据与答复只以其本人密钥加密留存';
comment on column rules.evaluation.digest is '答复规范文本的 SM3 摘要（GB/T 32905）';
create index evaluation_rule on rules.evaluation (zone_id, rule_id, version, valid_on);
create index evaluation_party on rules.evaluation (zone_id, party_id) where party_id is not null;
create index evaluation_made on rules.evaluation (zone_id, made_at);
select platform.isolate('rules.evaluation');
grant select, insert on rules.evaluation to yuanshu_app;

create table rules.status (
  zone_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  status text not null check (length(status) between 1 and 40),
  since date not null,
  until date,
  rule_id uuid not null,
  evaluation_id uuid not null,
  granted_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, rule_id) references rules.rule (zone_id, id) on delete cascade,
  foreign key (zone_id, evaluation_id) references rules.evaluation (zone_id, id) on delete cascade,
  constraint ends_after_it_begins check (until >= since)
);
comment on table rules.status is '资格：由留存的判定授予，有起止日期，办事时可查验；只增不改，撤销另记一行';
create index status_party on rules.status (zone_id, party_id, status, since);
create index status_rule on rules.status (zone_id, rule_id);
create index status_evaluation on rules.status (zone_id, evaluation_id);
select platform.isolate('rules.status');
grant select, insert on rules.status to yuanshu_app;

create table rules.status_revocation (
  zone_id uuid not null,
  status_id uuid not null,
  valid_from date not null,
  reason text not null check (length(reason) between 2 and 500),
  revoked_by uuid,
  revoked_at timestamptz not null,
  primary key (zone_id, status_id),
  foreign key (zone_id, status_id) references rules.status (zone_id, id) on delete cascade,
  foreign key (zone_id, revoked_by) references auth.account (zone_id, id)
);
comment on table rules.status_revocation is '撤销资格：自该日起不再具有；只增不改';
select platform.isolate('rules.status_revocation');
grant select, insert on rules.status_revocation to yuanshu_app;
