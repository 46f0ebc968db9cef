-- Several ways can be tried within one moment: their order is part of the record.
alter table notices.delivery add column position bigint generated always as identity;
comment on column notices.delivery.position is '尝试的先后';
drop index notices.delivery_notice;
create index delivery_notice on notices.delivery (zone_id, notice_id, position);
