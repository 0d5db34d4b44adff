-- :name event_row :one
SELECT * FROM event WHERE id = :id

-- :name event_by_person :many
SELECT e.*, w.name AS recorded_by, e.created_at AS recorded_at
FROM event e LEFT JOIN worker w ON w.id = e.created_by
WHERE e.person_id IN @whole@
ORDER BY e."on" DESC, e.id DESC

-- :name event_by_uid_prefix :many
SELECT * FROM event
WHERE person_id IN @whole@ AND uid >= :low AND uid < :high
ORDER BY id LIMIT 3

-- :name event_insert :one
INSERT INTO event (uid, person_id, kind, "on", until, place, notified_on, source, text, avoidable,
	change, ready_on, delay_due, permanent, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :kind, :on, :until, :place, :notified_on, :source, :text, :avoidable,
	:change, :ready_on, :delay_due, :permanent, :now, :worker, :now, :worker)
RETURNING id

-- :name event_update :exec
UPDATE event SET kind = :kind, "on" = :on, until = :until, place = :place,
	notified_on = :notified_on, source = :source, text = :text, avoidable = :avoidable,
	change = :change, ready_on = :ready_on, delay_due = :delay_due, permanent = :permanent,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name note_by_person :many
SELECT n.*, w.name AS author, n.created_at AS written_at
FROM note n LEFT JOIN worker w ON w.id = n.created_by
WHERE n.person_id IN @whole@
ORDER BY n."on" DESC, n.id DESC

-- :name note_by_uid_prefix :many
SELECT n.*, w.name AS author, n.created_at AS written_at
FROM note n LEFT JOIN worker w ON w.id = n.created_by
WHERE n.person_id IN @whole@ AND n.uid >= :low AND n.uid < :high
ORDER BY n.id LIMIT 3

-- There is no update: a note stands as it was written.
-- :name note_insert :one
INSERT INTO note (uid, person_id, text, "on", amends, created_at, created_by)
VALUES (:uid, :person_id, :text, :on, :amends, :now, :worker)
RETURNING id

-- :name note_row :one
SELECT * FROM note WHERE id = :id
