-- :name deadline_rule_row :one
SELECT * FROM deadline_rule WHERE id = :id

-- :name deadline_rule_list :many :scan
SELECT * FROM deadline_rule ORDER BY id

-- The rules come with the store: none is added.
-- :name deadline_rule_insert :one
INSERT INTO deadline_rule (code, anchor, earliest, amount, unit, stops, source, created_at, created_by, updated_at, updated_by)
VALUES (:code, :anchor, :earliest, :amount, :unit, :stops, :source, :now, :worker, :now, :worker)
RETURNING id

-- :name deadline_rule_update :exec
UPDATE deadline_rule SET amount = :amount, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name holiday_row :one
SELECT * FROM holiday WHERE id = :id

-- :name holiday_all :many :scan
SELECT * FROM holiday ORDER BY "on"

-- :name holiday_insert :one
INSERT INTO holiday ("on", name, removed) VALUES (:on, :name, :removed) RETURNING id

-- :name holiday_update :exec
UPDATE holiday SET name = :name, removed = :removed, version = version + 1
WHERE id = :id AND version = :version
