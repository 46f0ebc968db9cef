-- Pairs that may be one firm, and merges that can be undone. A merge moves rows to the survivor one by one and keeps which:
-- undoing moves exactly these back.
create table parties.duplicate (
  zone_id uuid not null,
  id uuid not null,
  left_id uuid not null,
  right_id uuid not null,
  score smallint not null check (score between 0 and 99),
  reasons jsonb not null,
  compared text not null check (length(compared) <= 4000),
  state text not null default 'open' check (state in ('open', 'apart', 'merged')),
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 2 and 200),
  primary key (zone_id, id),
  unique (zone_id, left_id, right_id),
  foreign key (zone_id, left_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, right_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, decided_by) references auth.account (zone_id, id),
  constraint smaller_id_first check (left_id < right_id),
  constraint decided_when_not_open check ((state = 'open') = (decided_at is null))
);
comment on table parties.duplicate is '疑似重复：可能是同一家企业的两条登记，由系统提出、由人判定';
comment on column parties.duplicate.score is '相似程度，0 至 99';
comment on column parties.duplicate.reasons is '理由：代码与参数，按语言显示';
comment on column parties.duplicate.compared is '比较时双方的名称与代码；有变化才再次提出';
comment on column parties.duplicate.state is 'open 待判定，apart 不是同一家，merged 已合并';
create index duplicate_state on parties.duplicate (zone_id, state, score);
create index duplicate_right on parties.duplicate (zone_id, right_id);

create table parties.merge (
  zone_id uuid not null,
  id uuid not null,
  party_kind text not null check (party_kind in ('firm', 'institution', 'person', 'site', 'parcel')),
  survivor_id uuid not null,
  loser_id uuid not null,
  fields jsonb not null,
  reason text not null check (length(reason) between 5 and 200),
  state text not null default 'standing' check (state in ('standing', 'undone', 'lapsed')),
  merged_by uuid not null,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  undo_reason text check (length(undo_reason) between 5 and 200),
  primary key (zone_id, id),
  foreign key (zone_id, merged_by) references auth.account (zone_id, id),
  foreign key (zone_id, undone_by) references auth.account (zone_id, id),
  constraint two_parties check (survivor_id <> loser_id),
  constraint undone_at_its_end check ((state = 'undone') = (undone_at is not null))
);
comment on table parties.merge is '合并：一个主体并入另一个；撤销后仍保留';
comment on column parties.merge.survivor_id is '保留的主体；不设外键，演示数据重新生成时主体会替换';
comment on column parties.merge.loser_id is '并入的主体；不设外键，演示数据重新生成时主体会替换';
comment on column parties.merge.fields is '保留主体被改动的字段及其前后值；自然人没有';
comment on column parties.merge.state is 'standing 有效，undone 已撤销，lapsed 演示数据已重新生成';
create unique index merge_loser on parties.merge (zone_id, loser_id) where state = 'standing';
create index merge_survivor on parties.merge (zone_id, survivor_id, merged_at);

create table parties.merge_row (
  zone_id uuid not null,
  merge_id uuid not null,
  number integer not null check (number > 0),
  table_name text not null check (table_name ~ '^[a-z_]+\.[a-z_]+$'),
  column_name text not null check (column_name ~ '^[a-z_]+$'),
  key jsonb not null,
  fate text not null check (fate in ('moved', 'stayed', 'held')),
  primary key (zone_id, merge_id, number),
  foreign key (zone_id, merge_id) references parties.merge (zone_id, id)
);
comment on table parties.merge_row is '合并涉及的每一行：移到保留主体、留在原主体，或保留主体原已有；只增不改，撤销时据此移回';
comment on column parties.merge_row.key is '该行合并前的主键（园区编号除外）';
comment on column parties.merge_row.fate is 'moved 已移，stayed 因重复或只增不改而留，held 合并前保留主体已有';

select platform.isolate('parties.duplicate');
select platform.isolate('parties.merge');
select platform.isolate('parties.merge_row');
grant select, insert, delete, update (score, reasons, compared, state, proposed_at, decided_by, decided_at, decision_reason)
  on parties.duplicate to yuanshu_app;
-- A proposal that nobody has decided goes when its reasons go; a decision stays.
create policy only_undecided_go on parties.duplicate as restrictive for delete using (state = 'open');
grant select, insert, update (state, undone_by, undone_at, undo_reason) on parties.merge to yuanshu_app;
grant select, insert on parties.merge_row to yuanshu_app;

-- What a merge moves.
grant update (firm_id, partner_id, person_id) on parties.membership, parties.invitation to yuanshu_app;
grant update (person_id) on parties.person_account, parties.person_hold to yuanshu_app;
