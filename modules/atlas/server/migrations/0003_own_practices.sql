-- What a zone adds to the practices of its own: places, clusters, alliances and goals, by form or from a sheet.
create table atlas.own_entry (
  zone_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('place', 'cluster', 'alliance', 'goal')),
  name text not null check (length(name) between 2 and 100),
  description text check (length(description) between 2 and 500),
  field text check (length(field) between 1 and 60),
  district text check (length(district) between 2 and 200),
  members integer check (members >= 0),
  starts_on date,
  ends_on date,
  target numeric(19, 4) check (target >= 0),
  target_unit text check (length(target_unit) between 1 and 20),
  party_id uuid,
  source text check (length(source) between 2 and 200),
  standing boolean not null default true,
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id),
  foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  constraint own_entry_ends_after_it_begins check (ends_on >= starts_on),
  constraint own_entry_target_has_unit check ((target is null) = (target_unit is null)),
  constraint own_entry_target_of_goal check (target is null or kind = 'goal'),
  constraint own_entry_members_of_many check (members is null or kind in ('cluster', 'alliance'))
);
comment on table atlas.own_entry is '本区载体、集群、联盟与目标：由表单或表格录入';
comment on column atlas.own_entry.kind is 'place 载体，cluster 集群，alliance 联盟，goal 目标';
comment on column atlas.own_entry.field is '领域，如低空经济';
comment on column atlas.own_entry.district is '所在片区或地址';
comment on column atlas.own_entry.members is '成员数；仅集群、联盟';
comment on column atlas.own_entry.starts_on is '起始日；目标为期初';
comment on column atlas.own_entry.ends_on is '最后一日（含）；目标为期末；为空即至今';
comment on column atlas.own_entry.target is '目标值，仅目标；与 target_unit 同时有值';
comment on column atlas.own_entry.party_id is '相关主体：联盟所属机构、载体运营方、集群链主等';
comment on column atlas.own_entry.source is '依据，如文号';
comment on column atlas.own_entry.standing is '是否在册；撤回的为否';
create unique index own_entry_name on atlas.own_entry (zone_id, kind, name) where standing;
create index own_entry_party on atlas.own_entry (zone_id, party_id) where party_id is not null;

select platform.isolate('atlas.own_entry');
grant select, insert, delete on atlas.own_entry to yuanshu_app;
grant update (kind, name, description, field, district, members, starts_on, ends_on, target, target_unit, party_id, source,
  standing) on atlas.own_entry to yuanshu_app;
create policy only_invented_rows_go on atlas.own_entry as restrictive for delete using (demonstration);
