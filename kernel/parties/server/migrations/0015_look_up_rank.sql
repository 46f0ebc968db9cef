-- Look-up in one statement. Before, names were read for the order of up to 84 parties and handed on from function to function;
-- now the scans end sooner, the best twenty-one parties are chosen by how they were met, and the names of these alone are read.
drop function parties.look_up, parties.inner_names, parties.beginning_names;
drop type parties.name_hit;

-- It is written into the statement that calls it, once for each shelf. Where `q_letters` or `q_before` is null, PostgreSQL
-- knows that nothing can follow it, and does not look.
create function parties.parts_met(q_words text, q_letters text, q_before text, q_after text, q_shelf smallint, q_most integer)
returns table (owner_id uuid, place smallint, way smallint, whole boolean) language sql stable
begin atomic
  (select part.owner_id, part.place, 1::smallint, part.words = q_words from parties.party_name_part as part
    where part.shelf = q_shelf and part.words >= q_words and part.words < q_words || chr(1114111)
    order by part.words limit q_most)
  union all
  (select part.owner_id, part.place, 2::smallint, part.initials = q_letters from parties.party_name_part as part
    where part.shelf = q_shelf and part.initials >= q_letters and part.initials < q_letters || chr(1114111)
    order by part.initials limit q_most)
  union all
  (select part.owner_id, part.place, 3::smallint, part.pinyin = q_letters from parties.party_name_part as part
    where part.shelf = q_shelf and part.pinyin >= q_letters and part.pinyin < q_letters || chr(1114111)
    order by part.pinyin limit q_most)
  union all
  (select part.owner_id, part.place, 4::smallint, false from parties.party_name_part as part
    where part.shelf = q_shelf and part.words >= q_before and part.words < q_before || chr(1114111)
      and starts_with(substr(part.initials, length(q_before) + 1), q_after)
    order by part.words limit q_most);
end;
comment on function parties.parts_met is '一类检索行中以查询开头者：文字、首字母、拼音、汉字加首字母各至多若干行';

-- What server/names/store/found.ts asks in several statements, for the usual twenty hits. It reads with the caller's rights and
-- row-level security, looks for endings of names only where too few begin with the query, and is unsure of its answer where
-- names wait for their parts, a party was merged, or a scan was full of the same few parties: then the caller looks closer.
-- The plan is kept from the first call of a connection, when there may have been few names: hence no other scans.
create function parties.look_up(q_words text, q_letters text, q_before text, q_after text, q_end text, q_kinds text[],
  q_whole smallint[], q_inner smallint[], q_name_kinds text[])
returns table (id uuid, kind text, current_name text, code text, name text, name_kind text, valid_until date, sure boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan set jit = off set enable_seqscan = off
set enable_bitmapscan = off as $$
declare
  wanted_parties constant integer := 21;
  -- More than are wanted: a name of several readings, or of which several endings are met, takes as many rows.
  most_rows constant integer := 84;
begin
  return query
  with beginning as materialized (
    select part.owner_id as party_id, part.place, case when part.whole then 0 else 1 end as rank, wanted.shelf, part.way
    from unnest(q_whole) as wanted (shelf)
    cross join lateral parties.parts_met(q_words, q_letters, q_before, q_after, wanted.shelf, most_rows) as part
    union all
    select code.party_id, code.place, case when code.whole then 0 else 1 end, 0, code.way
    from unnest(q_kinds) as wanted (kind)
    cross join lateral (
      (select stored.party_id, stored.place, 5 as way, stored.words = q_words as whole from parties.party_name as stored
        where stored.kind = 'code' and stored.party_kind = wanted.kind
          and stored.words >= q_words and stored.words < q_words || chr(1114111)
        order by stored.words limit most_rows)
      union all
      (select stored.party_id, stored.place, 6, stored.code_end = q_end from parties.party_name as stored
        where stored.kind = 'code' and stored.party_kind = wanted.kind
          and stored.code_end >= q_end and stored.code_end < q_end || chr(1114111)
        order by stored.code_end limit most_rows)) as code),
  begun as (select count(distinct each.party_id) as parties from beginning as each),
  ending as materialized (
    select part.owner_id, part.place, wanted.shelf, part.way
    from unnest(case when (select begun.parties from begun) < wanted_parties then q_inner end) as wanted (shelf)
    cross join lateral parties.parts_met(q_words, q_letters, q_before, q_after, wanted.shelf, most_rows) as part),
  met as materialized (
    select row_number() over () as at, each.* from (
      select * from beginning
      union all
      select part.owner_id, part.place, 2, part.shelf, part.way from ending as part where part.place > 0
      union all
      -- An ending that names share; one that no name has any more takes a row too.
      (select bearer.party_id, bearer.place, 2, 0, 0 from ending as tail
        left join lateral (
          select stored.party_id, stored.place from parties.party_name as stored
          where stored.tail_id = tail.owner_id limit most_rows) as bearer on true
        where tail.place = 0 limit most_rows)) as each),
  best as materialized (
    select each.party_id, min(each.rank) as rank from met as each where each.party_id is not null
    group by each.party_id order by 2, min(each.at) limit wanted_parties),
  answer as materialized (
    select ((select count(*) from best) = wanted_parties
        or not exists (select from met group by met.shelf, met.way having count(*) >= most_rows))
      and not exists (select from parties.party_name_strand) as complete)
  select shown.party_id, shown.party_kind, case when shown.kind = 'current' then shown.name else (
      select bears.name from parties.party_name as bears
      where bears.party_id = shown.party_id and bears.kind = 'current') end,
    (select number.name from parties.party_name as number
      where number.party_id = shown.party_id and number.kind = 'code' order by number.place limit 1),
    shown.name, shown.kind, shown.valid_until,
    answer.complete and (shown.party_id is null
      or (select party.state from parties.party as party where party.id = shown.party_id) = 'standing')
  from answer left join (
    select distinct on (best.party_id) best.party_id, best.rank, known.party_kind, known.kind, known.name, known.valid_until
    from best join met on met.party_id = best.party_id and met.rank = best.rank
    -- A few dozen rows are looked at one by one; without "offset 0" the planner may prefer to read all names.
    cross join lateral (
      select stored.party_kind, stored.kind, stored.name, stored.valid_until from parties.party_name as stored
      where stored.party_id = met.party_id and stored.place = met.place offset 0) as known
    order by best.party_id, array_position(q_name_kinds, known.kind), length(known.name), known.name collate "C") as shown
    on answer.complete
  order by shown.rank, array_position(q_name_kinds, shown.kind), array_position(q_kinds, shown.party_kind),
    length(shown.name), shown.name collate "C", shown.party_id;
end $$;
comment on function parties.look_up is '按名称、拼音、首字母、代码查找主体：至多二十一个；无人相符或把握不足时为一行空值';

revoke execute on function parties.parts_met, parties.look_up from public;
grant execute on function parties.parts_met, parties.look_up to yuanshu_app;
