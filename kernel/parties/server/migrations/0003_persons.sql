-- Persons, for whom they act, and what was done with their data. Of a person's own fields only ciphertext stands here:
-- the key of each person lies beside the database, and whoever destroys it has erased the person everywhere.
create function parties.is_sealed(value text) returns boolean language sql immutable parallel safe
  return value ~ '^y1\.[as]\.[A-Za-z0-9_-]{38,}$';
comment on function parties.is_sealed(text) is '是否为某人密钥下的密文';
revoke execute on function parties.is_sealed(text) from public;
grant execute on function parties.is_sealed(text) to yuanshu_app;

create table parties.person (
  zone_id uuid not null,
  id uuid not null,
  name_sealed text check (parties.is_sealed(name_sealed)),
  mobile_sealed text check (parties.is_sealed(mobile_sealed)),
  id_number_sealed text check (parties.is_sealed(id_number_sealed)),
  email_sealed text check (parties.is_sealed(email_sealed)),
  mobile_digest bytea check (length(mobile_digest) = 32),
  id_number_digest bytea check (length(id_number_digest) = 32),
  id_number_doubted boolean not null default false,
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  registered_by uuid,
  erased_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  constraint name_until_erased check ((name_sealed is null) = (erased_at is not null)),
  constraint mobile_with_digest check ((mobile_sealed is null) = (mobile_digest is null)),
  constraint id_number_with_digest check ((id_number_sealed is null) = (id_number_digest is null)),
  constraint nothing_after_erasure check (erased_at is null or num_nonnulls(mobile_sealed, id_number_sealed,
    email_sealed) = 0)
);
comment on table parties.person is '自然人：姓名、手机、证件号、邮箱只存本人密钥下的密文；清除后只留编号与时间';
comment on column parties.person.mobile_digest is '手机号的密钥摘要，只用于精确查找同一人';
comment on column parties.person.id_number_digest is '证件号的密钥摘要，只用于精确查找同一人';
comment on column parties.person.id_number_doubted is '证件号与 GB 11643 不符，核对后仍保留';
comment on column parties.person.erased_at is '清除时间：密钥已销毁，密文与摘要已清空';
create unique index person_mobile on parties.person (zone_id, mobile_digest) where mobile_digest is not null;
create unique index person_id_number on parties.person (zone_id, id_number_digest) where id_number_digest is not null;

create table parties.person_account (
  zone_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('resident', 'expert', 'bankOfficer', 'firmMember')),
  linked_at timestamptz not null,
  primary key (zone_id, account_id),
  unique (zone_id, person_id, role),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, person_id) references parties.person (zone_id, id)
);
comment on table parties.person_account is '谁持有哪个外部账户；一人每种角色至多一个账户';

create table parties.partner (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 100),
  kind text not null check (kind in ('bank', 'guarantor', 'fund', 'association')),
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  primary key (zone_id, id),
  unique (zone_id, name)
);
comment on table parties.partner is '合作机构：银行、担保、基金、协会等，不是园区企业';

create table parties.membership (
  zone_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  firm_id uuid,
  partner_id uuid,
  role text not null check (role in ('representative', 'handler', 'viewer')),
  state text not null check (state in ('claimed', 'active', 'refused', 'ended')),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  confirmed_by text check (confirmed_by in ('officers', 'representative', 'invitation')),
  claimed_at timestamptz not null,
  end_reason text check (length(end_reason) between 2 and 200),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, person_id) references parties.person (zone_id, id),
  foreign key (zone_id, partner_id) references parties.partner (zone_id, id),
  constraint of_one_house check (num_nonnulls(firm_id, partner_id) = 1),
  constraint dated_end check ((state in ('refused', 'ended')) = (ends_on is not null)),
  constraint confirmed_when_active check (state <> 'active' or confirmed_by is not null)
);
comment on table parties.membership is '任职关系：某人在某企业或合作机构的角色与起止日期；终止后仍保留';
comment on column parties.membership.firm_id is '企业编号；不设外键，演示数据重新生成时企业行会替换';
comment on column parties.membership.confirmed_by is '由谁核实：两名工作人员、企业现任代表，或邀请本身';
create unique index membership_firm on parties.membership (zone_id, firm_id, person_id)
  where firm_id is not null and state in ('claimed', 'active');
create unique index membership_partner on parties.membership (zone_id, partner_id, person_id)
  where partner_id is not null and state in ('claimed', 'active');
create index membership_person on parties.membership (zone_id, person_id);
create index membership_waiting on parties.membership (zone_id, claimed_at) where state = 'claimed';

create table parties.verification (
  zone_id uuid not null,
  membership_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  decision text not null check (decision in ('confirmed', 'refused')),
  letter_file uuid,
  reason text check (length(reason) between 5 and 200),
  primary key (zone_id, membership_id, account_id),
  foreign key (zone_id, membership_id) references parties.membership (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table parties.verification is '对企业代表身份的核实：每名工作人员对一项申请至多一次，两人不同方为核实';
comment on column parties.verification.letter_file is '授权书文件编号';

create table parties.invitation (
  zone_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('resident', 'expert', 'bankOfficer', 'firmMember')),
  firm_id uuid,
  partner_id uuid,
  member_role text check (member_role in ('representative', 'handler', 'viewer')),
  invited_by uuid not null,
  by_representative boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('open', 'accepted', 'revoked')),
  decided_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, person_id) references parties.person (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, partner_id) references parties.partner (zone_id, id),
  foreign key (zone_id, invited_by) references auth.account (zone_id, id),
  constraint decided_when_not_open check ((state = 'open') = (decided_at is null)),
  constraint of_one_house_at_most check (num_nonnulls(firm_id, partner_id) <= 1),
  constraint role_in_house check ((member_role is not null) = (num_nonnulls(firm_id, partner_id) = 1))
);
comment on table parties.invitation is '邀请：某账户凭此在限期内一次成为企业或机构成员，或专家、居民';
comment on column parties.invitation.by_representative is '由企业现任代表邀请，接受即生效；工作人员邀请的企业代表须再核实';
create index invitation_account on parties.invitation (zone_id, account_id) where state = 'open';
create index invitation_firm on parties.invitation (zone_id, firm_id, created_at);
create index invitation_time on parties.invitation (zone_id, created_at);

