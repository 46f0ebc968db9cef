-- 邀请的短信、邮件须带回执链接：链接密令由安装密钥、邀请与次数推出，任何时候都能重新推出而不必保存。
alter table gatherings.invitation add column link_number integer not null default 0 check (link_number >= 0);
comment on column gatherings.invitation.link_number is '第几个回执链接：由它与安装密钥推出密令，换链接即加一；密令本身不存';
grant update (link_number) on gatherings.invitation to yuanshu_app;
