-- Institutions as a register, parcels and sites, and who uses them from which day to which. Ranges over ids and words let a
-- plain GiST index keep the periods of one use apart, without an extension that a server may not have.
create type parties.uuid_range as range (subtype = uuid);
create type parties.text_range as range (subtype = text, collation = "C");

alter table parties.partner drop constraint partner_kind_check;
alter table parties.partner
  add constraint partner_kind_check check (kind in ('bank', 'guarantor', 'fund', 'association', 'alliance', 'university',
    'researchInstitute', 'hospital', 'school', 'authority', 'platform', 'community', 'mediator', 'tenderingAgency',
    'other')),
  add column short_name text check (length(short_name) between 2 and 40),
  add column social_credit_code text check (social_credit_code ~ '^[0-9A-Z]{18}$'),
  add column code_exception_reason text check (length(code_exception_reason) between 5 and 200),
  add column address text check (length(address) between 2 and 200),
  add column office_telephone text check (office_telephone ~ '^[0-9+ ()-]{5,30}$'),
  add column website text check (website ~ '^https?://[^[:space:]]{3,190}$'),
  add column status text not null default 'active' check (status in ('active', 'suspended', 'ceased')),
  add column source text check (length(source) between 2 and 200),
  add column registered_by uuid,
  add foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  add constraint reason_belongs_to_code check (code_exception_reason is null or social_credit_code is not null);
comment on table parties.partner is '合作机构名册：银行、担保、基金、协会、高校、医院、中介等，不是园区企业';
comment on column parties.partner.office_telephone is '办公电话；不存个人电话';
comment on column parties.partner.status is 'active 在合作，suspended 暂停，ceased 已终止';
comment on column parties.partner.source is '信息来源，如合作协议文号';
create unique index partner_social_credit_code on parties.partner (zone_id, social_credit_code)
  where social_credit_code is not null and standing;
grant update (name, kind, short_name, social_credit_code, code_exception_reason, address, office_telephone, website, status,
  source) on parties.partner to yuanshu_app;

create table parties.parcel (
  zone_id uuid not null,
  id uuid not null,
  number text not null check (length(number) between 1 and 40),
  land_code text check (land_code ~ '^[0-9A-Z]{1,40}$'),
  land_code_reason text check (length(land_code_reason) between 5 and 200),
  land_use text check (land_use ~ '^[0-9]{2}([0-9]{2})?$'),
  area numeric(14, 2) check (area > 0),
  address text check (length(address) between 2 and 200),
  boundary text check (length(boundary) between 2 and 500),
  supply_state text not null check (supply_state in ('planned', 'offered', 'granted', 'built', 'idle')),
  granted_on date,
  grant_ends_on date,
  plot_ratio_min numeric(5, 2) check (plot_ratio_min >= 0),
  plot_ratio_max numeric(5, 2) check (plot_ratio_max > 0),
  source text check (length(source) between 2 and 200),
  standing boolean not null default true,
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (zone_id, id),
  foreign key (zone_id, id) references parties.party (zone_id, id) deferrable initially deferred,
  foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  constraint reason_belongs_to_code check (land_code_reason is null or land_code is not null),
  constraint grant_ends_after_it_begins check (grant_ends_on > granted_on),
  constraint plot_ratio_in_order check (plot_ratio_min <= plot_ratio_max)
);
comment on table parties.parcel is '地块名册；使用权人及其起止见 occupancy';
comment on column parties.parcel.number is '园区自编地块号，在册地块中唯一';
comment on column parties.parcel.land_code is '宗地代码（19 位）或不动产单元代码（28 位，GB/T 37346）；不符者须有 land_code_reason';
comment on column parties.parcel.land_use is '土地利用现状分类（GB/T 21010）代码';
comment on column parties.parcel.area is '面积，平方米';
comment on column parties.parcel.boundary is '四至';
comment on column parties.parcel.supply_state is 'planned 待供，offered 供应中，granted 已出让，built 已建成，idle 闲置';
comment on column parties.parcel.plot_ratio_min is '容积率下限';
comment on column parties.parcel.plot_ratio_max is '容积率上限';
comment on column parties.parcel.standing is '是否在册；已合并或已撤回的为否';
create unique index parcel_number on parties.parcel (zone_id, number) where standing;
create index parcel_land_code on parties.parcel (zone_id, land_code) where land_code is not null;

