-- :name revision_add :exec
INSERT INTO revision (record, record_id, version, state, replaced_at, replaced_by, save_id, import_run_id)
VALUES (:record, :record_id, :version, :state, :now, :worker, :save_id, :import_run_id)

-- :name revision_highest :one
SELECT max(version) FROM revision WHERE record = :record AND record_id = :record_id

-- Newest first: taking back goes against the order of saving.
-- :name revision_of_save :many
SELECT * FROM revision WHERE save_id = :save_id AND import_run_id IS NULL ORDER BY id DESC

-- :name revision_after :one
SELECT * FROM revision WHERE record = :record AND record_id = :record_id AND version > :version
ORDER BY version LIMIT 1

-- :name revision_last :one
SELECT r.*, w.name AS who FROM revision r LEFT JOIN worker w ON w.id = r.replaced_by
WHERE r.record = :record AND r.record_id = :record_id ORDER BY r.version DESC LIMIT 1

-- What a row was, oldest first. Where nothing was, it is not a state of it.
-- :name revision_of_record :many
SELECT * FROM revision WHERE record = :record AND record_id = :record_id AND state <> 'null'
ORDER BY version, id

-- Of a row that is gone: what it last was.
-- :name revision_known :one
SELECT * FROM revision WHERE record = :record AND record_id = :record_id AND state <> 'null'
ORDER BY version DESC LIMIT 1

-- :name change_kept :one
SELECT EXISTS (SELECT 1 FROM revision WHERE save_id = :save_id AND import_run_id IS NULL)

-- :name change_add :one
INSERT INTO change (save_id, worker_id, command, person_id, summary, at, can_undo, audit_from,
	audit_to, undoes)
VALUES (:save_id, :worker_id, :command, :person_id, :summary, :at, :can_undo, :audit_from,
	:audit_to, :undoes)
RETURNING id

-- :name change_mark :exec
UPDATE change SET undone_by = :undone_by WHERE id = :id

-- What a worker did, newest first, without the taking back itself.
-- :name change_list :many
SELECT * FROM change WHERE worker_id = :owner AND undoes IS NULL ORDER BY id DESC LIMIT :limit

-- The change that a row of the audit belongs to is the last that began before it, if it goes so far.
-- :name change_of_audit :one
SELECT * FROM change WHERE audit_from <= :seq ORDER BY audit_from DESC LIMIT 1

-- :name change_by_id :one
SELECT * FROM change WHERE id = :id

-- :name change_newest_undo :one
SELECT * FROM change
WHERE worker_id = :owner AND undoes IS NOT NULL AND undone_by IS NULL AND command = 'undo'
ORDER BY id DESC LIMIT 1

-- The board's row goes before the person it is made from.
-- :name change_forget_current :exec
DELETE FROM risk_current WHERE person_id = :person
