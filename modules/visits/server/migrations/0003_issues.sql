-- Issues of firms. What was done with one lies in the acts of its case; what stands here beside it is what the firm brought up and
-- what lists and rates need. The columns that follow from the acts are kept in step with them in the same transaction.
create table visits.issue (
  zone_id uuid not null,
  case_id uuid not null,
  number text not null check (length(number) between 8 and 24),
  firm_id uuid not null,
  visit_id uuid,
  need_id uuid,
  gathering_id uuid,
  client_id uuid,
  category text not null check (category ~ '^[a-z][A-Za-z0-9.-]{1,60}$'),
  urgency text not null check (urgency in ('critical', 'urgent', 'normal', 'complex')),
  text text not null check (length(text) between 2 and 2000),
  source text not null check (source in ('visit', 'own', 'onBehalf', 'code', 'gathering')),
  reporter_id uuid,
  onsite_department_id uuid,
  promised_on date,
  receipt_number text check (length(receipt_number) between 8 and 30),
  scale text check (scale in ('large', 'medium', 'small', 'micro')),
  industry text not null check (industry ~ '^[A-T][0-9]{2,4}$'),
  raised_on date not null,
  raised_at timestamptz not null,
  raised_by uuid,
  due_on date,
  first_answer_at timestamptz,
  staff_closed_on date,
  closed_in_time boolean,
  closed_by_firm boolean,
  asked_on date,
  answer text check (answer in ('solved', 'partly', 'notSolved', 'none')),
  reopened integer not null default 0 check (reopened >= 0),
  ended_on date,
  ending text check (ending in ('withdrawn', 'underLaw', 'merged')),
  ending_article text check (length(ending_article) between 2 and 200),
  merged_into uuid,
  demonstration boolean not null default false,
  primary key (zone_id, case_id),
  unique (zone_id, number),
  foreign key (zone_id, case_id) references cases.case_file (zone_id, id) on delete cascade,
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, visit_id) references visits.visit (zone_id, id) on delete set null (visit_id),
  foreign key (zone_id, reporter_id) references parties.party (zone_id, id) on delete set null (reporter_id),
  foreign key (zone_id, onsite_department_id) references parties.department (zone_id, id) on delete cascade,
  foreign key (zone_id, raised_by) references auth.account (zone_id, id),
  foreign key (zone_id, merged_into) references visits.issue (zone_id, case_id) on delete cascade,
  constraint onsite_whole check ((onsite_department_id is null) = (promised_on is null)
    and (onsite_department_id is null) = (receipt_number is null)),
  constraint promised_later check (promised_on >= raised_on),
  constraint closed_whole check ((staff_closed_on is null) = (closed_in_time is null)
    and (staff_closed_on is null) = (closed_by_firm is null)),
  constraint ended_whole check ((ending is null) = (ended_on is null)),
  constraint article_under_law check ((ending = 'underLaw') = (ending_article is not null)),
  constraint merged_somewhere check ((ending = 'merged') = (merged_into is not null)),
  constraint merged_elsewhere check (merged_into <> case_id),
  constraint answered_when_asked check (answer is null or asked_on is not null)
);
comment on table visits.issue is '诉求：企业提出的一件事；办理过程见 cases.action，本表由动作推出的各列与其同一事务更新';
comment on column visits.issue.case_id is '办件编号（cases.case_file），亦为诉求编号';
comment on column visits.issue.need_id is '由哪一来件转来（visits.need）';
comment on column visits.issue.gathering_id is '在哪次会议活动上提出（gatherings.gathering）';
comment on column visits.issue.client_id is '手机生成的编号：重复发送只立一件';
comment on column visits.issue.category is '诉求类别（parties.duty_item，kind 为 issueCategory）';
comment on column visits.issue.urgency is '缓急：critical 特急，urgent 紧急，normal 一般，complex 复杂';
comment on column visits.issue.source is '来源：visit 走访，own 企业登录提出，onBehalf 代录，code 扫码，gathering 会议活动';
comment on column visits.issue.reporter_id is '提出人（人员登记表）；姓名在该表按权限读取';
comment on column visits.issue.onsite_department_id is '现场交办：在场接件的部门';
comment on column visits.issue.promised_on is '现场交办：承诺办结日';
comment on column visits.issue.receipt_number is '现场交办：回执号';
comment on column visits.issue.scale is '提出时的企业规模，供统计';
comment on column visits.issue.industry is '提出时的行业代码，供统计';
comment on column visits.issue.due_on is '办结时限到期日，含暂停顺延';
comment on column visits.issue.first_answer_at is '部门首次答复的时间';
comment on column visits.issue.staff_closed_on is '部门办结日；重新打开后为空';
comment on column visits.issue.closed_by_firm is '办结凭据是企业本人的确认；否则为所附材料';
comment on column visits.issue.asked_on is '办结三十日后询问企业之日';
comment on column visits.issue.answer is '企业对三十日询问的回答：solved 仍已解决，partly 部分解决，notSolved 未解决，none 未回答';
comment on column visits.issue.reopened is '企业要求重新办理的次数';
comment on column visits.issue.ending is '终止：withdrawn 企业撤回，underLaw 依法不能办理，merged 并入另一件';
comment on column visits.issue.ending_article is '依法不能办理所依据的法律条款';
create unique index issue_client on visits.issue (zone_id, client_id) where client_id is not null;
create index issue_raised on visits.issue (zone_id, raised_on, case_id);
create index issue_firm on visits.issue (zone_id, firm_id, raised_on);
create index issue_visit on visits.issue (zone_id, visit_id) where visit_id is not null;
create index issue_need on visits.issue (zone_id, need_id) where need_id is not null;
create index issue_gathering on visits.issue (zone_id, gathering_id) where gathering_id is not null;
create index issue_category on visits.issue (zone_id, category, raised_on);
create index issue_reporter on visits.issue (zone_id, reporter_id) where reporter_id is not null;
create index issue_onsite on visits.issue (zone_id, onsite_department_id) where onsite_department_id is not null;
create index issue_merged on visits.issue (zone_id, merged_into) where merged_into is not null;
create index issue_due on visits.issue (zone_id, due_on) where staff_closed_on is null and ended_on is null;