create table parties.site (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  number text check (length(number) between 1 and 40),
  kind text not null check (kind in ('park', 'building', 'unit', 'factory', 'office', 'laboratory', 'dormitory', 'warehouse',
    'station', 'facility', 'other')),
  status text not null check (status in ('planned', 'building', 'inUse', 'idle', 'closed')),
  address text check (length(address) between 2 and 200),
  floor_area numeric(14, 2) check (floor_area > 0),
  parcel_id uuid,
  parent_id uuid,
  longitude numeric(9, 6) check (longitude between -180 and 180),
  latitude numeric(9, 6) check (latitude between -90 and 90),
  source text check (length(source) between 2 and 200),
  standing boolean not null default true,
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (zone_id, id),
  foreign key (zone_id, id) references parties.party (zone_id, id) deferrable initially deferred,
  foreign key (zone_id, parcel_id) references parties.party (zone_id, id) deferrable initially deferred,
  foreign key (zone_id, parent_id) references parties.party (zone_id, id) deferrable initially deferred,
  foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  constraint not_within_itself check (parent_id <> id),
  constraint both_coordinates check ((longitude is null) = (latitude is null))
);
comment on table parties.site is '场所名册：园区、楼栋、房间、厂房、实验室等，以上级成树；运营方与使用者及其起止见 occupancy';
comment on column parties.site.number is '园区自编场所号，在册场所中唯一';
comment on column parties.site.floor_area is '建筑面积，平方米';
comment on column parties.site.longitude is '经度，十进制度，CGCS2000（与 WGS-84 之差小于精度）';
comment on column parties.site.latitude is '纬度，十进制度，CGCS2000（与 WGS-84 之差小于精度）';
comment on column parties.site.standing is '是否在册；已合并或已撤回的为否';
create unique index site_number on parties.site (zone_id, number) where number is not null and standing;
create unique index site_name on parties.site (zone_id, parent_id, name) nulls not distinct where standing;
create index site_parcel on parties.site (zone_id, parcel_id) where parcel_id is not null;

create table parties.occupancy (
  zone_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  place_id uuid not null,
  kind text not null check (kind in ('owns', 'leases', 'operates', 'registeredAddress')),
  starts_on date not null,
  ends_on date,
  area numeric(14, 2) check (area > 0),
  state text not null default 'standing' check (state in ('standing', 'reversed')),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id) deferrable initially deferred,
  foreign key (zone_id, place_id) references parties.party (zone_id, id) deferrable initially deferred,
  constraint not_of_itself check (party_id <> place_id),
  constraint ends_after_it_begins check (ends_on >= starts_on),
  constraint occupancy_without_overlap exclude using gist (
    parties.uuid_range(zone_id, zone_id, '[]') with &&,
    parties.uuid_range(party_id, party_id, '[]') with &&,
    parties.uuid_range(place_id, place_id, '[]') with &&,
    parties.text_range(kind, kind, '[]') with &&,
    daterange(starts_on, ends_on, '[]') with &&
  ) where (state = 'standing')
);
comment on table parties.occupancy is '使用关系：哪个主体自哪日至哪日使用哪个场所或地块；同一主体、场所、方式的期间不得重叠';
comment on column parties.occupancy.kind is 'owns 所有（地块为使用权人），leases 承租，operates 运营，registeredAddress 注册地址';
comment on column parties.occupancy.ends_on is '最后一日（含）；为空即至今';
comment on column parties.occupancy.area is '使用面积，平方米';
comment on column parties.occupancy.state is 'standing 有效，reversed 录入已撤销';
create index occupancy_party on parties.occupancy (zone_id, party_id);
create index occupancy_place on parties.occupancy (zone_id, place_id);

create table parties.occupancy_act (
  zone_id uuid not null,
  occupancy_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('entered', 'ended', 'corrected', 'reversed')),
  source text not null check (length(source) between 2 and 200),
  period_before jsonb,
  period_after jsonb,
  reverses integer check (reverses < number),
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, occupancy_id, number),
  unique (zone_id, occupancy_id, reverses),
  foreign key (zone_id, occupancy_id) references parties.occupancy (zone_id, id),
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint reversal_names_what check ((kind = 'reversed') = (reverses is not null)),
  constraint entered_from_nothing check ((kind = 'entered') = (period_before is null) or kind = 'reversed')
);
comment on table parties.occupancy_act is '使用关系的每次登记、终止、更正、撤销，附依据；只增不改，撤销也是一行';
comment on column parties.occupancy_act.source is '依据，如合同编号、不动产权证号';
comment on column parties.occupancy_act.period_before is '此前的起止与面积；登记时为空';
comment on column parties.occupancy_act.period_after is '此后的起止与面积；登记被撤销时为空';
comment on column parties.occupancy_act.reverses is '撤销的是第几次';

create trigger keep_party after insert on parties.parcel for each row execute function parties.keep_party('parcel');
create trigger keep_party after insert on parties.site for each row execute function parties.keep_party('site');
create trigger drop_party after delete on parties.parcel for each row execute function parties.drop_party();
create trigger drop_party after delete on parties.site for each row execute function parties.drop_party();

select platform.isolate('parties.parcel');
select platform.isolate('parties.site');
select platform.isolate('parties.occupancy');
select platform.isolate('parties.occupancy_act');

grant select, insert, delete on parties.parcel, parties.site, parties.occupancy, parties.occupancy_act to yuanshu_app;
grant update (number, land_code, land_code_reason, land_use, area, address, boundary, supply_state, granted_on,
  grant_ends_on, plot_ratio_min, plot_ratio_max, source, standing) on parties.parcel to yuanshu_app;
grant update (name, number, kind, status, address, floor_area, parcel_id, parent_id, longitude, latitude, source, standing)
  on parties.site to yuanshu_app;
grant update (party_id, place_id, starts_on, ends_on, area, state) on parties.occupancy to yuanshu_app;
create policy only_invented_rows_go on parties.parcel as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.site as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.occupancy as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.occupancy_act as restrictive for delete using (demonstration);
