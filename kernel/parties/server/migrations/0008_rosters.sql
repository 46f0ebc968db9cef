-- Who stood on which list, in which state of business, and in which relation to whom, on which day. Rows are never changed
-- but for the act that takes them back: a correction takes the old row back and writes a new one, and undoing does the same
-- the other way round, so that what was known at any time can still be told.

create table parties.roster (
  zone_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  name text not null check (length(name) between 2 and 60),
  kind text not null check (kind in ('industry', 'chain', 'cluster', 'tier', 'title', 'own')),
  exclusive boolean not null,
  party_kinds text[] not null check (cardinality(party_kinds) between 1 and 5
    and party_kinds <@ array['firm', 'institution', 'person', 'site', 'parcel']),
  document_number text check (length(document_number) between 2 and 60),
  founded_on date not null,
  closed_on date,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, code),
  constraint closed_after_founded check (closed_on >= founded_on)
);
comment on table parties.roster is '名单：园区自定的产业、产业链、集群、梯队、资质称号与自有名单；停用后仍保留';
comment on column parties.roster.exclusive is '名单内互斥：同一主体同日至多列入其中一项';
comment on column parties.roster.party_kinds is '可列入的主体种类';
comment on column parties.roster.document_number is '设立依据文号';
comment on column parties.roster.closed_on is '自该日起停用；在用的为空';

create table parties.roster_item (
  zone_id uuid not null,
  roster_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  name text not null check (length(name) between 1 and 60),
  position integer not null check (position > 0),
  withdrawn boolean not null default false,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, roster_id, id),
  unique (zone_id, roster_id, code),
  foreign key (zone_id, roster_id) references parties.roster (zone_id, id)
);
comment on table parties.roster_item is '名单的项：细分产业、链上环节、梯队层级、资质种类等；没有层级的名单有一项';
comment on column parties.roster_item.withdrawn is '不再列入新的主体；已列入的仍可查';

create table parties.roster_act (
  zone_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  kind text not null check (kind in ('adding', 'moving', 'ending', 'correcting', 'voiding', 'closing', 'undoing')),
  reason text check (length(reason) between 2 and 500),
  undoes uuid,
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, undoes),
  foreign key (zone_id, roster_id) references parties.roster (zone_id, id),
  foreign key (zone_id, undoes) references parties.roster_act (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint undoing_names_what check (kind = 'undoing' or undoes is null),
  constraint not_itself check (undoes <> id)
);
comment on table parties.roster_act is '名单变动：列入、转项、移出、更正、作废、停用、撤回，每次一行，只增不改';
comment on column parties.roster_act.undoes is '撤回的是哪一次变动；撤回也是一次变动，至多一次';
create index roster_act_time on parties.roster_act (zone_id, roster_id, made_at);

create table parties.roster_entry (
  zone_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  item_id uuid not null,
  party_id uuid not null,
  lane_id uuid not null,
  starts_on date not null,
  ends_on date check (ends_on > starts_on),
  certificate text check (length(certificate) between 1 and 60),
  certificate_until date,
  document_number text check (length(document_number) between 2 and 60),
  link text check (link ~ '^https?://' and length(link) <= 500),
  made_by uuid not null,
  taken_back_by uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, roster_id, item_id) references parties.roster_item (zone_id, roster_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references parties.roster_act (zone_id, id) on delete cascade,
  foreign key (zone_id, taken_back_by) references parties.roster_act (zone_id, id),
  constraint lane_of_roster_or_item check (lane_id in (roster_id, item_id)),
  constraint once_a_day exclude using gist (
    parties.uuid_range(zone_id, zone_id, '[]') with &&,
    parties.uuid_range(party_id, party_id, '[]') with &&,
    parties.uuid_range(lane_id, lane_id, '[]') with &&,
    daterange(starts_on, ends_on) with &&
  ) where (taken_back_by is null)
);
comment on table parties.roster_entry is '列入：某主体自某日（含）至某日（不含）列入某名单某项；同一道内同一主体的期间不重叠';
comment on column parties.roster_entry.lane_id is '不得重叠的道：互斥名单为名单，其余为项';
comment on column parties.roster_entry.ends_on is '移出之日（不含）；未定的为空';
comment on column parties.roster_entry.certificate is '证书编号';
comment on column parties.roster_entry.certificate_until is '证书有效期至（含）';
comment on column parties.roster_entry.made_by is '由哪次变动写入';
comment on column parties.roster_entry.taken_back_by is '由哪次变动取代或作废；有效的为空';
create index roster_entry_party on parties.roster_entry (zone_id, party_id);
create index roster_entry_roster on parties.roster_entry (zone_id, roster_id, item_id) where taken_back_by is null;
create index roster_entry_made on parties.roster_entry (zone_id, made_by);
create index roster_entry_taken_back on parties.roster_entry (zone_id, taken_back_by) where taken_back_by is not null;

