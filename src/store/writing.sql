-- Who is writing where: a worker writes in one place of a person at a time, and stays named where
-- a draft of theirs waits.
-- :name editing_elsewhere :exec
DELETE FROM editing WHERE worker_id = :owner AND person_id = :person AND place <> :place
	AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.worker_id = editing.worker_id
		AND d.person_id = editing.person_id AND d.place = editing.place
		AND d.thrown_away_at IS NULL)

-- :name editing_begin :exec
INSERT INTO editing (worker_id, person_id, place, since, seen_at)
VALUES (:owner, :person, :place, :now, :now)
ON CONFLICT (person_id, place, worker_id) DO UPDATE
SET since = CASE WHEN editing.seen_at < :fresh THEN excluded.since ELSE editing.since END,
	seen_at = excluded.seen_at

-- :name editing_seen :exec
UPDATE editing SET seen_at = :now
WHERE worker_id = :owner AND person_id = :person AND place = :place

-- :name editing_end :exec
DELETE FROM editing WHERE worker_id = :owner AND person_id = :person

-- :name editing_others :many
SELECT w.name AS worker, e.since FROM editing e JOIN worker w ON w.id = e.worker_id
WHERE e.person_id = :person AND e.place = :place AND e.worker_id <> :owner AND e.seen_at >= :fresh
ORDER BY e.since

-- :name spell_add :exec
INSERT INTO spell_word (worker_id, word) VALUES (:owner, :word)
ON CONFLICT (word, worker_id) DO NOTHING

-- :name spell_drop :exec
DELETE FROM spell_word WHERE worker_id = :owner AND word = :word

-- The words of everyone in the team, whoever added them.
-- :name spell_list :many :scan
SELECT DISTINCT s.word FROM spell_word s
WHERE s.worker_id IN (SELECT m.worker_id FROM membership m WHERE m.team_id = :team)
ORDER BY s.word
