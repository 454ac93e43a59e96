-- The list of audit entries, newest first, by each of its filters; audit_by_subject is there.
ALTER TABLE audit
    ADD INDEX audit_by_time (at, seq),
    ADD INDEX audit_by_actor (actor, at, seq),
    ADD INDEX audit_by_action (action, at, seq);
