-- :name absence_row :one
SELECT * FROM absence WHERE id = :id

-- :part absence_shown
SELECT a.*, w.login AS worker, w.name, c.login AS cover, c.name AS cover_name, c.phone AS cover_phone
FROM absence a JOIN worker w ON w.id = a.worker_id LEFT JOIN worker c ON c.id = a.cover_id

-- A service has some tens of workers: its absences are read through.
-- :name absence_list :many :scan
@absence_shown@
WHERE (:since IS NULL OR (a.until >= :since AND a.cancelled = 0))
	AND (:worker_id = 0 OR a.worker_id = :worker_id)
	AND (:team = 0 OR EXISTS (SELECT 1 FROM membership m WHERE m.worker_id = a.worker_id
		AND m.team_id = :team AND (m.until IS NULL OR m.until >= a."from")))
ORDER BY a."from", a.id

-- :name absence_covered_by :many :scan
@absence_shown@
WHERE a.until >= :since AND a.cancelled = 0 AND a.cover_id = :worker_id
ORDER BY a."from", a.id

-- :name absence_insert :one
INSERT INTO absence (uid, worker_id, cover_id, "from", until, reason, cancelled,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :worker_id, :cover_id, :from, :until, :reason, :cancelled, :now, :worker, :now, :worker)
RETURNING id

-- :name absence_update :exec
UPDATE absence SET cover_id = :cover_id, until = :until, reason = :reason, cancelled = :cancelled,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
