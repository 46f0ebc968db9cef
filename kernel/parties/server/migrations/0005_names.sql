-- Every name by which a party other than a person is known, and the endings of these names as an index for look-up. A query
-- is a range of a B-tree: these comparisons are leakproof, so that row-level security stays forced, and the first twenty
-- hits come without looking at the other fifty thousand.
create table parties.party_name (
  zone_id uuid not null,
  party_id uuid not null,
  place smallint not null check (place > 0),
  party_kind text not null check (party_kind in ('firm', 'institution', 'site', 'parcel')),
  kind text not null check (kind in ('current', 'former', 'short', 'english', 'code')),
  name text not null check (length(name) between 1 and 200),
  words text collate "C" not null check (words <> ''),
  code_end text collate "C" generated always as (case when kind = 'code' then reverse(words) end) stored,
  tail_id uuid,
  valid_from date,
  valid_until date,
  source text check (length(source) between 1 and 200),
  demonstration boolean not null default false,
  primary key (zone_id, party_id, place),
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade deferrable initially deferred,
  constraint only_former_names_end check (valid_until is null or kind = 'former'),
  constraint not_ended_before_begun check (valid_until >= valid_from)
);
comment on table parties.party_name is '主体名称：现用名、曾用名、简称、英文名、代码；自然人姓名不入此表';
comment on column parties.party_name.place is '该主体的第几个名称';
comment on column parties.party_name.words is '归一后的全文：全角转半角、小写、去空格与标点';
comment on column parties.party_name.code_end is '代码倒序，供按末几位检索';
comment on column parties.party_name.tail_id is '与其他名称共有的结尾；不参与检索时为空';
comment on column parties.party_name.valid_until is '曾用名用到哪一天；不详为空';
comment on column parties.party_name.source is '名称或变更的出处、原因';
create unique index party_name_current on parties.party_name (zone_id, party_id) where kind = 'current';

create index party_name_tail_names on parties.party_name (zone_id, tail_id) where tail_id is not null;
create index party_name_code on parties.party_name (zone_id, party_kind, words) where kind = 'code';
create index party_name_code_end on parties.party_name (zone_id, party_kind, code_end) where kind = 'code';

-- Trade and legal form end most names: their endings are indexed once for all names that share them. The same tail may
-- stand twice when two transactions met it first: look-up reads both.
create table parties.party_name_tail (
  zone_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  primary key (zone_id, id)
);
comment on table parties.party_name_tail is '名称共有的结尾（行业、组织形式），检索行只存一份';
comment on column parties.party_name_tail.key is '主体类别、文字与各种读音';
create index party_name_tail_key on parties.party_name_tail (zone_id, key);

create table parties.party_name_part (
  zone_id uuid not null,
  owner_id uuid not null,
  place smallint not null,
  part smallint not null,
  shelf smallint not null,
  words text collate "C",
  initials text collate "C",
  pinyin text collate "C",
  primary key (zone_id, owner_id, place, part)
);
comment on table parties.party_name_part is '名称检索：每个名称从每个字起的余下部分，可由名称重建';
comment on column parties.party_name_part.owner_id is '主体，或共有的结尾';
comment on column parties.party_name_part.place is '该主体的第几个名称；共有的结尾为 0';
comment on column parties.party_name_part.part is '该名称的第几行';
comment on column parties.party_name_part.shelf is '主体类别的十位数，个位 0 名称开头、1 名称中间、4 共有的结尾';
comment on column parties.party_name_part.words is '归一后的文字；异读行为空';
comment on column parties.party_name_part.initials is '拼音首字母';
comment on column parties.party_name_part.pinyin is '无声调拼音';
create index party_name_part_words on parties.party_name_part (zone_id, shelf, words) where words is not null;
create index party_name_part_initials on parties.party_name_part (zone_id, shelf, initials) where initials is not null;
create index party_name_part_pinyin on parties.party_name_part (zone_id, shelf, pinyin) where pinyin is not null;

-- Names that came by thousands at once are found from here until their parts are made, a moment after the import: look-up
-- reads both, so that no name is missed meanwhile.
create table parties.party_name_strand (
  zone_id uuid not null,
  owner_id uuid not null,
  place smallint not null check (place > 0),
  part smallint not null,
  shelf smallint not null,
  count smallint not null check (count >= 0),
  words text collate "C",
  initials text collate "C",
  pinyin text collate "C",
  starts text collate "C",
  primary key (zone_id, owner_id, place, part)
);
comment on table parties.party_name_strand is '尚未拆成检索行的名称：成批导入后片刻即拆完，其间检索直接读此表';
comment on column parties.party_name_strand.count is '从前多少个字起各成一行';
comment on column parties.party_name_strand.starts is '各音节在拼音中的起点，每个三位';

select platform.isolate('parties.party_name');
select platform.isolate('parties.party_name_tail');
select platform.isolate('parties.party_name_part');
select platform.isolate('parties.party_name_strand');
grant select, insert, delete, update (kind, tail_id, valid_until, source) on parties.party_name to yuanshu_app;
grant select, insert on parties.party_name_tail to yuanshu_app;
grant select, insert, delete on parties.party_name_part, parties.party_name_strand to yuanshu_app;
-- Locked while its parts are made: who takes the name away meanwhile waits, and then finds the parts.
grant update (shelf) on parties.party_name_strand to yuanshu_app;
-- A name that a party once bore is kept for ever, like the party.
create policy former_names_stay on parties.party_name as restrictive for delete using (demonstration or kind <> 'former');

-- The names of persons are encrypted: none is ever written here, whoever writes.
-- The plan is kept from the first call of a connection, when there may have been few parties: one look at the index for
-- each name, never a join of all.
create function parties.keep_persons_unnamed() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (
    select 1 from written where written.party_kind <>
      (select party.kind from parties.party where party.zone_id = written.zone_id and party.id = written.party_id)
  ) then
    raise exception 'a name was written for another kind of party' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function parties.keep_persons_unnamed() is '名称的主体类别须与主体相符，自然人没有明文名称';
revoke execute on function parties.keep_persons_unnamed() from public;
create trigger keep_persons_unnamed after insert on parties.party_name referencing new table as written
  for each statement execute function parties.keep_persons_unnamed();

-- The parts of a name go with it, also where the name goes with an invented party.
create function parties.drop_name_parts() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  delete from parties.party_name_strand as strand using gone
    where strand.zone_id = gone.zone_id and strand.owner_id = gone.party_id and strand.place = gone.place;
  delete from parties.party_name_part as part using gone
    where part.zone_id = gone.zone_id and part.owner_id = gone.party_id and part.place = gone.place;
  return null;
end $$;
comment on function parties.drop_name_parts() is '名称删除时其检索行随之消失';
revoke execute on function parties.drop_name_parts() from public;
create trigger drop_name_parts after delete on parties.party_name referencing old table as gone
  for each statement execute function parties.drop_name_parts();
