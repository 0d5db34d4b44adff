-- :name calendar_reviews :many
SELECT r.uid, r.version, r.updated_at, r.kind, (r.status = 'cancelled') AS cancelled,
	(r.status = 'held') AS held, CASE WHEN r.status = 'held' THEN r.held_on ELSE r.due_on END AS "on",
	p.id AS person_id, p.family, p.given, p.nhs_number, p.born, w.name AS with_name
FROM episode e JOIN review r ON r.episode_id = e.id JOIN person p ON p.id = e.person_id
	LEFT JOIN worker w ON w.id = r.booked_with
WHERE e.team_id = :team
	AND CASE WHEN r.status = 'held' THEN r.held_on ELSE r.due_on END BETWEEN :from AND :to
	AND (:worker = 0 OR r.booked_with = :worker OR (r.booked_with IS NULL AND EXISTS (
		SELECT 1 FROM lead l WHERE l.episode_id = e.id AND l.kind = 'lead' AND l.status = 'current'
			AND l.worker_id = :worker)))
ORDER BY "on", r.id

-- :name calendar_meetings :many
SELECT m.uid, m.version, m.updated_at, (m.status = 'cancelled') AS cancelled, m."on", m.at, m.minutes,
	m.place, x.name AS practice
FROM meeting m LEFT JOIN practice x ON x.id = m.practice_id
WHERE m.team_id = :team AND m."on" BETWEEN :from AND :to
	AND (:worker = 0 OR m.chair_id = :worker OR m.recorder_id = :worker OR EXISTS (
		SELECT 1 FROM attendance a WHERE a.meeting_id = m.id AND a.worker_id = :worker))
ORDER BY m."on", m.at, m.id
