-- :name audit_head :one :scan
SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1

-- :name audit_insert :one
INSERT INTO audit (at, worker_id, login, session, command, touches, result, person_id, object, detail, prev, hash)
VALUES (:at, :worker_id, :login, :session, :command, :touches, :result, :person_id, :object, :detail, :prev, :hash)
RETURNING seq

-- :name audit_list :many :scan
SELECT a.*, CASE WHEN p.family IS NULL THEN NULL ELSE p.family || ', ' || coalesce(p.given, '') END AS person
FROM audit a LEFT JOIN person p ON p.id = a.person_id
WHERE a.seq < :before ORDER BY a.seq DESC LIMIT :limit

-- :name audit_list_person :many
SELECT a.*, CASE WHEN p.family IS NULL THEN NULL ELSE p.family || ', ' || coalesce(p.given, '') END AS person
FROM audit a LEFT JOIN person p ON p.id = a.person_id
WHERE a.person_id = :person_id AND a.seq < :before ORDER BY a.seq DESC LIMIT :limit

-- :name audit_list_worker :many
SELECT a.*, CASE WHEN p.family IS NULL THEN NULL ELSE p.family || ', ' || coalesce(p.given, '') END AS person
FROM audit a LEFT JOIN person p ON p.id = a.person_id
WHERE a.worker_id = :worker_id AND a.seq < :before ORDER BY a.seq DESC LIMIT :limit

-- :name audit_walk :many :scan
SELECT * FROM audit ORDER BY seq

-- :name audit_highest :one
SELECT seq FROM sqlite_sequence WHERE name = 'audit'
