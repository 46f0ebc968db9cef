-- A sheet of paper that left the house can be shown to anybody: what was printed is kept by its verification code, so that
-- whoever holds the sheet can ask whether it is ours, still holds, and is whole. Nothing of its content is kept but digests.
create table exports.issued_print (
  zone_id uuid not null references auth.zone (id),
  id uuid not null,
  code text collate "C" not null check (code ~ '^[0-9ACDEFGHJKMNPQRTUWXY]{16}$'),
  number text not null check (number ~ '^[0-9]{8}-[0-9A-Z]{6}$'),
  document_number text check (length(document_number) between 2 and 60),
  kind text not null check (kind in ('register', 'document', 'certificate')),
  title text not null check (length(title) between 1 and 200),
  list text not null check (list ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  department text check (length(department) between 1 and 200),
  row_count integer not null check (row_count >= 0),
  page_digests text[] not null check (cardinality(page_digests) between 1 and 20000),
  first_key text check (length(first_key) between 1 and 60),
  last_key text check (length(last_key) between 1 and 60),
  sm3 bytea not null check (length(sm3) = 32),
  sha256 bytea not null check (length(sha256) = 32),
  valid_until date,
  demonstration boolean not null,
  issued_by uuid,
  issued_at timestamptz not null,
  primary key (zone_id, id),
  unique (zone_id, code),
  unique (zone_id, number),
  foreign key (zone_id, issued_by) references auth.account (zone_id, id)
);
comment on table exports.issued_print is '印件登记：每份离开系统的 PDF 一行，凭验证码公开核验，只增不改，长期保存；不存内容';
comment on column exports.issued_print.code is '验证码：前两位指明园区，中间十三位随机，末位校验';
comment on column exports.issued_print.number is '导出编号，与导出登记相同';
comment on column exports.issued_print.document_number is '文号；没有文号的为空';
comment on column exports.issued_print.list is '由哪个接口印出';
comment on column exports.issued_print.department is '印发部门，公开核验时显示；个人姓名不公开';
comment on column exports.issued_print.page_digests is '逐页内容的 SM3，十六进制；页脚印其前十六位';
comment on column exports.issued_print.first_key is '第一行的公开标识（如统一社会信用代码），已掩去中段';
comment on column exports.issued_print.last_key is '最后一行的公开标识，已掩去中段';
comment on column exports.issued_print.sm3 is 'PDF 文件的 SM3';
comment on column exports.issued_print.sha256 is 'PDF 文件的 SHA-256，供浏览器就地比对';
comment on column exports.issued_print.valid_until is '有效期至（含当日）；长期有效为空';
create index issued_print_time on exports.issued_print (zone_id, issued_at);

-- What ended a print: at most one act, and none is ever taken back; who needs the sheet again prints it anew.
create table exports.issued_print_act (
  zone_id uuid not null references auth.zone (id),
  print_id uuid not null,
  kind text not null check (kind in ('withdrawn', 'superseded')),
  reason text check (length(reason) between 2 and 200),
  successor_id uuid,
  made_by uuid,
  made_at timestamptz not null,
  primary key (zone_id, print_id),
  foreign key (zone_id, print_id) references exports.issued_print (zone_id, id),
  foreign key (zone_id, successor_id) references exports.issued_print (zone_id, id),
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint withdrawn_says_why check (kind <> 'withdrawn' or reason is not null),
  constraint superseded_by_another check ((kind = 'superseded') = (successor_id is not null) and successor_id <> print_id)
);
comment on table exports.issued_print_act is '印件的撤回或替代：每份至多一次，只增不改';
comment on column exports.issued_print_act.reason is '撤回原因，内部可见，不公开';
comment on column exports.issued_print_act.successor_id is '替代它的印件';

select platform.isolate('exports.issued_print');
select platform.isolate('exports.issued_print_act');
grant select, insert on exports.issued_print, exports.issued_print_act to yuanshu_app;
