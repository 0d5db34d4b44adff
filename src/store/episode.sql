-- :name episode_row :one
SELECT * FROM episode WHERE id = :id

-- :name episode_open :one
SELECT * FROM episode WHERE person_id = :person AND team_id = :team AND status <> 'ended'

-- :name episode_newest :one
SELECT * FROM episode WHERE person_id IN @whole@ AND team_id = :team
ORDER BY (person_id <> :person), (status = 'ended'), opened_on DESC, id DESC LIMIT 1

-- :name episode_insert :one
INSERT INTO episode (uid, person_id, team_id, status, opened_on, found_how, band_then, reason,
	ended_on, end_reason, end_note, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :team_id, :status, :opened_on, :found_how, :band_then, :reason,
	:ended_on, :end_reason, :end_note, :now, :worker, :now, :worker)
RETURNING id

-- :name episode_update :exec
UPDATE episode SET status = :status, opened_on = :opened_on, found_how = :found_how,
	band_then = :band_then, reason = :reason, ended_on = :ended_on, end_reason = :end_reason,
	end_note = :end_note, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
