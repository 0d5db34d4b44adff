-- :name audit_head :one :scan
SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1

-- :name audit_insert :one
INSERT INTO audit (at, worker_id, login, session, command, touches, result, person_id, object, detail, prev, hash)
VALUES (:at, :worker_id, :login, :session, :command, :touches, :result, :person_id, :object, :detail, :prev, :hash)
RETURNING seq

-- What the team's workers did, and what anybody did about its people. Somebody whom only another
-- team knows is not named; that one of the team's workers tried to look is told.
-- :name audit_list :many :scan
SELECT a.*, CASE WHEN p.team_id = :team OR EXISTS (SELECT 1 FROM episode e
		WHERE e.person_id = p.id AND e.team_id = :team)
	THEN p.family || ', ' || coalesce(p.given, '') END AS person
FROM audit a LEFT JOIN person p ON p.id = a.person_id
WHERE p.team_id = :team OR a.worker_id IS NULL
	OR a.worker_id IN (SELECT m.worker_id FROM membership m WHERE m.team_id = :team)
ORDER BY a.seq DESC LIMIT :limit

-- :name audit_list_person :many
SELECT a.*, CASE WHEN p.team_id = :team OR EXISTS (SELECT 1 FROM episode e
		WHERE e.person_id = p.id AND e.team_id = :team)
	THEN p.family || ', ' || coalesce(p.given, '') END AS person
FROM audit a LEFT JOIN person p ON p.id = a.person_id
WHERE a.person_id IN @whole@ AND (:worker_id = 0 OR a.worker_id = :worker_id)
ORDER BY a.seq DESC LIMIT :limit

-- :name audit_list_worker :many
SELECT a.*, CASE WHEN p.team_id = :team OR EXISTS (SELECT 1 FROM episode e
		WHERE e.person_id = p.id AND e.team_id = :team)
	THEN p.family || ', ' || coalesce(p.given, '') END AS person
FROM audit a LEFT JOIN person p ON p.id = a.person_id
WHERE a.worker_id = :worker_id ORDER BY a.seq DESC LIMIT :limit

-- :name audit_walk :many :scan
SELECT * FROM audit ORDER BY seq

-- :name audit_highest :one
SELECT seq FROM sqlite_sequence WHERE name = 'audit'
