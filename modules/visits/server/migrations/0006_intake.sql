-- What firms file themselves: one message, one number, one page on which it is followed. Whoever filed it is known by a link
-- whose secret is not stored, and is reached by what lies under a key of its own and goes with that key.
create table visits.need (
  zone_id uuid not null,
  id uuid not null,
  number text not null check (number ~ '^[A-Z]{1,4}[0-9]{6}-[0-9]{4,6}$'),
  entrance text not null check (entrance in ('portal', 'code', 'officer')),
  channel text check (channel in ('phone', 'letter', 'inPerson', 'message', 'other')),
  firm_id uuid,
  firm_told text check (length(firm_told) between 2 and 100),
  code_told text check (code_told ~ '^[0-9A-Z]{1,18}$'),
  place text check (length(place) between 1 and 60),
  matter text not null check (length(matter) between 5 and 2000),
  contact text,
  token_digest bytea not null check (length(token_digest) = 32),
  sender_digest bytea check (length(sender_digest) = 32),
  state text not null default 'filed' check (state in ('filed', 'answered', 'split', 'joined', 'refused')),
  filed_on date not null,
  filed_at timestamptz not null,
  filed_by uuid,
  concluded_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, number),
  unique (zone_id, token_digest),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, filed_by) references auth.account (zone_id, id),
  constraint channel_of_officer check ((entrance = 'officer') = (channel is not null)),
  constraint concluded_unless_filed check ((state = 'filed') = (concluded_at is null)),
  constraint answered_after_filed check (concluded_at >= filed_at)
);
comment on table visits.need is '企业诉求来件：企业自己提出，或专员代录；一件一号，一页跟踪';
comment on column visits.need.entrance is 'portal 登录后提出，code 扫码提出，officer 工作人员代录';
comment on column visits.need.channel is '代录时的来源：phone 电话，letter 来信，inPerson 当面，message 网络消息，other 其他';
comment on column visits.need.firm_told is '来件自填的企业名称；对上名册前以此称呼';
comment on column visits.need.code_told is '来件自填的统一社会信用代码';
comment on column visits.need.place is '所扫二维码张贴之处';
comment on column visits.need.contact is '联系人与电话的密文，密钥以来件编号为名，销毁密钥即无法再读';
comment on column visits.need.token_digest is '跟踪链接密钥的摘要；密钥本身不存';
comment on column visits.need.sender_digest is '网络地址的带钥摘要，用于限制频次';
comment on column visits.need.state is 'filed 待答复，answered 已直接答复，split 已转为事项，joined 已并入既有事项，refused 不予受理';
comment on column visits.need.filed_on is '提出之日（北京时间）';
create index need_filed on visits.need (zone_id, filed_on);
create index need_open on visits.need (zone_id, filed_at) where state = 'filed';
create index need_firm on visits.need (zone_id, firm_id) where firm_id is not null;
create index need_sender on visits.need (zone_id, sender_digest, filed_at) where sender_digest is not null;

create table visits.need_act (
  zone_id uuid not null,
  need_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('filed', 'named', 'answered', 'split', 'joined', 'refused')),
  words text check (length(words) between 2 and 1000),
  elsewhere text check (length(elsewhere) between 2 and 200),
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, need_id, number),
  foreign key (zone_id, need_id) references visits.need (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint says_something check (kind not in ('answered', 'refused') or words is not null)
);
comment on table visits.need_act is '来件办理记录：提出、认定企业、答复、转为事项、并入、不予受理，按件连续编号，只增不改';
comment on column visits.need_act.words is '告知来件人的话';
comment on column visits.need_act.elsewhere is '不予受理时应去何处';

create table visits.need_matter (
  zone_id uuid not null,
  need_id uuid not null,
  position integer not null check (position > 0),
  issue_id uuid not null,
  joined boolean not null,
  demonstration boolean not null default false,
  primary key (zone_id, need_id, position),
  unique (zone_id, need_id, issue_id),
  foreign key (zone_id, need_id) references visits.need (zone_id, id) on delete cascade
);
comment on table visits.need_matter is '来件与诉求事项的对应：一件可转为多项，多件可并入一项';
comment on column visits.need_matter.joined is '并入既有事项；否则为由本件新立';
create index need_matter_issue on visits.need_matter (zone_id, issue_id);

select platform.isolate('visits.need');
select platform.isolate('visits.need_act');
select platform.isolate('visits.need_matter');

grant select, insert, delete on visits.need, visits.need_act, visits.need_matter to yuanshu_app;
grant update (state, concluded_at, firm_id) on visits.need to yuanshu_app;
create policy only_invented_rows_go on visits.need as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.need_act as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.need_matter as restrictive for delete using (demonstration);