create table visits.issue_correction (
  zone_id uuid not null,
  case_id uuid not null,
  number integer not null check (number > 0),
  field text not null check (field in ('category', 'urgency')),
  before text not null,
  after text not null,
  reason text not null check (length(reason) between 2 and 500),
  made_by uuid,
  made_at timestamptz not null,
  primary key (zone_id, case_id, number),
  foreign key (zone_id, case_id) references visits.issue (zone_id, case_id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint something_changed check (before <> after)
);
comment on table visits.issue_correction is '诉求类别与缓急的更正：改前、改后、为什么改；只增不改';

create table visits.issue_limit (
  zone_id uuid not null,
  valid_from date not null,
  number integer not null check (number > 0),
  acceptance_days integer not null check (acceptance_days between 1 and 30),
  critical_days integer not null check (critical_days between 1 and 90),
  urgent_days integer not null check (urgent_days between 1 and 90),
  normal_days integer not null check (normal_days between 1 and 180),
  complex_days integer not null check (complex_days between 1 and 360),
  answer_days integer not null check (answer_days between 1 and 60),
  ask_after_days integer not null check (ask_after_days between 7 and 180),
  confirmation_days integer not null check (confirmation_days between 3 and 60),
  supervise_after_days integer not null check (supervise_after_days between 1 and 90),
  document_number text not null check (length(document_number) between 2 and 60),
  reason text check (length(reason) between 2 and 500),
  set_by uuid,
  set_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, valid_from, number),
  foreign key (zone_id, set_by) references auth.account (zone_id, id)
);
comment on table visits.issue_limit is '诉求办理时限：自施行日（含）起至下一规定之前有效；同日以号大者为准；只增不改，未规定的用软件默认值';
comment on column visits.issue_limit.acceptance_days is '部门签收：工作日';
comment on column visits.issue_limit.answer_days is '企业答复是否解决：自然日';
comment on column visits.issue_limit.ask_after_days is '办结几日后询问是否仍已解决：自然日';
comment on column visits.issue_limit.confirmation_days is '询问后等待回答：自然日';
comment on column visits.issue_limit.supervise_after_days is '超期几个工作日自动提请督办';
comment on column visits.issue_limit.document_number is '依据文号';

