-- :name setting_set :exec
INSERT INTO worker_setting (worker_id, name, value) VALUES (:worker_id, :name, :value)
ON CONFLICT (worker_id, name) DO UPDATE SET value = excluded.value

-- :name setting_drop :exec
DELETE FROM worker_setting WHERE worker_id = :worker_id AND name = :name

-- :name setting_list :many
SELECT worker_id, name, value FROM worker_setting
WHERE worker_id = :owner AND (:prefix IS NULL OR substr(name, 1, length(:prefix)) = :prefix)
ORDER BY name
