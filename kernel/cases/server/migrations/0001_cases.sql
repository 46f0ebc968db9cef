-- Closed loops: the acts are the truth and only ever added; everything beside them follows from the acts and serves quick lists.
create schema cases;
comment on schema cases is '办件：每件事是一串只增不改的动作，状态、待办、时限均由动作推出';
grant usage on schema cases to yuanshu_app;

create table cases.series (
  zone_id uuid not null,
  prefix text not null check (prefix ~ '^[A-Z]{1,6}$'),
  year integer not null check (year between 2000 and 2200),
  last integer not null check (last > 0),
  primary key (zone_id, prefix, year)
);
comment on table cases.series is '编号流水：每类办件每年一列，号码不空不重';

create table cases.case_file (
  zone_id uuid not null,
  id uuid not null,
  lifecycle text not null check (lifecycle ~ '^[a-z]+[.][a-zA-Z]+$'),
  number text not null check (length(number) between 8 and 24),
  title text not null check (length(title) between 1 and 200),
  party_id uuid,
  dispatcher_id uuid,
  opened_at timestamptz not null,
  opened_on date not null,
  opened_by uuid,
  state text not null,
  sequence integer not null check (sequence > 0),
  lead_id uuid,
  lead_account_id uuid,
  due_on date,
  warn_on date,
  paused boolean not null default false,
  supervision text check (supervision in ('raised', 'approved', 'received', 'answered', 'reviewed', 'closed', 'refused')),
  changed_at timestamptz not null,
  concluded_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, number),
  foreign key (zone_id, party_id) references parties.party (zone_id, id),
  foreign key (zone_id, dispatcher_id) references parties.department (zone_id, id),
  foreign key (zone_id, lead_id) references parties.department (zone_id, id)
);
comment on table cases.case_file is '办件：编号、标题与由动作推出的现状；现状列可由动作重算，二者必须相等';
comment on column cases.case_file.sequence is '最后一个动作的序号；并发办理以此判定先后';
comment on column cases.case_file.dispatcher_id is '交办部门';
comment on column cases.case_file.lead_id is '主办部门';
comment on column cases.case_file.due_on is '在走时限中最早的到期日；暂停或无时限时为空';
comment on column cases.case_file.warn_on is '亮黄灯之日';
comment on column cases.case_file.supervision is '督办所处环节';
create index case_opened_by on cases.case_file (zone_id, opened_by, opened_at desc) where opened_by is not null;
create index case_party on cases.case_file (zone_id, party_id) where party_id is not null;
create index case_lead_open on cases.case_file (zone_id, lead_id, due_on) where concluded_at is null and lead_id is not null;
create index case_light on cases.case_file (zone_id, due_on, warn_on, id) where concluded_at is null and due_on is not null;
create index case_paused on cases.case_file (zone_id, id) where concluded_at is null and paused;
create index case_kind on cases.case_file (zone_id, lifecycle, opened_on, id);
create index case_dispatcher on cases.case_file (zone_id, dispatcher_id) where dispatcher_id is not null;
create index case_supervised on cases.case_file (zone_id, changed_at, id) where supervision is not null;

create table cases.action (
  zone_id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence between 1 and 10000),
  name text not null check (name ~ '^[a-z][a-zA-Z]{1,40}$'),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'party', 'system')),
  account_id uuid,
  department_id uuid,
  party_id uuid,
  on_behalf_of uuid,
  comment text check (length(comment) between 1 and 4000),
  detail jsonb not null default '{}',
  from_state text,
  to_state text not null,
  demonstration boolean not null default false,
  primary key (zone_id, case_id, sequence),
  foreign key (zone_id, case_id) references cases.case_file (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, on_behalf_of) references auth.account (zone_id, id),
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id),
  constraint acted_by_somebody check (actor_kind <> 'account' or account_id is not null)
);
comment on table cases.action is '动作：只增不改，谁在何时以何部门身份办理了什么；现状由全部动作推出';
comment on column cases.action.on_behalf_of is '代谁办理：委托期间由受托人办理';
comment on column cases.action.detail is '动作所指的部门、人员、会签名单、时限读数等；不含个人信息';
create index action_account on cases.action (zone_id, account_id, at desc) where account_id is not null;
create index action_on_behalf on cases.action (zone_id, on_behalf_of) where on_behalf_of is not null;
create index action_party on cases.action (zone_id, party_id) where party_id is not null;
create index action_department on cases.action (zone_id, department_id) where department_id is not null;