create table visits.confirmation (
  zone_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence > 0),
  question text not null check (question in ('reply', 'thirtyDays')),
  asked_on date not null,
  asked_at timestamptz not null,
  notice_id uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, case_id, sequence),
  foreign key (zone_id, case_id) references visits.issue (zone_id, case_id) on delete cascade
);
comment on table visits.confirmation is '向企业的询问：答复后问是否解决，办结三十日后问是否仍已解决；每问一次一行，只增不改';
comment on column visits.confirmation.sequence is '引起询问的动作序号（cases.action）';
comment on column visits.confirmation.notice_id is '以哪一通知问的（notices.notice），渠道与送达见该表；未能送出的为空';
create index confirmation_asked on visits.confirmation (zone_id, question, asked_on);

create table visits.confirmation_answer (
  zone_id uuid not null,
  confirmation_id uuid not null,
  answer text not null check (answer in ('solved', 'partly', 'notSolved', 'none')),
  channel text check (channel in ('link', 'login', 'officer')),
  answered_by uuid,
  answered_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, confirmation_id),
  foreign key (zone_id, confirmation_id) references visits.confirmation (zone_id, id) on delete cascade,
  foreign key (zone_id, answered_by) references auth.account (zone_id, id),
  constraint heard_somehow check ((answer = 'none') = (channel is null)),
  constraint heard_by_somebody check (channel not in ('login', 'officer') or answered_by is not null)
);
comment on table visits.confirmation_answer is '企业的回答，每问至多一答：经链接、登录，或由工作人员电话记录；只增不改';
comment on column visits.confirmation_answer.answered_by is '登录回答的账户，或记录回答的工作人员；经链接的为空';

create table visits.issue_link (
  zone_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  firm_id uuid not null,
  digest bytea not null check (length(digest) = 32),
  made_by uuid,
  made_at timestamptz not null,
  expires_on date not null,
  revoked_at timestamptz,
  revoked_by uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, digest),
  foreign key (zone_id, case_id) references visits.issue (zone_id, case_id) on delete cascade,
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  foreign key (zone_id, revoked_by) references auth.account (zone_id, id)
);
comment on table visits.issue_link is '企业免登录查看并回答一件诉求的链接；只存密钥摘要';
comment on column visits.issue_link.expires_on is '最后有效日';
create index issue_link_case on visits.issue_link (zone_id, case_id);
create index issue_link_firm on visits.issue_link (zone_id, firm_id);

select platform.isolate('visits.issue');
select platform.isolate('visits.issue_correction');
select platform.isolate('visits.issue_limit');
select platform.isolate('visits.confirmation');
select platform.isolate('visits.confirmation_answer');
select platform.isolate('visits.issue_link');

grant select, insert, delete on visits.issue, visits.issue_limit, visits.issue_link to yuanshu_app;
grant select, insert on visits.issue_correction, visits.confirmation, visits.confirmation_answer to yuanshu_app;
grant update (firm_id, reporter_id, category, urgency, due_on, first_answer_at, staff_closed_on, closed_in_time, closed_by_firm,
  asked_on, answer, reopened, ended_on, ending, ending_article, merged_into) on visits.issue to yuanshu_app;
grant update (firm_id, revoked_at, revoked_by) on visits.issue_link to yuanshu_app;
create policy only_invented_rows_go on visits.issue as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.issue_limit as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.issue_link as restrictive for delete using (demonstration);
