-- 机构与企业一样被告知：由其成员的账户，或其成员的手机号码与邮箱。
alter table notices.notice add column institution_id uuid;
alter table notices.notice add foreign key (zone_id, institution_id) references parties.party (zone_id, id) on delete cascade;
alter table notices.notice drop constraint to_one_party;
alter table notices.notice add constraint to_one_party
  check (num_nonnulls(account_id, department_id, firm_id, institution_id, person_id) = 1);
comment on column notices.notice.institution_id is '机构编号：告知其成员';
create index notice_institution on notices.notice (zone_id, institution_id) where institution_id is not null;
grant update (institution_id) on notices.notice to yuanshu_app;
