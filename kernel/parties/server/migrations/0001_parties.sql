-- Who acts in a zone: the authority's departments and staff, and the zone's firms. Invented rows are marked, so that a
-- generator may replace them; a row that is not invented can be deleted by nobody.
create schema parties;
comment on schema parties is '主体：管委会机构、工作人员、企业';
grant usage on schema parties to yuanshu_app;

create table parties.department (
  zone_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('zoneAuthority', 'department', 'section')),
  code text not null check (code ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  name text not null check (length(name) between 2 and 60),
  position integer not null check (position > 0),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, code),
  foreign key (zone_id, parent_id) references parties.department (zone_id, id),
  constraint only_authority_is_root check ((kind = 'zoneAuthority') = (parent_id is null))
);
comment on table parties.department is '机构：管委会、部门、科室，以上级编号成树';
comment on column parties.department.position is '排列次序';
comment on column parties.department.demonstration is '虚构演示数据，可由生成器替换';
create index department_parent on parties.department (zone_id, parent_id);

create table parties.staff (
  zone_id uuid not null,
  id uuid not null,
  department_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  post text not null check (length(post) between 1 and 60),
  office_extension text check (office_extension ~ '^[0-9]{3,6}$'),
  account_id uuid,
  position integer not null check (position > 0),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, department_id) references parties.department (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table parties.staff is '工作人员及其岗位；只存办公分机，不存个人电话';
comment on column parties.staff.account_id is '登录账户；没有账户的为空，一个账户至多一个岗位';
create index staff_department on parties.staff (zone_id, department_id);
create unique index staff_account on parties.staff (zone_id, account_id) where account_id is not null;

create table parties.firm (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 100),
  social_credit_code text check (social_credit_code ~ '^[0-9A-Z]{18}$'),
  code_exception_reason text check (length(code_exception_reason) between 5 and 200),
  industry text not null check (industry ~ '^[A-T][0-9]{2,4}$'),
  legal_form text check (legal_form in ('limitedLiability', 'jointStock', 'partnership', 'soleProprietorship', 'branch',
    'foreignBranch')),
  scale text check (scale in ('large', 'medium', 'small', 'micro')),
  status text not null default 'operating' check (status in ('operating', 'suspended', 'deregistered')),
  founded_on date,
  registered_capital_fen bigint check (registered_capital_fen between 0 and 100000000000000),
  employees integer check (employees between 0 and 1000000),
  address text check (length(address) between 2 and 200),
  demonstration boolean not null default false,
  registered_at timestamptz not null default now(),
  registered_by uuid,
  primary key (zone_id, id),
  foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  constraint reason_belongs_to_code check (code_exception_reason is null or social_credit_code is not null)
);
comment on table parties.firm is '企业名册：每园区一家企业一行，注销后仍保留';
comment on column parties.firm.social_credit_code is '统一社会信用代码（GB 32100），大写无空格；校验不符者须有 code_exception_reason';
comment on column parties.firm.industry is '国民经济行业（GB/T 4754-2017），门类字母加两至四位数字';
comment on column parties.firm.scale is '统计上大中小微型企业划分';
comment on column parties.firm.registered_capital_fen is '注册资本，分';
comment on column parties.firm.registered_at is '录入本名册的时间';
comment on column parties.firm.registered_by is '录入人账户；由数据生成或导入的为空';
create unique index firm_social_credit_code on parties.firm (zone_id, social_credit_code)
  where social_credit_code is not null;
create index firm_name on parties.firm (zone_id, name);
create index firm_industry on parties.firm (zone_id, industry);

select platform.isolate('parties.department');
select platform.isolate('parties.staff');
select platform.isolate('parties.firm');

grant select, insert, delete on parties.department, parties.staff, parties.firm to yuanshu_app;
create policy only_invented_rows_go on parties.department as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.staff as restrictive for delete using (demonstration);
create policy only_invented_rows_go on parties.firm as restrictive for delete using (demonstration);
