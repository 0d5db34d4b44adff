-- :name draft_keep :one
INSERT INTO draft (worker_id, person_id, place, text, base_version, kept_at)
VALUES (:worker_id, :person_id, :place, :text, :base_version, :now)
ON CONFLICT (worker_id, ifnull(person_id, 0), place) WHERE thrown_away_at IS NULL
DO UPDATE SET text = excluded.text, base_version = excluded.base_version, kept_at = excluded.kept_at
RETURNING id

-- :name draft_list :many
SELECT d.id, d.worker_id, d.person_id, d.place, d.text, d.base_version, d.kept_at,
	p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title
FROM draft d LEFT JOIN person p ON p.id = d.person_id
WHERE d.worker_id = :owner AND d.thrown_away_at IS NULL
	AND (:person = 0 OR d.person_id IN @whole@) AND (:place IS NULL OR d.place = :place)
ORDER BY d.kept_at DESC, d.id DESC

-- What stood in a section of the person's plan when a draft of it was begun: the row where it still
-- is that version, else the state that was replaced. Versions go on from plan to plan of an
-- episode, and the newest episode counts.
-- :name draft_base :one
SELECT text FROM (
	SELECT s.text, p.id AS plan, 1 AS standing
	FROM episode e JOIN plan p ON p.episode_id = e.id JOIN plan_section s ON s.plan_id = p.id
	WHERE e.person_id = :person AND e.team_id = :team AND s.section = :section
		AND s.version = :version
	UNION ALL
	SELECT json_extract(r.state, '$.text'), p.id, 0
	FROM episode e JOIN plan p ON p.episode_id = e.id JOIN plan_section s ON s.plan_id = p.id
		JOIN revision r ON r.record = 'plan_section' AND r.record_id = s.id
	WHERE e.person_id = :person AND e.team_id = :team AND s.section = :section
		AND r.version = :version)
ORDER BY plan DESC, standing DESC LIMIT 1

-- What was thrown away in the last 30 days, newest first.
-- :name draft_thrown :many
SELECT d.id, d.worker_id, d.person_id, d.place, d.text, d.base_version, d.kept_at,
	d.thrown_away_at, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title
FROM draft d LEFT JOIN person p ON p.id = d.person_id
WHERE d.worker_id = :owner AND d.thrown_away_at IS NOT NULL
	AND (:person = 0 OR d.person_id IN @whole@) AND (:place IS NULL OR d.place = :place)
ORDER BY d.thrown_away_at DESC, d.id DESC

-- Back to be gone on with, unless something newer is being typed there.
-- :name draft_back :exec
UPDATE draft SET thrown_away_at = NULL
WHERE id = :draft AND worker_id = :owner AND thrown_away_at IS NOT NULL
	AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.worker_id = draft.worker_id
		AND ifnull(d.person_id, 0) = ifnull(draft.person_id, 0) AND d.place = draft.place
		AND d.thrown_away_at IS NULL)

-- :name draft_drop :exec
UPDATE draft SET thrown_away_at = :now
WHERE worker_id = :owner AND ifnull(person_id, 0) = :person AND place = :place
	AND thrown_away_at IS NULL

-- :name draft_sweep :exec :scan
DELETE FROM draft WHERE thrown_away_at < :before
