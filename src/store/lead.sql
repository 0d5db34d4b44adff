-- :name lead_row :one
SELECT * FROM lead WHERE id = :id

-- :name lead_current :one
SELECT l.*, w.login AS worker, coalesce(w.name, l.gp_name) AS name, w.profession, w.phone
FROM lead l LEFT JOIN worker w ON w.id = l.worker_id
WHERE l.episode_id = :episode AND l.kind = :kind AND l.status = 'current'

-- :name lead_proposed :one
SELECT l.*, w.login AS worker, coalesce(w.name, l.gp_name) AS name, w.profession, w.phone
FROM lead l LEFT JOIN worker w ON w.id = l.worker_id
WHERE l.episode_id = :episode AND l.status = 'proposed'
	AND (:kind IS NULL OR l.kind = :kind) AND (:worker_id = 0 OR l.worker_id = :worker_id)
ORDER BY l.id DESC LIMIT 1

-- :name lead_list :many
SELECT l.*, w.login AS worker, coalesce(w.name, l.gp_name) AS name, w.profession, w.phone
FROM lead l LEFT JOIN worker w ON w.id = l.worker_id
WHERE l.episode_id = :episode ORDER BY l."from" DESC, l.id DESC

-- What a worker holds on open episodes of a team.
-- :name lead_of_worker :many
SELECT l.*, w.login AS worker, w.name, w.profession, w.phone, e.person_id, rc.band_rank
FROM lead l JOIN worker w ON w.id = l.worker_id JOIN episode e ON e.id = l.episode_id
	LEFT JOIN risk_current rc ON rc.person_id = e.person_id
WHERE l.worker_id = :worker_id AND l.status IN ('proposed', 'current') AND e.status <> 'ended'
	AND e.team_id = :team
ORDER BY l.episode_id, l.id

-- :name lead_insert :one
INSERT INTO lead (uid, episode_id, kind, worker_id, gp_name, status, "from", until, reason,
	informed_on, informed_how, inform_due, contact_days, last_contact,
	case_item_id, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :episode_id, :kind, :worker_id, CASE WHEN :worker_id IS NULL THEN :name END, :status,
	:from, :until, :reason, :informed_on, :informed_how, :inform_due, :contact_days,
	:last_contact, :case_item_id, :now, :worker, :now, :worker)
RETURNING id

-- :name lead_update :exec
UPDATE lead SET status = :status, "from" = :from, until = :until, reason = :reason,
	informed_on = :informed_on, informed_how = :informed_how, inform_due = :inform_due,
	contact_days = :contact_days, last_contact = :last_contact,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- The weights of the bands come from band_weight(); late is deadline_state(): after the due date.
-- :name lead_load :many
SELECT w.id, w.uid, w.version, w.name, w.profession, w.organisation, w.phone, w.wte_percent,
	w.capacity, w.login, w.active_from, w.active_to, count(c.person_id) AS cases,
	coalesce(sum(c.band_rank = 5), 0) AS very_high, coalesce(sum(c.band_rank = 4), 0) AS high,
	coalesce(sum(c.band_rank = 3), 0) AS rising, coalesce(sum(c.band_rank < 3), 0) AS other,
	coalesce(sum(CASE WHEN c.person_id IS NULL THEN 0 WHEN c.band_rank = 5 THEN :very_high
		WHEN c.band_rank = 4 THEN :high WHEN c.band_rank = 3 THEN :rising
		ELSE :other END), 0) AS weight,
	coalesce(sum(CASE WHEN c.due_on < :today THEN (SELECT count(*) FROM review r
		WHERE r.episode_id = c.episode_id AND @review_late@) END), 0) AS late
FROM worker w LEFT JOIN risk_current c
	ON c.lead_id = w.id AND c.team_id = :team AND c.on_list > 0
WHERE w.id IN (SELECT m.worker_id FROM membership m WHERE m.team_id = :team)
GROUP BY w.id
HAVING w.active_to IS NULL OR w.active_to >= :today OR count(c.person_id) > 0
ORDER BY w.name, w.id

-- What was asked of the team's workers and not answered, and what they declined since a day.
-- :part proposal_shown
SELECT p.id AS person_id, p.uid AS person, p.nhs_number, p.family, p.given, p.title,
	CASE rc.band_rank WHEN 5 THEN 'very_high' WHEN 4 THEN 'high' WHEN 3 THEN 'rising'
		WHEN 2 THEN 'lower' WHEN 1 THEN 'unbanded' ELSE 'no_data' END AS band,
	l.kind, l.worker_id, w.login AS worker, w.name, coalesce(h.name, c.gp_name) AS now,
	l.created_by AS asked_by_id, b.name AS asked_by, l."from", l.status, l.until, l.reason
FROM worker w JOIN lead l ON l.worker_id = w.id JOIN episode e ON e.id = l.episode_id
	JOIN person p ON p.id = e.person_id LEFT JOIN risk_current rc ON rc.person_id = p.id
	LEFT JOIN worker b ON b.id = l.created_by
	LEFT JOIN lead c ON c.episode_id = l.episode_id AND c.kind = l.kind AND c.status = 'current'
	LEFT JOIN worker h ON h.id = c.worker_id

-- :name lead_proposals :many
@proposal_shown@
WHERE w.id IN (SELECT m.worker_id FROM membership m WHERE m.team_id = :team)
	AND l.status IN ('proposed', 'declined') AND (l.status = 'proposed' OR l.until >= :since)
	AND e.team_id = :team AND e.status <> 'ended'
ORDER BY l.status, l."from", l.id

-- :name lead_waiting :many
@proposal_shown@
WHERE w.id = :worker_id AND l.status = 'proposed' AND e.team_id = :team AND e.status <> 'ended'
ORDER BY l."from", l.id
