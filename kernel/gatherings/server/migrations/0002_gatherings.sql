-- Gatherings: what is planned, who is invited and came, what was asked, and what was decided. The state of a gathering follows
-- from its acts, which are only added; the row keeps what they come to, so that lists need not fold them.
create table gatherings.series (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 60),
  host_department_id uuid not null,
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, name),
  foreign key (zone_id, made_by) references auth.account (zone_id, id)
);
comment on table gatherings.series is '会议系列：如每周专班例会，后一次会议由此得知前几次的未办结事项';
select platform.isolate('gatherings.series');
grant select, insert, delete on gatherings.series to yuanshu_app;
create policy only_invented_rows_go on gatherings.series as restrictive for delete using (demonstration);

create table gatherings.gathering (
  zone_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('meeting', 'lecture', 'matching')),
  series_id uuid,
  title text not null check (length(title) between 2 and 120),
  day date not null,
  from_time text not null check (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  to_time text not null check (to_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text check (length(place) between 1 and 120),
  site_id uuid,
  host_department_id uuid not null,
  capacity integer check (capacity between 1 and 100000),
  state text not null default 'planned' check (state in ('planned', 'open', 'held', 'closed', 'cancelled')),
  acts integer not null default 1 check (acts > 0),
  questions_released boolean not null default false,
  door_code text not null check (door_code ~ '^\d{6}$'),
  door_hash bytea not null check (length(door_hash) = 32),
  door_sealed text not null,
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, series_id) references gatherings.series (zone_id, id) on delete cascade,
  foreign key (zone_id, site_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint ends_after_it_begins check (to_time > from_time),
  constraint takes_place_somewhere check (num_nonnulls(place, site_id) > 0)
);
comment on table gatherings.gathering is '会议、讲座、对接活动各一行；状态由 gathering_act 推出，此处只存现值';
comment on column gatherings.gathering.acts is '已发生的动作数，即最后一个动作的序号';
comment on column gatherings.gathering.from_time is '开始时刻，北京时间 HH:MM';
comment on column gatherings.gathering.to_time is '结束时刻，北京时间 HH:MM';
comment on column gatherings.gathering.questions_released is '提问与答复是否已对受邀人公开';
comment on column gatherings.gathering.door_code is '签到码，六位数字，每场不同';
comment on column gatherings.gathering.door_hash is '签到二维码所含密令的摘要';
comment on column gatherings.gathering.door_sealed is '签到二维码所含密令的密文，仅供主办单位重新出示';
create unique index gathering_door_code on gatherings.gathering (zone_id, door_code) where state in ('planned', 'open');
create unique index gathering_door_hash on gatherings.gathering (zone_id, door_hash);
create index gathering_day on gatherings.gathering (zone_id, day);
create index gathering_series on gatherings.gathering (zone_id, series_id, day) where series_id is not null;
create index gathering_host on gatherings.gathering (zone_id, host_department_id);
create index gathering_site on gatherings.gathering (zone_id, site_id) where site_id is not null;
select platform.isolate('gatherings.gathering');
grant select, insert, delete, update (title, day, from_time, to_time, place, site_id, capacity, state, acts,
  questions_released, host_department_id) on gatherings.gathering to yuanshu_app;
create policy only_invented_rows_go on gatherings.gathering as restrictive for delete using (demonstration);

create table gatherings.gathering_act (
  zone_id uuid not null,
  gathering_id uuid not null,
  number integer not null check (number > 0),
  act text not null check (act in ('plan', 'amend', 'move', 'open', 'hold', 'close', 'cancel')),
  reason text check (length(reason) between 2 and 500),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  by_account uuid,
  at timestamptz not null,
  primary key (zone_id, gathering_id, number),
  foreign key (zone_id, gathering_id) references gatherings.gathering (zone_id, id) on delete cascade,
  foreign key (zone_id, by_account) references auth.account (zone_id, id),
  constraint begins_with_the_plan check ((number = 1) = (act = 'plan'))
);
comment on table gatherings.gathering_act is '会议活动的动作：筹备、修改、改期、发出、召开、办结、取消；只增不改';
comment on column gatherings.gathering_act.detail is '该动作给出的新值';
select platform.isolate('gatherings.gathering_act');
grant select, insert on gatherings.gathering_act to yuanshu_app;

create table gatherings.agenda_item (
  zone_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  position integer not null check (position > 0),
  title text not null check (length(title) between 1 and 200),
  minutes integer check (minutes between 1 and 600),
  speaker text check (length(speaker) between 1 and 60),
  primary key (zone_id, id),
  foreign key (zone_id, gathering_id) references gatherings.gathering (zone_id, id) on delete cascade
);
comment on table gatherings.agenda_item is '议程：按序排列；系列往次未办结事项不存于此，随时另行算出列于首位';
create index agenda_item_gathering on gatherings.agenda_item (zone_id, gathering_id, position);
select platform.isolate('gatherings.agenda_item');
grant select, insert, delete, update (position, title, minutes, speaker) on gatherings.agenda_item to yuanshu_app;

create table gatherings.invitation (
  zone_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  kind text not null check (kind in ('firm', 'institution', 'person', 'account', 'department')),
  party_id uuid,
  account_id uuid,
  department_id uuid,
  invitee uuid not null generated always as (coalesce(party_id, account_id, department_id)) stored,
  walk_in boolean not null default false,
  answer text check (answer in ('yes', 'no', 'another', 'unknown')),
  substitute text check (length(substitute) between 1 and 60),
  answered_how text check (answered_how in ('account', 'link', 'officer')),
  answered_at timestamptz,
  waiting_since timestamptz,
  token_hash bytea check (length(token_hash) = 32),
  invited_by uuid,
  invited_at timestamptz not null,
  told_at timestamptz,
  withdrawn_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, gathering_id) references gatherings.gathering (zone_id, id) on delete cascade,
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, invited_by) references auth.account (zone_id, id),
  constraint names_one_invitee check (num_nonnulls(party_id, account_id, department_id) = 1),
  constraint kind_fits_invitee check ((kind in ('firm', 'institution', 'person')) = (party_id is not null)
    and (kind = 'account') = (account_id is not null)),
  constraint answer_has_its_time check ((answer is null) = (answered_at is null)
    and (answer is null) = (answered_how is null)),
  constraint only_who_comes_waits check (waiting_since is null or answer in ('yes', 'another')),
  constraint only_another_is_substituted check (substitute is null or answer = 'another')
);
comment on table gatherings.invitation is '邀请：企业、机构、自然人、账号、部门各一席，含回执与候补';
comment on column gatherings.invitation.substitute is '改派何人：只记职务，不记姓名';
comment on column gatherings.invitation.waiting_since is '席位已满时自何时起候补；为空即不在候补';
comment on column gatherings.invitation.token_hash is '回执链接密令的摘要；密令本身不存';
comment on column gatherings.invitation.walk_in is '未受邀而到场，由工作人员补登';
comment on column gatherings.invitation.told_at is '邀请通知发出时间';
create unique index invitation_invitee on gatherings.invitation (zone_id, gathering_id, invitee) where withdrawn_at is null;
create unique index invitation_token on gatherings.invitation (zone_id, token_hash) where token_hash is not null;
create index invitation_of on gatherings.invitation (zone_id, invitee);
create index invitation_party on gatherings.invitation (zone_id, party_id) where party_id is not null;
select platform.isolate('gatherings.invitation');
grant select, insert, delete, update (party_id, answer, substitute, answered_how, answered_at, waiting_since, token_hash,
  told_at, withdrawn_at) on gatherings.invitation to yuanshu_app;
