-- 走访预告 was never stored anywhere: a promise whose kept rate nothing can compute is none. No zone has made it.
alter table visits.charter_promise drop constraint charter_promise_kind_check;
alter table visits.charter_promise add constraint charter_promise_kind_check
  check (kind in ('firstAnswer', 'acceptance', 'resolution'));
comment on column visits.charter_promise.kind is 'firstAnswer 首次答复，acceptance 受理，resolution 办结';

-- A correction also says anew whether a visit counts; what stood before stays in visits.visit_change.
grant update (exemption, exemption_reason) on visits.visit to yuanshu_app;

-- Invented messages are written after the issues that became of them.
grant update (need_id) on visits.issue to yuanshu_app;
