-- What a merge moves among the tables that came after it.
grant update (party_id) on parties.roster_entry to yuanshu_app;
grant update (from_id, to_id) on parties.relation to yuanshu_app;
grant update (firm_id) on parties.firm_correction to yuanshu_app;
