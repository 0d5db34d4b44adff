-- :name copy_row :one
SELECT * FROM copy WHERE id = :id

-- A later plan that is agreed makes every copy of the ones before it old, in whatever episode.
-- :name copy_of_person :many
SELECT c.*, p.uid AS person_uid, p.family, p.given, p.title, l.number AS plan_number, l.status AS plan_now,
	w.name AS "by", (SELECT max(n.number) FROM plan n JOIN episode ne ON ne.id = n.episode_id
		WHERE ne.person_id IN @whole@ AND ne.team_id = :team AND n.status = 'agreed' AND n.id > c.plan_id) AS newer
FROM copy c JOIN person p ON p.id = c.person_id JOIN plan l ON l.id = c.plan_id
	JOIN episode e ON e.id = l.episode_id JOIN worker w ON w.id = c.printed_by
WHERE c.person_id IN @whole@ AND e.team_id = :team
ORDER BY c.number DESC, c.id DESC

-- :name copy_next :one
SELECT coalesce(max(number), 0) + 1 FROM copy WHERE person_id IN @whole@

-- :name copy_insert :one
INSERT INTO copy (uid, person_id, plan_id, plan_status, number, short_form, large, override_reason, printed_at,
	printed_by, pages, holder, holder_name, how, given_on, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :plan_id, :plan_status, :number, :short_form, :large, :override_reason, :printed_at,
	:printed_by, :pages, :holder, :holder_name, :how, :given_on, :now, :worker, :now, :worker)
RETURNING id

-- :name copy_update :exec
UPDATE copy SET holder = :holder, holder_name = :holder_name, how = :how, given_on = :given_on,
	ended_on = :ended_on, ended_how = :ended_how,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
