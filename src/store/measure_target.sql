-- What measures are held against: a team's own where it has one of that label, else the sample.
-- :name measure_target_row :one
SELECT * FROM measure_target WHERE id = :id

-- :name measure_target_list :many :scan
SELECT t.* FROM measure_target t
WHERE t.team_id = :team OR (t.team_id IS NULL AND NOT EXISTS (
	SELECT 1 FROM measure_target o
	WHERE coalesce(o.team_id, 0) = :team AND o.measure = t.measure AND o.label = t.label))
ORDER BY CAST(substr(t.measure, 2) AS INTEGER), t.team_id IS NULL, t.id

-- :name measure_target_insert :one
INSERT INTO measure_target (team_id, measure, label, value, unit, better, source, used, created_at, created_by, updated_at, updated_by)
VALUES (:team_id, :measure, :label, :value, :unit, :better, :source, :used, :now, :worker, :now, :worker)
RETURNING id

-- :name measure_target_update :exec
UPDATE measure_target SET value = :value, unit = :unit, better = :better, source = :source, used = :used,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
