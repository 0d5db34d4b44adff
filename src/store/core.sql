-- :name meta_get :one
SELECT value FROM store_meta WHERE key = :key

-- :name meta_set :exec
INSERT INTO store_meta (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value

-- :name migration_add :exec
INSERT INTO migration_log (number, name, program, at) VALUES (:number, :name, :program, :now)

-- :name save_id_add :exec
INSERT INTO save_id (uid, at) VALUES (:uid, :now)

-- :name save_id_find :one
SELECT count(*) FROM save_id WHERE uid = :uid

-- :name revision_add :exec
INSERT INTO revision (record, record_id, version, state, replaced_at, replaced_by, save_id, import_run_id)
VALUES (:record, :record_id, :version, :state, :now, :worker, :save_id, :import_run_id)

-- :name revision_list :many
SELECT r.version, r.state, r.replaced_at AS at, w.name AS who
FROM revision r LEFT JOIN worker w ON w.id = r.replaced_by
WHERE r.record = :record AND r.record_id = :record_id ORDER BY r.version DESC

-- :name holiday_list :many :scan
SELECT "on" FROM holiday ORDER BY "on"
