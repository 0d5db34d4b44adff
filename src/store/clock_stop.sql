-- :name clock_stop_row :one
SELECT * FROM clock_stop WHERE id = :id

-- :part clock_stop_shown
SELECT c.*, p.uid AS person_uid, p.family, p.given, p.title, w.name AS "by"
FROM clock_stop c JOIN person p ON p.id = c.person_id LEFT JOIN worker w ON w.id = c.created_by

-- :name clock_stop_of_team :many :scan
@clock_stop_shown@
WHERE p.team_id = :team OR c.person_id IN (SELECT m.merged_id FROM merged m JOIN person k ON k.id = m.kept_id
	WHERE k.team_id = :team)

-- :name clock_stop_of_person :many
@clock_stop_shown@
WHERE c.person_id IN @whole@

-- :name clock_stop_insert :one
INSERT INTO clock_stop (uid, person_id, kind, of_id, reason, "from", until, originally_due, attempts, note,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :kind, :of_id, :reason, :from, :until, :originally_due, :attempts, :note,
	:now, :worker, :now, :worker)
RETURNING id

-- :name clock_stop_update :exec
UPDATE clock_stop SET reason = :reason, "from" = :from, until = :until, attempts = :attempts, note = :note,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
