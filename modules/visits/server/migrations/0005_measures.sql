-- Measures that a zone promises in documents, what was done for each, the issues that it answers, and issues with similar
-- text that were found. The state of a measure is the fold of its acts; the column only saves reading them for lists.
create table visits.measure_document (
  zone_id uuid not null,
  id uuid not null,
  number text not null check (length(number) between 2 and 60 and number !~ '[/?#%\\]'),
  title text not null check (length(title) between 2 and 200),
  issued_on date not null,
  source text check (length(source) between 2 and 500),
  published_at timestamptz,
  entered_by uuid,
  entered_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, number),
  foreign key (zone_id, entered_by) references auth.account (zone_id, id)
);
comment on table visits.measure_document is '举措文件：文号、标题、印发日期；公布后进展对外公开';
comment on column visits.measure_document.number is '文号，也是公开页地址的一部分';
comment on column visits.measure_document.source is '原文出处：网址或文件名';
comment on column visits.measure_document.published_at is '何时起公开进展；未公开的为空';

create table visits.measure_aspect (
  zone_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  position integer not null check (position > 0),
  title text not null check (length(title) between 1 and 200),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, document_id, id),
  foreign key (zone_id, document_id) references visits.measure_document (zone_id, id) on delete cascade
);
comment on table visits.measure_aspect is '举措文件的方面（章）';

create table visits.measure (
  zone_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  aspect_id uuid,
  position integer not null check (position > 0),
  title text not null check (length(title) between 2 and 300),
  content text check (length(content) between 1 and 2000),
  lead_department_id uuid not null,
  due_on date not null,
  state text not null default 'planned' check (state in ('planned', 'underWay', 'done', 'dropped')),
  standing boolean not null default true,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, document_id) references visits.measure_document (zone_id, id) on delete cascade,
  foreign key (zone_id, document_id, aspect_id) references visits.measure_aspect (zone_id, document_id, id)
    on delete cascade,
  foreign key (zone_id, lead_department_id) references parties.department (zone_id, id) on delete cascade
);
comment on table visits.measure is '举措：牵头部门、完成时限、状态；状态由办理动作推出，此处只为列表存一份';
comment on column visits.measure.position is '在文件中的次序';
comment on column visits.measure.lead_department_id is '牵头部门';
comment on column visits.measure.standing is '为假即导入撤销，不在册';
create unique index measure_title on visits.measure (zone_id, document_id, title) where standing;
create index measure_order on visits.measure (zone_id, document_id, position);
create index measure_aspect_of on visits.measure (zone_id, document_id, aspect_id);
create index measure_department on visits.measure (zone_id, lead_department_id);
create index measure_due on visits.measure (zone_id, due_on) where standing and state in ('planned', 'underWay');

create table visits.measure_cooperation (
  zone_id uuid not null,
  measure_id uuid not null,
  department_id uuid not null,
  demonstration boolean not null default false,
  primary key (zone_id, measure_id, department_id),
  foreign key (zone_id, measure_id) references visits.measure (zone_id, id) on delete cascade,
  foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete cascade
);
comment on table visits.measure_cooperation is '举措的配合部门';
create index measure_cooperation_department on visits.measure_cooperation (zone_id, department_id);

create table visits.measure_act (
  zone_id uuid not null,
  measure_id uuid not null,
  number integer not null check (number > 0),
  id uuid not null,
  kind text not null check (kind in ('begin', 'report', 'finish', 'drop', 'reopen', 'amend')),
  text text check (length(text) between 2 and 2000),
  files integer not null default 0 check (files between 0 and 20),
  before jsonb,
  made_by uuid,
  made_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, measure_id, number),
  unique (zone_id, id),
  foreign key (zone_id, measure_id) references visits.measure (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint done_needs_evidence check (kind <> 'finish' or text is not null or files > 0),
  constraint leaving_needs_reason check (kind not in ('drop', 'reopen', 'amend') or text is not null)
);
comment on table visits.measure_act is '举措的办理动作：启动、进展、完成、不再实施、重新办理、更正；只增不改';
comment on column visits.measure_act.text is '佐证、进展或理由';
comment on column visits.measure_act.files is '附件数；文件见文件部';
comment on column visits.measure_act.before is '更正之前的内容';