create policy only_invented_rows_go on gatherings.invitation as restrictive for delete using (demonstration);

create table gatherings.attendance (
  zone_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  invitation_id uuid not null,
  account_id uuid,
  person_id uuid,
  attendant uuid not null generated always as (coalesce(person_id, account_id, invitation_id)) stored,
  how text not null check (how in ('account', 'link', 'name', 'hand')),
  by_account uuid,
  at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, gathering_id, attendant),
  foreign key (zone_id, gathering_id) references gatherings.gathering (zone_id, id) on delete cascade,
  foreign key (zone_id, invitation_id) references gatherings.invitation (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, by_account) references auth.account (zone_id, id),
  foreign key (zone_id, person_id) references parties.party (zone_id, id) on delete cascade
);
comment on table gatherings.attendance is '签到：每人每场一次';
comment on column gatherings.attendance.attendant is '何人签到：自然人，无则账号，再无则邀请';
comment on column gatherings.attendance.how is 'account 登录扫码，link 邀请链接，name 姓名加手机号，hand 工作人员代签';
create index attendance_invitation on gatherings.attendance (zone_id, invitation_id);
create index attendance_person on gatherings.attendance (zone_id, person_id) where person_id is not null;
select platform.isolate('gatherings.attendance');
grant select, insert, delete, update (person_id) on gatherings.attendance to yuanshu_app;
create policy only_invented_rows_go on gatherings.attendance as restrictive for delete using (demonstration);

create table gatherings.question (
  zone_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  text text not null check (length(text) between 2 and 1000),
  invitation_id uuid,
  account_id uuid,
  asked_at timestamptz not null,
  pinned boolean not null default false,
  answer text check (length(answer) between 2 and 2000),
  answered_how text check (answered_how in ('written', 'aloud')),
  answered_by uuid,
  answered_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, gathering_id) references gatherings.gathering (zone_id, id) on delete cascade,
  foreign key (zone_id, invitation_id) references gatherings.invitation (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, answered_by) references auth.account (zone_id, id),
  constraint written_has_words check ((answered_how = 'written') is not true or answer is not null),
  constraint answer_has_its_way check ((answered_how is null) = (answered_at is null)
    and (answer is null or answered_how is not null))
);
comment on table gatherings.question is '提问：会前会中提出，书面答复或标记当场已答';
create index question_gathering on gatherings.question (zone_id, gathering_id, asked_at);
select platform.isolate('gatherings.question');
grant select, insert, update (pinned, answer, answered_how, answered_by, answered_at) on gatherings.question to yuanshu_app;

create table gatherings.decision (
  zone_id uuid not null,
  id uuid not null,
  gathering_id uuid not null,
  number integer not null check (number > 0),
  text text not null check (length(text) between 2 and 500),
  department_id uuid,
  due_on date,
  case_id uuid,
  made_by uuid,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (zone_id, id),
  unique (zone_id, gathering_id, number),
  foreign key (zone_id, gathering_id) references gatherings.gathering (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint assigned_to_somebody_by_some_day check (case_id is null or (department_id is not null and due_on is not null))
);
comment on table gatherings.decision is '议定事项：交办后成为办件，办理情况以办件为准';
comment on column gatherings.decision.case_id is '交办后的办件；为空即尚未交办';
create index decision_case on gatherings.decision (zone_id, case_id) where case_id is not null;
select platform.isolate('gatherings.decision');
grant select, insert, update (text, department_id, due_on, case_id, withdrawn_at) on gatherings.decision to yuanshu_app;