create table cases.task (
  zone_id uuid not null,
  case_id uuid not null,
  place smallint not null check (place >= 0),
  kind text not null check (kind in ('move', 'assist', 'sign', 'approveSupervision', 'receiveSupervision',
    'answerSupervision', 'reviewSupervision', 'closeSupervision')),
  lifecycle text not null,
  department_id uuid,
  account_id uuid,
  party_id uuid,
  heads_only boolean not null default false,
  leaders boolean not null default false,
  since timestamptz not null,
  due_on date,
  warn_on date,
  paused boolean not null default false,
  demonstration boolean not null default false,
  primary key (zone_id, case_id, place),
  foreign key (zone_id, case_id) references cases.case_file (zone_id, id) on delete cascade,
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id)
);
comment on table cases.task is '待办：由现状推出，每次动作后重写；恰为一个部门、一人、一家企业或全体领导的一行';
comment on column cases.task.heads_only is '只列给部门负责人';
comment on column cases.task.leaders is '列给园区领导';
create index task_account on cases.task (zone_id, account_id, due_on, warn_on, paused) where account_id is not null;
create index task_department on cases.task (zone_id, department_id, heads_only, due_on, warn_on, paused)
  where department_id is not null;
create index task_party on cases.task (zone_id, party_id) where party_id is not null;
create index task_leaders on cases.task (zone_id, due_on, warn_on, paused) where leaders;

create table cases.participant (
  zone_id uuid not null,
  account_id uuid not null,
  case_id uuid not null,
  last_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, account_id, case_id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, case_id) references cases.case_file (zone_id, id) on delete cascade
);
comment on table cases.participant is '已办：谁办理过哪件，最近一次在何时';
create index participant_last on cases.participant (zone_id, account_id, last_at desc);
create index participant_case on cases.participant (zone_id, case_id);

create table cases.copy (
  zone_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  account_id uuid,
  department_id uuid,
  copied_at timestamptz not null,
  copied_by uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, case_id) references cases.case_file (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, copied_by) references auth.account (zone_id, id),
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  constraint copied_to_one check ((account_id is null) <> (department_id is null))
);
comment on table cases.copy is '抄送：抄给人或部门';
-- Counting what was copied asks for the copy too, since each reader reads it for itself.
create unique index copy_account on cases.copy (zone_id, account_id, case_id) include (id) where account_id is not null;
create unique index copy_department on cases.copy (zone_id, department_id, case_id) include (id)
  where department_id is not null;
create index copy_case on cases.copy (zone_id, case_id);

create table cases.copy_reading (
  zone_id uuid not null,
  copy_id uuid not null,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (zone_id, account_id, copy_id),
  foreign key (zone_id, copy_id) references cases.copy (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table cases.copy_reading is '抄送已阅：谁在何时读过';
create index copy_reading_copy on cases.copy_reading (zone_id, copy_id);

create table cases.absence (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  deputy_id uuid not null,
  first_on date not null,
  last_on date not null,
  reason text not null check (length(reason) between 2 and 200),
  set_by uuid not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, deputy_id) references auth.account (zone_id, id),
  foreign key (zone_id, set_by) references auth.account (zone_id, id),
  constraint days_in_order check (last_on >= first_on and last_on < first_on + 366),
  constraint somebody_else check (account_id <> deputy_id),
  constraint one_deputy_a_day exclude using gist (
    parties.uuid_range(zone_id, zone_id, '[]') with &&,
    parties.uuid_range(account_id, account_id, '[]') with &&,
    daterange(first_on, last_on, '[]') with &&
  ) where (ended_at is null)
);
comment on table cases.absence is '外出委托：某段日子里由谁代办；动作上记明代谁';
create index absence_deputy on cases.absence (zone_id, deputy_id, first_on, last_on) where ended_at is null;
create index absence_set_by on cases.absence (zone_id, set_by);

select platform.isolate('cases.series');
select platform.isolate('cases.case_file');
select platform.isolate('cases.action');
select platform.isolate('cases.task');
select platform.isolate('cases.participant');
select platform.isolate('cases.copy');
select platform.isolate('cases.copy_reading');
select platform.isolate('cases.absence');

grant select, insert, update (last) on cases.series to yuanshu_app;
grant select, insert, delete on cases.action to yuanshu_app;
grant select, insert, delete on cases.case_file to yuanshu_app;
grant update (title, party_id, dispatcher_id, state, sequence, lead_id, lead_account_id, due_on, warn_on, paused,
  supervision, changed_at, concluded_at) on cases.case_file to yuanshu_app;
grant select, insert, delete on cases.task to yuanshu_app;
grant update (party_id) on cases.task to yuanshu_app;
grant select, insert, update (last_at) on cases.participant to yuanshu_app;
grant select, insert on cases.copy, cases.copy_reading to yuanshu_app;
grant select, insert, delete, update (ended_at) on cases.absence to yuanshu_app;

-- What people did stays for ever; what was invented goes when it is invented anew.
create policy only_invented_rows_go on cases.case_file as restrictive for delete using (demonstration);
create policy only_invented_rows_go on cases.action as restrictive for delete using (demonstration);
create policy only_invented_rows_go on cases.absence as restrictive for delete using (demonstration);
