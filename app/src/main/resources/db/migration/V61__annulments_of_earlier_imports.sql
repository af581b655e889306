-- What imports annulled of others before V54 noted it: the reason names the import, and the trail has what the fine was. Undoing
-- such an import takes these back too.
INSERT INTO import_annulment (run_id, fine_id, version, status, observation, tied)
SELECT run.id, told.fine_id, told.version, trail.before ->> 'status', trail.before ->> 'observation',
       trail.before ->> 'vehicle_id' IS NOT NULL
FROM correction AS told
JOIN import_run AS run
     ON run.id = substring(told.reason FROM '^Anulada por el archivo importado .* \(importación (\d{1,18})\)\.$')::bigint
JOIN audit AS trail
     ON trail.subject = 'fine' AND trail.subject_id = told.fine_id::text AND trail.after ->> 'version' = told.version::text
WHERE trail.before ->> 'status' IN ('ISSUED', 'OBSERVED') AND trail.after ->> 'status' = 'VOIDED'
ON CONFLICT DO NOTHING;