create function parties.keep_lane() returns trigger language plpgsql as $$
declare
  alone boolean;
begin
  select exclusive into alone from parties.roster where zone_id = new.zone_id and id = new.roster_id;
  new.lane_id := case when alone then new.roster_id else new.item_id end;
  return new;
end $$;
comment on function parties.keep_lane() is '道由名单是否互斥决定，写入者不能自定';
revoke execute on function parties.keep_lane() from public;
create trigger keep_lane before insert on parties.roster_entry for each row execute function parties.keep_lane();

-- A state holds from its day until the next one of the firm; of one day the highest number counts, so that no day has two.
create table parties.firm_status (
  zone_id uuid not null,
  firm_id uuid not null,
  valid_from date not null,
  number integer not null check (number > 0),
  status text not null check (status in ('operating', 'suspended', 'deregistered', 'void')),
  reason text check (length(reason) between 2 and 200),
  document_number text check (length(document_number) between 2 and 60),
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, firm_id, number),
  unique (zone_id, firm_id, valid_from, number),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id)
);
comment on table parties.firm_status is '企业状态沿革：自生效日（含）起至下一状态之前有效；同日以号大者为准；只增不改';
comment on column parties.firm_status.status is 'void 表示该日登记的状态已作废';
create index firm_status_day on parties.firm_status (zone_id, valid_from);

create table parties.relation (
  zone_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('employment', 'legalRepresentative', 'shareholding', 'control', 'branch', 'kin',
    'guarantee', 'cooperation')),
  from_id uuid not null,
  to_id uuid not null,
  share_percent numeric(9, 6) check (share_percent > 0 and share_percent <= 100),
  post text check (length(post) between 1 and 60),
  kinship text check (kinship in ('spouse', 'parent', 'child', 'sibling', 'inLaw', 'other')),
  starts_on date not null,
  ends_on date check (ends_on > starts_on),
  source text not null check (length(source) between 2 and 200),
  document_number text check (length(document_number) between 2 and 60),
  made_by uuid,
  made_at timestamptz not null,
  replaces uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  take_back_reason text check (length(take_back_reason) between 2 and 200),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, from_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, to_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, replaces) references parties.relation (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  foreign key (zone_id, taken_back_by) references auth.account (zone_id, id),
  constraint between_two check (from_id <> to_id),
  constraint share_of_shareholders check ((kind = 'shareholding') = (share_percent is not null)),
  constraint post_of_employed check (post is null or kind = 'employment'),
  constraint kinship_of_kin check ((kind = 'kin') = (kinship is not null)),
  constraint one_status_a_day exclude using gist (
    parties.uuid_range(zone_id, zone_id, '[]') with &&,
    parties.text_range(kind, kind, '[]') with &&,
    parties.uuid_range(from_id, from_id, '[]') with &&,
    parties.uuid_range(to_id, to_id, '[]') with &&,
    daterange(starts_on, ends_on) with &&
  ) where (taken_back_at is null and kind not in ('guarantee', 'cooperation'))
);
comment on table parties.relation is '主体之间的关系：任职、法定代表人、持股、控制、分支、亲属、担保、合作，有方向、有起止、有来源';
comment on column parties.relation.from_id is '人或持有方：任职者、股东、控制方、总部、担保方';
comment on column parties.relation.to_id is '对方：任职企业、被持股方、被控制方、分支、被担保方';
comment on column parties.relation.share_percent is '持股比例，百分数';
comment on column parties.relation.ends_on is '终止之日（不含）；未定的为空';
comment on column parties.relation.replaces is '更正或终止时取代的是哪一行';
create index relation_from on parties.relation (zone_id, from_id);
create index relation_to on parties.relation (zone_id, to_id);

select platform.isolate('parties.roster');
select platform.isolate('parties.roster_item');
select platform.isolate('parties.roster_act');
select platform.isolate('parties.roster_entry');
select platform.isolate('parties.firm_status');
select platform.isolate('parties.relation');

grant select, insert, delete on parties.roster, parties.roster_item, parties.roster_act, parties.roster_entry,
  parties.firm_status, parties.relation to yuanshu_app;
grant update (name, document_number, closed_on) on parties.roster to yuanshu_app;
grant update (name, position, withdrawn) on parties.roster_item to yuanshu_app;
-- The parties themselves change only when one is merged into another.
grant update (taken_back_by, party_id) on parties.roster_entry to yuanshu_app;
grant update (taken_back_at, taken_back_by, take_back_reason, from_id, to_id) on parties.relation to yuanshu_app;
create policy only_invented_rows_go on parties.roster as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.roster_item as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.roster_act as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.roster_entry as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.firm_status as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.relation as restrictive for delete using (demonstration);
