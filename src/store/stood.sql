-- :name stood_began :one
SELECT min(at) FROM migration_log