create table visits.issue_proposal (
  zone_id uuid not null,
  id uuid not null,
  words text[] not null check (cardinality(words) <= 8),
  members text not null check (length(members) = 64),
  state text not null default 'open' check (state in ('open', 'accepted', 'dismissed', 'outdated')),
  proposed_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text check (length(reason) between 2 and 500),
  measure_id uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, decided_by) references auth.account (zone_id, id),
  foreign key (zone_id, measure_id) references visits.measure (zone_id, id) on delete cascade,
  constraint accepted_under_measure check ((state = 'accepted') = (measure_id is not null)),
  constraint dismissed_with_reason check (state <> 'dismissed' or reason is not null)
);
comment on table visits.issue_proposal is '共性问题建议：文字相近的诉求成组提出，由人决定归入举措或不采纳';
comment on column visits.issue_proposal.words is '共有的词';
comment on column visits.issue_proposal.members is '成员编号的 SHA-256：同一组不重复提出';
comment on column visits.issue_proposal.state is 'open 待定，accepted 已归入举措，dismissed 不采纳，outdated 已有变动，由新的代替';
create unique index issue_proposal_once on visits.issue_proposal (zone_id, members) where state <> 'outdated';
create index issue_proposal_state on visits.issue_proposal (zone_id, state, proposed_at);
create index issue_proposal_measure on visits.issue_proposal (zone_id, measure_id) where measure_id is not null;

create table visits.issue_proposal_member (
  zone_id uuid not null,
  proposal_id uuid not null,
  case_id uuid not null,
  likeness integer not null check (likeness between 0 and 1000),
  demonstration boolean not null default false,
  primary key (zone_id, proposal_id, case_id),
  foreign key (zone_id, proposal_id) references visits.issue_proposal (zone_id, id) on delete cascade,
  foreign key (zone_id, case_id) references visits.issue (zone_id, case_id) on delete cascade
);
comment on table visits.issue_proposal_member is '共性问题建议的成员';
comment on column visits.issue_proposal_member.likeness is '与组内最典型一件的相近程度，千分数';
create index issue_proposal_member_case on visits.issue_proposal_member (zone_id, case_id);

create table visits.measure_issue (
  zone_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  case_id uuid not null,
  proposal_id uuid,
  joined_by uuid,
  joined_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  undone_reason text check (length(undone_reason) between 2 and 500),
  told_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, measure_id) references visits.measure (zone_id, id) on delete cascade,
  foreign key (zone_id, case_id) references visits.issue (zone_id, case_id) on delete cascade,
  foreign key (zone_id, proposal_id) references visits.issue_proposal (zone_id, id),
  foreign key (zone_id, joined_by) references auth.account (zone_id, id),
  foreign key (zone_id, undone_by) references auth.account (zone_id, id),
  constraint undone_with_reason check ((undone_at is null) = (undone_reason is null))
);
comment on table visits.measure_issue is '诉求归入举措（制度性解决）：一件诉求同时至多归入一项举措；移出写明理由，仍保留';
comment on column visits.measure_issue.told_at is '举措完成后何时告知了提出诉求的企业';
create unique index measure_issue_once on visits.measure_issue (zone_id, case_id) where undone_at is null;
create index measure_issue_measure on visits.measure_issue (zone_id, measure_id);
create index measure_issue_proposal on visits.measure_issue (zone_id, proposal_id) where proposal_id is not null;

select platform.isolate('visits.measure_document');
select platform.isolate('visits.measure_aspect');
select platform.isolate('visits.measure');
select platform.isolate('visits.measure_cooperation');
select platform.isolate('visits.measure_act');
select platform.isolate('visits.issue_proposal');
select platform.isolate('visits.issue_proposal_member');
select platform.isolate('visits.measure_issue');

grant select, insert, delete on visits.measure_document, visits.measure_aspect, visits.measure,
  visits.measure_cooperation, visits.measure_act, visits.issue_proposal, visits.issue_proposal_member,
  visits.measure_issue to yuanshu_app;
grant update (number, title, issued_on, source, published_at) on visits.measure_document to yuanshu_app;
grant update (position, title) on visits.measure_aspect to yuanshu_app;
grant update (aspect_id, title, content, lead_department_id, due_on, state, standing) on visits.measure to yuanshu_app;
grant update (state, decided_at, decided_by, reason, measure_id) on visits.issue_proposal to yuanshu_app;
grant update (undone_at, undone_by, undone_reason, told_at) on visits.measure_issue to yuanshu_app;
create policy only_invented_rows_go on visits.measure_document as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.measure_aspect as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.measure as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.measure_act as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.issue_proposal as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.issue_proposal_member as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.measure_issue as restrictive for delete using (demonstration);
