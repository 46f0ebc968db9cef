-- The organisation as dated records. A state holds from its day until the next state of the same subject, so that two
-- periods cannot overlap and no day has two owners: the primary key forbids it, whatever is written at once. Nothing is
-- overwritten: a later change of the same day, a correction or an undoing adds a row with a higher number, and the highest
-- number of a day counts. A change takes the next number of its zone; of two written at once only one can have it.
create table parties.organisation_change (
  zone_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('loading', 'founding', 'amending', 'merging', 'splitting', 'closing', 'postAdding',
    'postAmending', 'postAbolishing', 'appointing', 'ending', 'confirming', 'dutyAssigning', 'correcting', 'undoing')),
  effective_on date not null,
  document_number text check (length(document_number) between 2 and 60),
  reason text check (length(reason) between 2 and 500),
  undoes integer,
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, number),
  unique (zone_id, undoes),
  foreign key (zone_id, undoes) references parties.organisation_change (zone_id, number),
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint undoing_names_what check ((kind = 'undoing') = (undoes is not null)),
  constraint undoes_what_was_before check (undoes < number)
);
comment on table parties.organisation_change is '机构沿革：每次设立、更名、合并、分设、撤销、任免、职责调整一行，按园区连续编号，只增不改';
comment on column parties.organisation_change.effective_on is '生效日，可早于或晚于登记日';
comment on column parties.organisation_change.document_number is '文号';
comment on column parties.organisation_change.undoes is '撤回的是哪一号；撤回也是一次变动';

