-- :name migration_add :exec
INSERT INTO migration_log (number, name, program, at) VALUES (:number, :name, :program, :now)

-- :name save_id_add :exec
INSERT INTO save_id (uid, at) VALUES (:uid, :now)

-- :name save_id_find :one
SELECT count(*) FROM save_id WHERE uid = :uid

-- :name holiday_list :many :scan
SELECT "on", name FROM holiday WHERE removed = 0 ORDER BY "on"
