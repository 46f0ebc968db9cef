-- Look-up at one call: what server/names/store/found.ts asks in several statements, for the usual twenty hits. It reads with
-- the caller's rights and row-level security, looks at as few ways of meeting a name as the query needs, and says when it
-- can't vouch for the answer: names that wait for their parts, merged parties, or scans that were full of the same parties.
create type parties.name_hit as (party_id uuid, place smallint, rank smallint);
comment on type parties.name_hit is '检索命中：主体、第几个名称、0 全名 1 开头 2 中间';

create function parties.beginning_names(q_words text, q_letters text, q_before text, q_after text, q_whole smallint[],
  q_kinds text[], q_end text)
returns parties.name_hit[] language plpgsql stable set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  behind constant text := chr(1114111);
  hits parties.name_hit[];
  more parties.name_hit[];
  crowded boolean;
begin
  select array_agg((part.owner_id, part.place, part.rank)::parties.name_hit) into hits
  from unnest(q_whole) as wanted (shelf)
  cross join lateral (
    select owner_id, place, case when words = q_words then 0 else 1 end as rank from parties.party_name_part
    where shelf = wanted.shelf and words >= q_words and words < q_words || behind order by words limit 21) as part;
  crowded := cardinality(hits) >= 21;
  if q_letters is not null then
    select array_agg((part.owner_id, part.place, part.rank)::parties.name_hit) into more
    from unnest(q_whole) as wanted (shelf)
    cross join lateral (
      (select owner_id, place, case when initials = q_letters then 0 else 1 end as rank from parties.party_name_part
        where shelf = wanted.shelf and initials >= q_letters and initials < q_letters || behind
        order by initials limit 84)
      union all
      (select owner_id, place, case when pinyin = q_letters then 0 else 1 end from parties.party_name_part
        where shelf = wanted.shelf and pinyin >= q_letters and pinyin < q_letters || behind
        order by pinyin limit 84)) as part;
    crowded := crowded or cardinality(more) >= 84;
    hits := hits || more;
  end if;
  if q_before is not null then
    select array_agg((part.owner_id, part.place, 1)::parties.name_hit) into more
    from unnest(q_whole) as wanted (shelf)
    cross join lateral (
      select owner_id, place from parties.party_name_part
      where shelf = wanted.shelf and words >= q_before and words < q_before || behind
        and starts_with(substr(initials, length(q_before) + 1), q_after)
      order by words limit 21) as part;
    crowded := crowded or cardinality(more) >= 21;
    hits := hits || more;
  end if;
  select array_agg((code.party_id, code.place, code.rank)::parties.name_hit) into more
  from unnest(q_kinds) as wanted (kind)
  cross join lateral (
    select party_id, place, case when words = q_words then 0 else 1 end as rank from parties.party_name
    where kind = 'code' and party_kind = wanted.kind and words >= q_words and words < q_words || behind
    order by words limit 21) as code;
  crowded := crowded or cardinality(more) >= 21;
  hits := hits || more;
  if q_end is not null then
    select array_agg((code.party_id, code.place, code.rank)::parties.name_hit) into more
    from unnest(q_kinds) as wanted (kind)
    cross join lateral (
      select party_id, place, case when code_end = q_end then 0 else 1 end as rank from parties.party_name
      where kind = 'code' and party_kind = wanted.kind and code_end >= q_end and code_end < q_end || behind
      order by code_end limit 21) as code;
    crowded := crowded or cardinality(more) >= 21;
    hits := hits || more;
  end if;
  -- A scan may have ended at its limit: said by a hit of nobody.
  if crowded then
    hits := hits || (null, null, null)::parties.name_hit;
  end if;
  return coalesce(hits, '{}');
end $$;
comment on function parties.beginning_names is '以查询开头（代码亦含结尾）的名称';

create function parties.inner_names(q_words text, q_letters text, q_before text, q_after text, q_own smallint[],
  q_shared smallint[])
returns parties.name_hit[] language plpgsql stable set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  behind constant text := chr(1114111);
  hits parties.name_hit[];
  more parties.name_hit[];
  crowded boolean;
