-- The auditor's desk reads the trail by moment, by who acted and by what it is about, the newest first and page by page.
CREATE INDEX audit_moment ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor, at, id);
CREATE INDEX audit_kind ON audit (subject, at, id);
-- What hardly ever happens would be looked for in all the rest.
CREATE INDEX audit_rare ON audit (action, at, id) WHERE action IN ('DELETE', 'ADOPT', 'FORGET');
