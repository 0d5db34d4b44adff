-- What the rules of an agenda find, one query for each over the team.

-- :name agenda_last :one
@meeting_shown@
WHERE m.team_id = :team AND m.status = 'closed' AND m."on" <= :on AND m.id <> :id
	AND (m.practice_id IS NULL OR :practice = 0 OR m.practice_id = :practice)
ORDER BY m."on" DESC, m.at DESC, m.id DESC
LIMIT 1

-- What matters to somebody, of the plan that counts; of nobody whose record is restricted.
-- :name agenda_matters :many
SELECT s.text FROM risk_current rc JOIN person p ON p.id = rc.person_id
	JOIN plan_section s ON s.plan_id = rc.plan_id AND s.section = 'what_matters'
WHERE rc.person_id = :person AND p.restricted = 0

-- ---- the rules ----

-- Nobody who has died; where a meeting is of one practice, its people.
-- :part agenda_who
rc.person_id, p.uid AS person_uid, rc.episode_id, rc.lead_id, rc.band_rank, rc.score_key

-- :part agenda_whom
rc.team_id = :team AND p.died IS NULL AND (:practice = 0 OR rc.practice_id = :practice)

-- In care, or never was: whoever left the caseload is looked at again only where the risk list or a
-- colleague says so.
-- :part agenda_not_ended
(rc.on_list > 0 OR NOT EXISTS (SELECT 1 FROM episode x WHERE x.person_id = rc.person_id
	AND x.team_id = :team AND x.status = 'ended'))


-- What was last said of each: of meetings that are over, before this one. What was only proposed, or
-- taken off by the agenda itself, was not said.
-- :name agenda_carried :many
SELECT @agenda_who@, m."on", i.next_review AS until, i.decision, i.decision_reason AS what, i.status,
	i.carried, i.id AS item_id, m.status = 'cancelled' AS cancelled,
	(SELECT count(*) FROM action a WHERE a.case_item_id = i.id AND a.status = 'open') AS count
FROM meeting m CROSS JOIN case_item i ON i.meeting_id = m.id
	JOIN risk_current rc ON rc.person_id = coalesce((SELECT x.kept_id FROM merged x
		WHERE x.merged_id = i.person_id), i.person_id)
	JOIN person p ON p.id = rc.person_id
WHERE m.team_id = :team AND m.status IN ('closed', 'cancelled') AND m."on" <= :on AND m.id <> :meeting
	AND i.status <> 'proposed' AND NOT (i.status = 'dropped' AND i.built = 1)
	AND NOT EXISTS (SELECT 1 FROM case_item j JOIN meeting k ON k.id = j.meeting_id
		WHERE j.person_id = i.person_id AND k.team_id = :team AND k.id <> :meeting
			AND k.status IN ('closed', 'cancelled') AND k."on" <= :on
			AND (k."on", k.at, k.id) > (m."on", m.at, m.id)
			AND j.status <> 'proposed' AND NOT (j.status = 'dropped' AND j.built = 1))
	AND @agenda_whom@ AND @agenda_not_ended@
ORDER BY m."on" DESC, m.at DESC, i.slot, i.id

-- What happened since last time, or was recorded since though it happened before. Of people in care,
-- and of those at high risk.
-- :part agenda_event
SELECT @agenda_who@, e."on", e.place AS what, 1 AS count
FROM event e LEFT JOIN merged m ON m.merged_id = e.person_id
	JOIN risk_current rc ON rc.person_id = coalesce(m.kept_id, e.person_id)
	JOIN person p ON p.id = rc.person_id
WHERE e."on" >= :from AND e."on" <= :today AND (e."on" >= :since OR e.created_at > :since_at)
	AND (rc.on_list > 0 OR rc.band_rank >= 4) AND +rc.team_id = :team AND p.died IS NULL
	AND (:practice = 0 OR +rc.practice_id = :practice)

-- :name agenda_admitted :many
@agenda_event@
	AND e.kind = 'emergency_admission'
ORDER BY e."on" DESC, e.id DESC

-- :name agenda_attended :many
@agenda_event@
	AND e.kind = 'ae_attendance'
ORDER BY e."on" DESC, e.id DESC

-- The lists that the team's practices stand on, newest first.
-- :name agenda_lists :many
SELECT pr.id AS practice_id, i.id AS run_id, l.instrument, i.run_date, i.imported_at
FROM practice pr CROSS JOIN risk_list l ON l.practice_id = pr.id JOIN import_run i ON i.id = l.run_id
WHERE pr.team_id = :team AND (:practice = 0 OR pr.id = :practice)
	AND l.instrument = coalesce(:instrument, i.instrument) AND i.undone_at IS NULL
ORDER BY pr.id, i.run_date DESC, i.id DESC