begin
  select array_agg((part.party_id, part.place, 2)::parties.name_hit) into hits from (
    (select part.owner_id as party_id, part.place from unnest(q_own) as wanted (shelf)
      cross join lateral (
        select owner_id, place from parties.party_name_part
        where shelf = wanted.shelf and words >= q_words and words < q_words || behind order by words limit 21) as part)
    union all
    (select tailed.party_id, tailed.place from unnest(q_shared) as wanted (shelf)
      cross join lateral (
        select name.party_id, name.place from (
          select owner_id from parties.party_name_part
          where shelf = wanted.shelf and words >= q_words and words < q_words || behind order by words) as part
        cross join lateral (
          select party_id, place from parties.party_name where tail_id = part.owner_id limit 21) as name
        limit 21) as tailed)) as part;
  crowded := cardinality(hits) >= 21;
  if q_letters is not null then
    select array_agg((part.party_id, part.place, 2)::parties.name_hit) into more from (
      (select part.owner_id as party_id, part.place from unnest(q_own) as wanted (shelf)
        cross join lateral (
          (select owner_id, place from parties.party_name_part
            where shelf = wanted.shelf and initials >= q_letters and initials < q_letters || behind
            order by initials limit 84)
          union all
          (select owner_id, place from parties.party_name_part
            where shelf = wanted.shelf and pinyin >= q_letters and pinyin < q_letters || behind
            order by pinyin limit 84)) as part)
      union all
      (select tailed.party_id, tailed.place from unnest(q_shared) as wanted (shelf)
        cross join lateral (
          select name.party_id, name.place from (
            select owner_id from parties.party_name_part
            where shelf = wanted.shelf and initials >= q_letters and initials < q_letters || behind
            order by initials) as part
          cross join lateral (
            select party_id, place from parties.party_name where tail_id = part.owner_id limit 21) as name
          limit 21) as tailed)
      union all
      (select tailed.party_id, tailed.place from unnest(q_shared) as wanted (shelf)
        cross join lateral (
          select name.party_id, name.place from (
            select owner_id from parties.party_name_part
            where shelf = wanted.shelf and pinyin >= q_letters and pinyin < q_letters || behind order by pinyin) as part
          cross join lateral (
            select party_id, place from parties.party_name where tail_id = part.owner_id limit 21) as name
          limit 21) as tailed)) as part;
    crowded := crowded or cardinality(more) >= 84;
    hits := hits || more;
  end if;
  if q_before is not null then
    select array_agg((part.party_id, part.place, 2)::parties.name_hit) into more from (
      (select part.owner_id as party_id, part.place from unnest(q_own) as wanted (shelf)
        cross join lateral (
          select owner_id, place from parties.party_name_part
          where shelf = wanted.shelf and words >= q_before and words < q_before || behind
            and starts_with(substr(initials, length(q_before) + 1), q_after)
          order by words limit 21) as part)
      union all
      (select tailed.party_id, tailed.place from unnest(q_shared) as wanted (shelf)
        cross join lateral (
          select name.party_id, name.place from (
            select owner_id from parties.party_name_part
            where shelf = wanted.shelf and words >= q_before and words < q_before || behind
              and starts_with(substr(initials, length(q_before) + 1), q_after)
            order by words) as part
          cross join lateral (
            select party_id, place from parties.party_name where tail_id = part.owner_id limit 21) as name
          limit 21) as tailed)) as part;
    crowded := crowded or cardinality(more) >= 21;
    hits := hits || more;
  end if;
  -- A scan may have ended at its limit: said by a hit of nobody.
  if crowded then
    hits := hits || (null, null, null)::parties.name_hit;
  end if;
  return coalesce(hits, '{}');
end $$;
comment on function parties.inner_names is '中间含有查询的名称';

create function parties.look_up(q_words text, q_letters text, q_before text, q_after text, q_anywhere boolean,
  q_end text, q_kinds text[], q_whole smallint[], q_own smallint[], q_shared smallint[], q_name_kinds text[])
returns table (id uuid, kind text, current_name text, code text, name text, name_kind text, valid_until date, sure boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  hits parties.name_hit[];
  met integer;
  told integer;
begin
  hits := parties.beginning_names(q_words, q_letters, q_before, q_after, q_whole, q_kinds, q_end);
  select count(distinct hit.party_id) into met from unnest(hits) as hit;
  if met < 21 and q_anywhere then
    hits := hits || parties.inner_names(q_words, q_letters, q_before, q_after, q_own, q_shared);
    select count(distinct hit.party_id) into met from unnest(hits) as hit;
  end if;
  -- Rows of the same parties may have taken the places of others, and names may wait: then the caller looks closer.
  if (met < 21 and exists (select from unnest(hits) as hit where hit.party_id is null)) or exists (select from parties.party_name_strand) then
    return query select null::uuid, null, null, null, null, null, null::date, false;
    return;
  end if;
  -- A name of several readings was met by each of them.
  select array_agg((hit.party_id, hit.place, hit.rank)::parties.name_hit) into hits from (
    select each.party_id, each.place, min(each.rank) as rank from unnest(hits) as each
    where each.party_id is not null group by each.party_id, each.place order by 3 limit 84) as hit;
  return query
    select best.party_id, best.party_kind, bears.name, (
        select number.name from parties.party_name as number
        where number.party_id = best.party_id and number.kind = 'code' order by number.place limit 1),
      best.name, best.kind, best.valid_until, party.state = 'standing' and bears.name is not null
    from (
      select each.* from (
        select distinct on (hit.party_id) hit.party_id, hit.rank, known.party_kind, known.kind, known.name,
          known.valid_until
        from unnest(hits) as hit
        cross join lateral (
          select stored.party_kind, stored.kind, stored.name, stored.valid_until from parties.party_name as stored
          where stored.party_id = hit.party_id and stored.place = hit.place offset 0) as known
        order by hit.party_id, hit.rank, array_position(q_name_kinds, known.kind), length(known.name),
          known.name collate "C") as each
      order by each.rank, array_position(q_name_kinds, each.kind), array_position(q_kinds, each.party_kind),
        length(each.name), each.name collate "C", each.party_id
      limit 21) as best
    cross join lateral (
      select stored.state from parties.party as stored where stored.id = best.party_id offset 0) as party
    left join lateral (
      select stored.name from parties.party_name as stored
      where stored.party_id = best.party_id and stored.kind = 'current' offset 0) as bears on true;
end $$;
comment on function parties.look_up is '按名称、拼音、首字母、代码查找主体：至多二十一个，把握不足时只说一声';

revoke execute on function parties.beginning_names, parties.inner_names, parties.look_up from public;
grant execute on function parties.beginning_names, parties.inner_names, parties.look_up to yuanshu_app;