create table parties.department_state (
  zone_id uuid not null,
  department_id uuid not null,
  valid_from date not null,
  change_number integer not null,
  status text not null check (status in ('standing', 'closed', 'void')),
  parent_id uuid,
  kind text check (kind in ('zoneAuthority', 'department', 'section')),
  code text check (code ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  name text check (length(name) between 2 and 60),
  position integer check (position > 0),
  demonstration boolean not null default false,
  primary key (zone_id, department_id, valid_from, change_number),
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  foreign key (zone_id, parent_id) references parties.department (zone_id, id),
  foreign key (zone_id, change_number) references parties.organisation_change (zone_id, number),
  constraint void_says_nothing check ((status = 'void') = (kind is null and code is null and name is null
    and position is null)),
  constraint only_authority_is_root check (status = 'void' or (kind = 'zoneAuthority') = (parent_id is null))
);
comment on table parties.department_state is '机构状态：自生效日（含）起至下一状态之前有效；同日以变动号大者为准';
comment on column parties.department_state.status is 'standing 在设，closed 已撤销，void 该日的状态已撤回';
comment on column parties.department_state.position is '排列次序';

create table parties.post (
  zone_id uuid not null,
  id uuid not null,
  demonstration boolean not null default false,
  primary key (zone_id, id)
);
comment on table parties.post is '岗位：只有编号，名称、所在部门和任职人见 post_state';

create table parties.post_state (
  zone_id uuid not null,
  post_id uuid not null,
  valid_from date not null,
  change_number integer not null,
  status text not null check (status in ('standing', 'closed', 'void')),
  department_id uuid,
  title text check (length(title) between 1 and 60),
  head boolean,
  position integer check (position > 0),
  holder_id uuid,
  main boolean,
  confirmed boolean,
  demonstration boolean not null default false,
  primary key (zone_id, post_id, valid_from, change_number),
  foreign key (zone_id, post_id) references parties.post (zone_id, id),
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  foreign key (zone_id, holder_id) references parties.staff (zone_id, id),
  foreign key (zone_id, change_number) references parties.organisation_change (zone_id, number),
  constraint void_says_nothing check ((status = 'void') = (department_id is null and title is null and head is null
    and position is null and main is null and confirmed is null)),
  constraint holder_of_standing_post check (holder_id is null or status = 'standing')
);
comment on table parties.post_state is '岗位状态与任职：一个岗位同日至多一人任职，无任职人即空缺';
comment on column parties.post_state.head is '部门负责人岗位';
comment on column parties.post_state.main is '任职人的主岗；否则为兼职';
comment on column parties.post_state.confirmed is '负责人任职经安全管理员确认';
create index post_state_holder on parties.post_state (zone_id, holder_id) where holder_id is not null;

create table parties.duty_item (
  zone_id uuid not null,
  kind text not null check (kind in ('issueCategory', 'serviceItem', 'alarmKind')),
  code text not null check (code ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  name text not null check (length(name) between 2 and 60),
  withdrawn boolean not null default false,
  demonstration boolean not null default false,
  primary key (zone_id, kind, code)
);
comment on table parties.duty_item is '职责事项目录：诉求类别、服务事项、报警种类';
comment on column parties.duty_item.withdrawn is '已停用；沿革仍可查';

create table parties.duty_state (
  zone_id uuid not null,
  kind text not null check (kind in ('issueCategory', 'serviceItem', 'alarmKind')),
  code text not null check (code ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  valid_from date not null,
  change_number integer not null,
  status text not null check (status in ('owned', 'open', 'void')),
  department_id uuid,
  post_id uuid,
  demonstration boolean not null default false,
  primary key (zone_id, kind, code, valid_from, change_number),
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  foreign key (zone_id, post_id) references parties.post (zone_id, id),
  foreign key (zone_id, change_number) references parties.organisation_change (zone_id, number),
  constraint owned_by_somebody check ((status = 'owned') = (department_id is not null)),
  constraint post_within_department check (post_id is null or department_id is not null)
);
comment on table parties.duty_state is '职责归属：一个事项同日恰有一个牵头部门，或无人牵头（空白）';

create table parties.work_move (
  zone_id uuid not null,
  change_number integer not null,
  from_id uuid not null,
  to_id uuid not null,
  due_on date not null,
  done_at timestamptz,
  moved jsonb,
  demonstration boolean not null default false,
  primary key (zone_id, change_number, from_id),
  foreign key (zone_id, change_number) references parties.organisation_change (zone_id, number),
  foreign key (zone_id, from_id) references parties.department (zone_id, id),
  foreign key (zone_id, to_id) references parties.department (zone_id, id)
);
comment on table parties.work_move is '未办结事项随机构转移：到生效日由作业办理';
comment on column parties.work_move.moved is '各模块实际转移的事项编号，撤回时据以退还';
create index work_move_due on parties.work_move (zone_id, due_on) where done_at is null;

-- What stood before without dates is carried over as standing since the beginning of 2000. The owner sees rows of all
-- zones only while the isolation is not forced on it.
alter table parties.department no force row level security;
alter table parties.staff no force row level security;

insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at, demonstration)
select zone_id, 1, 'loading', date '2000-01-01', now(), bool_and(demonstration) from parties.department group by zone_id;

insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, parent_id, kind, code,
  name, position, demonstration)
select zone_id, id, date '2000-01-01', 1, 'standing', parent_id, kind, code, name, position, demonstration
from parties.department;

insert into parties.post (zone_id, id, demonstration) select zone_id, id, demonstration from parties.staff;

insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head, position,
  holder_id, main, confirmed, demonstration)
select zone_id, id, date '2000-01-01', 1, 'standing', department_id, post, false, position, id, true, false, demonstration
from parties.staff;

alter table parties.department
  drop column parent_id, drop column kind, drop column code, drop column name, drop column position;
comment on table parties.department is '机构：管委会、部门、科室，只有编号；名称与上级见 department_state';
alter table parties.staff drop column department_id, drop column post;
comment on table parties.staff is '工作人员；任职见 post_state；只存办公分机，不存个人电话';
comment on column parties.staff.account_id is '登录账户；没有账户的为空，一个账户至多一名工作人员';

alter table parties.department force row level security;
alter table parties.staff force row level security;

select platform.isolate('parties.organisation_change');
select platform.isolate('parties.department_state');
select platform.isolate('parties.post');
select platform.isolate('parties.post_state');
select platform.isolate('parties.duty_item');
select platform.isolate('parties.duty_state');
select platform.isolate('parties.work_move');

grant select, insert, delete on parties.organisation_change, parties.department_state, parties.post, parties.post_state,
  parties.duty_item, parties.duty_state, parties.work_move to yuanshu_app;
grant update (name, withdrawn) on parties.duty_item to yuanshu_app;
grant update (done_at, moved) on parties.work_move to yuanshu_app;
create policy only_invented_rows_go on parties.organisation_change as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.department_state as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.post as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.post_state as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.duty_item as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.duty_state as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.work_move as restrictive for delete using (demonstration);