create table parties.acting_firm (
  zone_id uuid not null,
  account_id uuid not null,
  firm_id uuid not null,
  chosen_at timestamptz not null,
  primary key (zone_id, account_id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table parties.acting_firm is '账户当前代表哪家企业办事';

create table parties.unmasking (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  fields text[] not null check (cardinality(fields) between 1 and 4),
  reason text not null check (length(reason) between 5 and 200),
  export_number text,
  at timestamptz not null,
  primary key (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, person_id) references parties.person (zone_id, id)
);
comment on table parties.unmasking is '查看明文的记录：谁、何时、看了谁的哪些字段、为何；不含字段内容';
create index unmasking_account on parties.unmasking (zone_id, account_id, at);

create table parties.person_hold (
  zone_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  ground text not null check (length(ground) between 5 and 200),
  until date,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, person_id) references parties.person (zone_id, id),
  foreign key (zone_id, placed_by) references auth.account (zone_id, id),
  foreign key (zone_id, lifted_by) references auth.account (zone_id, id),
  constraint lifted_by_someone check ((lifted_by is null) = (lifted_at is null))
);
comment on table parties.person_hold is '依法保留：期限内或解除前不得清除；until 为空表示至解除为止';
create index person_hold_person on parties.person_hold (zone_id, person_id);

create table parties.erasure_request (
  zone_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  ground text not null check (length(ground) between 5 and 200),
  asked_at timestamptz not null,
  asked_by uuid not null,
  requested_by uuid,
  requested_at timestamptz,
  state text not null check (state in ('asked', 'requested', 'erased', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 5 and 200),
  primary key (zone_id, id),
  foreign key (zone_id, person_id) references parties.person (zone_id, id),
  foreign key (zone_id, asked_by) references auth.account (zone_id, id),
  foreign key (zone_id, requested_by) references auth.account (zone_id, id),
  foreign key (zone_id, decided_by) references auth.account (zone_id, id),
  constraint requested_by_someone check ((requested_by is null) = (requested_at is null)),
  constraint decided_at_its_end check ((state in ('erased', 'refused')) = (decided_at is not null)),
  constraint two_persons check (decided_by is distinct from requested_by or decided_by is null)
);
comment on table parties.erasure_request is '清除申请：本人或工作人员提出，工作人员受理，安全管理员确认';
create unique index erasure_request_open on parties.erasure_request (zone_id, person_id)
  where state in ('asked', 'requested');
create index erasure_request_time on parties.erasure_request (zone_id, asked_at);

create table parties.erasure (
  zone_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  ground text not null check (length(ground) between 5 and 200),
  primary key (zone_id, person_id)
);
comment on table parties.erasure is '清除登记：只增不改；恢复备份后据此再次清除';

create table parties.export_log (
  zone_id uuid not null,
  id uuid not null,
  number text not null check (number ~ '^[0-9]{8}-[0-9A-Z]{6}$'),
  account_id uuid,
  list text not null check (list ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  filter text not null check (length(filter) <= 2000),
  columns text[] not null,
  row_count integer not null check (row_count >= 0),
  masked boolean not null,
  reason text check (length(reason) between 5 and 200),
  sha256 bytea not null check (length(sha256) = 32),
  at timestamptz not null,
  primary key (zone_id, id),
  unique (zone_id, number),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  constraint reason_when_plain check (masked or reason is not null)
);
comment on table parties.export_log is '导出登记：每份导出文件一行，只增不改；文件首末行印有同一编号';
comment on column parties.export_log.account_id is '导出人；在服务器命令行导出的为空';
comment on column parties.export_log.sha256 is '文件内容的 SHA-256';
create index export_log_time on parties.export_log (zone_id, at);

select platform.isolate('parties.person');
select platform.isolate('parties.person_account');
select platform.isolate('parties.partner');
select platform.isolate('parties.membership');
select platform.isolate('parties.verification');
select platform.isolate('parties.invitation');
select platform.isolate('parties.acting_firm');
select platform.isolate('parties.unmasking');
select platform.isolate('parties.person_hold');
select platform.isolate('parties.erasure_request');
select platform.isolate('parties.erasure');
select platform.isolate('parties.export_log');

grant select, insert on parties.person, parties.person_account, parties.partner, parties.membership,
  parties.verification, parties.invitation, parties.acting_firm, parties.unmasking, parties.person_hold,
  parties.erasure_request, parties.erasure, parties.export_log to yuanshu_app;
grant update (name_sealed, mobile_sealed, id_number_sealed, email_sealed, mobile_digest, id_number_digest,
  id_number_doubted, erased_at) on parties.person to yuanshu_app;
grant update (state, ends_on, confirmed_by, starts_on, end_reason) on parties.membership to yuanshu_app;
grant update (state, decided_at) on parties.invitation to yuanshu_app;
grant update (firm_id, chosen_at) on parties.acting_firm to yuanshu_app;
grant update (lifted_by, lifted_at) on parties.person_hold to yuanshu_app;
grant update (state, requested_by, requested_at, decided_by, decided_at, decision_reason) on parties.erasure_request
  to yuanshu_app;
