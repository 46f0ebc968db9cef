-- The index that refuses overlaps began with columns in which most rows are alike: a zone, a kind, often one party with
-- thousands of branches. GiST then has nothing to sort its pages by, every new row reads most of the tree, and 20,000 rows
-- at once took the square of their number. A number made from zone, kind and both parties spreads them; the columns
-- themselves still decide, so that two pairs that fall on one number do not stand in each other's way.
alter table parties.relation drop constraint one_status_a_day;
alter table parties.relation add constraint one_relation_a_day exclude using gist (
  int8range(
    hashtextextended(kind, uuid_hash_extended(from_id, uuid_hash_extended(to_id, uuid_hash_extended(zone_id, 0)))),
    hashtextextended(kind, uuid_hash_extended(from_id, uuid_hash_extended(to_id, uuid_hash_extended(zone_id, 0)))),
    '[]'
  ) with &&,
  daterange(starts_on, ends_on) with &&,
  parties.uuid_range(zone_id, zone_id, '[]') with &&,
  parties.text_range(kind, kind, '[]') with &&,
  parties.uuid_range(from_id, from_id, '[]') with &&,
  parties.uuid_range(to_id, to_id, '[]') with &&
) where (taken_back_at is null and kind not in ('guarantee', 'cooperation'));
comment on constraint one_relation_a_day on parties.relation is '同样两方之间的同一种关系，期间不得重叠；担保与合作除外';