-- High and very high alone: the lower bands are long, and no matter for a meeting by themselves.
-- :name agenda_risk_new :many
SELECT @agenda_who@, i.run_date AS "on", k.band, k.value AS score, k.value_scale AS score_scale
FROM risk_current rc JOIN person p ON p.id = rc.person_id JOIN risk_score k ON k.id = rc.score_id
	JOIN import_run i ON i.id = :run
WHERE rc.practice_id = :practice AND rc.team_id = :team AND rc.band_rank >= 4 AND p.died IS NULL
	AND EXISTS (@on_run@ (s.import_run_id = :run OR EXISTS (SELECT 1 FROM risk_again a
		WHERE a.run_id = :run AND a.person_id = s.person_id AND a.score_id = s.id)))
	AND NOT EXISTS (@on_run@ (s.import_run_id = :other OR EXISTS (SELECT 1 FROM risk_again a
		WHERE a.run_id = :other AND a.person_id = s.person_id AND a.score_id = s.id)))

-- A higher band than the score that stood last time, of the same instrument and release.
-- :part agenda_rank
WHEN 'very_high' THEN 5 WHEN 'high' THEN 4 WHEN 'rising' THEN 3 WHEN 'lower' THEN 2 ELSE 9 END

-- :name agenda_risk_up :many
SELECT @agenda_who@, b.scored_on AS "on", k.band, b.band AS band_before, k.value AS score,
	k.value_scale AS score_scale
FROM risk_current rc JOIN person p ON p.id = rc.person_id JOIN risk_score k ON k.id = rc.score_id
	JOIN risk_score b ON b.id = (SELECT y.id FROM risk_score y
		WHERE y.person_id = k.person_id AND y.instrument = k.instrument AND y.id <> k.id
			AND y.instrument_version IS k.instrument_version AND y.withdrawn_at IS NULL
			AND y.scored_on < k.scored_on AND y.scored_on <= :since
		ORDER BY y.scored_on DESC, y.id DESC LIMIT 1)
WHERE @agenda_whom@ AND rc.band_rank BETWEEN 3 AND 5
	AND (k.scored_on > :since OR k.created_at > :since_at)
	AND CASE b.band @agenda_rank@ < rc.band_rank
ORDER BY rc.band_rank DESC, rc.score_key DESC

-- :name agenda_no_lead :many
SELECT @agenda_who@, e.opened_on AS "on", (SELECT max(l.until) FROM lead l
	WHERE l.episode_id = e.id AND l.kind = 'lead' AND l.status = 'ended') AS until
FROM risk_current rc JOIN episode e ON e.id = rc.episode_id JOIN person p ON p.id = rc.person_id
WHERE rc.on_list > 0 AND rc.lead_id IS NULL AND @agenda_whom@

-- A service has some tens of workers: its absences are read through.
-- :name agenda_lead_away :many :scan
SELECT @agenda_who@, a.until, w.name AS who, c.name AS cover
FROM absence a CROSS JOIN risk_current rc ON rc.lead_id = a.worker_id
	JOIN person p ON p.id = rc.person_id JOIN worker w ON w.id = a.worker_id
	LEFT JOIN worker c ON c.id = a.cover_id
WHERE a.cancelled = 0 AND :on BETWEEN a."from" AND a.until AND rc.on_list > 0 AND @agenda_whom@
	AND (a.cover_id IS NULL OR julianday(a.until) - julianday(a."from") >= :long)

-- :name agenda_review_late :many
SELECT @agenda_who@, r.due_on AS "on", r.kind AS review_kind
FROM review r JOIN episode e ON e.id = r.episode_id JOIN risk_current rc ON rc.person_id = e.person_id
	JOIN person p ON p.id = rc.person_id
WHERE @review_runs@ AND r.due_on <= :by AND e.team_id = :team
	AND e.status <> 'ended' AND @agenda_whom@
ORDER BY r.due_on, r.id

-- :name agenda_action_late :many
SELECT @agenda_who@, a.due AS "on", a.what, w.name AS who, a.carried
FROM @team_whole@ c JOIN action a ON a.person_id = c.person_id JOIN risk_current rc ON rc.person_id = c.of_id
	JOIN person p ON p.id = c.of_id JOIN worker w ON w.id = a.owner_id
WHERE a.status = 'open' AND a.due <= :by AND @agenda_whom@ AND @agenda_not_ended@
ORDER BY a.due, a.id

-- :name agenda_plan_waiting :many
SELECT @agenda_who@, pl.begun_on AS "on", pl.number AS count
FROM risk_current rc JOIN plan pl ON pl.id = rc.plan_id JOIN person p ON p.id = rc.person_id
WHERE rc.on_list > 0 AND pl.status IN ('draft', 'under_review') AND pl.begun_on <= :by AND @agenda_whom@
ORDER BY pl.begun_on, pl.id
