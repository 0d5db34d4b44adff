-- List sizes are of the first day of a quarter; an older one stands where the newest is not in yet.
-- :name register_practices :many
SELECT p.*, l.quarter_start, l.adults, l.all_ages
FROM practice p LEFT JOIN list_size l ON l.practice_id = p.id
	AND l.quarter_start = (SELECT max(x.quarter_start) FROM list_size x
		WHERE x.practice_id = p.id AND x.quarter_start <= :quarter)
WHERE p.id IN (SELECT o.id FROM practice o WHERE o.team_id = :team
	UNION SELECT q.practice_id FROM episode e LEFT JOIN merged m ON m.merged_id = e.person_id
	JOIN person q ON q.id = coalesce(m.kept_id, e.person_id)
	WHERE e.team_id = :team AND q.practice_id IS NOT NULL)
ORDER BY p.code

-- An episode that ended as a candidate was never on the register: how it stood before it ended is in
-- its last revision.
-- :part ended_as_candidate
(e.status = 'ended' AND EXISTS (SELECT 1 FROM revision v WHERE v.record = 'episode' AND v.record_id = e.id
	AND v.version = (SELECT max(y.version) FROM revision y WHERE y.record = 'episode' AND y.record_id = e.id)
	AND v.state LIKE '%"status":"candidate"%'))

-- One that ended as a duplicate was somebody's second. A lead has it until the day
-- before `until`. Episodes of a record that is merged into another are of the person of that.
-- :name register_cases :many
SELECT p.id AS person_id, e.id AS episode_id, p.uid, p.nhs_number, p.family, p.given, p.title, p.born,
	p.age_given AS age, p.died, p.practice_id, pr.code AS practice, e.status, e.opened_on, e.ended_on,
	(SELECT coalesce(w.name, l.gp_name) FROM lead l LEFT JOIN worker w ON w.id = l.worker_id
		WHERE l.episode_id = e.id AND l.kind = 'lead' AND l.status IN ('current', 'ended')
			AND l."from" <= :on AND (l.until IS NULL OR l.until > :on)
		ORDER BY l.id DESC LIMIT 1) AS lead,
	(SELECT min(l.informed_on) FROM lead l WHERE l.episode_id = e.id AND l.kind = 'lead') AS told_on,
	(SELECT min(x.agreed_on) FROM plan x WHERE x.episode_id = e.id
		AND x.status IN ('agreed', 'under_review', 'superseded', 'archived')) AS first_agreed_on,
	pl.agreed_on, pl.id AS plan_id,
	(SELECT min(substr(x.updated_at, 1, 10)) FROM plan x
		WHERE x.episode_id = e.id AND x.status = 'declined') AS first_declined_on,
	(SELECT max(substr(x.updated_at, 1, 10)) FROM plan x
		WHERE x.episode_id = e.id AND x.status = 'declined' AND substr(x.updated_at, 1, 10) <= :on) AS declined_on,
	EXISTS (SELECT 1 FROM plan x WHERE x.episode_id = e.id AND x.begun_on <= :on
		AND x.status IN ('draft', 'under_review')) AS writing,
	s.instrument, s.value AS score, s.value_scale AS score_scale, s.band, s.scored_on, s.valid_until
FROM episode e LEFT JOIN merged m ON m.merged_id = e.person_id
JOIN person p ON p.id = coalesce(m.kept_id, e.person_id)
JOIN risk_current rc ON rc.person_id = p.id AND rc.team_id = :team
LEFT JOIN practice pr ON pr.id = p.practice_id
LEFT JOIN plan pl ON pl.id = (SELECT x.id FROM plan x WHERE x.episode_id = e.id AND x.agreed_on <= :on
	AND x.status IN ('agreed', 'under_review', 'superseded', 'archived')
	ORDER BY x.number DESC LIMIT 1)
LEFT JOIN risk_score s ON s.id = rc.score_id
WHERE e.team_id = :team AND e.opened_on <= :on
	AND (e.ended_on IS NULL OR e.ended_on > :on OR e.opened_on >= :since)
	AND (:practice = 0 OR p.practice_id = :practice)
	AND coalesce(e.end_reason, '') <> 'duplicate'
	AND NOT @ended_as_candidate@
ORDER BY p.fold, p.id, e.id

-- :name candidates :many
SELECT p.id AS person_id, p.practice_id, p.uid, p.nhs_number, p.family, p.given, p.title, p.born,
	p.age_given AS age, p.died, pr.code AS practice, e.status, s.instrument, s.instrument_version,
	s.value AS score, s.value_scale AS score_scale, s.band, s.scored_on, s.valid_until,
	s.inputs_changed, rc.score_key, rc.fold
FROM risk_current rc JOIN person p ON p.id = rc.person_id
JOIN risk_score s ON s.id = rc.score_id
LEFT JOIN practice pr ON pr.id = p.practice_id
LEFT JOIN episode e ON e.id = rc.episode_id
WHERE rc.practice_id = :practice AND rc.team_id = :team AND rc.on_list < 2
	AND s.instrument = :instrument AND (p.died IS NULL OR p.died > :on)

-- :name candidate_more :one
SELECT (SELECT j.view FROM judgement j WHERE j.person_id IN @whole@ ORDER BY j.id DESC LIMIT 1) AS judged,
	(SELECT o.could FROM outlook o WHERE o.person_id IN @whole@ ORDER BY o.id DESC LIMIT 1) AS could,
	e.ended_on AS off_on, e.end_reason AS off_reason
FROM (SELECT :person AS id) x LEFT JOIN episode e ON e.id = (SELECT y.id FROM episode y
	WHERE y.person_id IN @whole@ AND y.team_id = :team AND y.status = 'ended' AND y.ended_on >= :since
	ORDER BY y.ended_on DESC, y.id DESC LIMIT 1)

-- Two are enough to know; the walk stops at the second.
-- :name candidate_instruments :many :scan
SELECT DISTINCT s.instrument FROM risk_current rc JOIN risk_score s ON s.id = rc.score_id
WHERE rc.team_id = :team AND rc.on_list < 2 LIMIT 2
