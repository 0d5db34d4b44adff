-- The board's narrow table, made from the records for the people from :low to :high. Which score
-- is the current one is said here and in risk_by_person with risk_current(), in the same words.
-- :name current_refresh :exec
INSERT INTO risk_current (person_id, team_id, practice_id, band_rank, score_key, score_id, episode_id,
	on_list, lead_id, due_on, plan_id, planned, fold, sorts_until)
SELECT p.id, p.team_id, p.practice_id,
	CASE CASE WHEN s.sorts_until < :today THEN 'no_data' ELSE s.band END WHEN 'very_high' THEN 5
		WHEN 'high' THEN 4 WHEN 'rising' THEN 3 WHEN 'lower' THEN 2 WHEN 'unbanded' THEN 1 ELSE 0 END,
	coalesce(CASE WHEN s.sorts_until < :today THEN 0 ELSE s.value END
		* CASE s.value_scale WHEN 0 THEN 1000000 WHEN 1 THEN 100000 WHEN 2 THEN 10000
		WHEN 3 THEN 1000 WHEN 4 THEN 100 WHEN 5 THEN 10 ELSE 1 END, 0),
	s.id, e.id,
	CASE WHEN e.id IS NULL THEN 0 WHEN e.status = 'candidate' THEN 1 ELSE 2 END,
	l.worker_id,
	CASE WHEN e.id IS NULL THEN '9999-12-31' ELSE coalesce((SELECT min(r.due_on) FROM review r
		WHERE r.episode_id = e.id AND @review_runs@), '9999-12-31') END,
	pl.id,
	CASE WHEN e.status = 'declined_plan' OR pl.status IN ('draft', 'agreed', 'under_review', 'declined')
		THEN 1 ELSE 0 END,
	p.fold || coalesce((SELECT ' ' || min(o.fold) || ' ' || max(o.fold)
		FROM merged m JOIN person o ON o.id = m.merged_id WHERE m.kept_id = p.id), ''),
	CASE WHEN s.sorts_until >= :today THEN s.sorts_until END
FROM person p
JOIN team t ON t.id = p.team_id
LEFT JOIN risk_score s ON s.id = (SELECT x.id FROM (SELECT y.id, y.scored_on, y.band, y.import_run_id,
		CASE WHEN y.sorts_until < :today THEN 1 ELSE 0 END AS expired,
		CASE WHEN y.instrument = t.instrument THEN 0 ELSE 1 END AS other,
		CASE y.origin WHEN 'computed' THEN 1 ELSE 0 END AS ours
		FROM @whole_p@ z CROSS JOIN risk_score y ON y.person_id = z.id
		WHERE y.withdrawn_at IS NULL
			AND (y.origin <> 'computed' OR y.band <> 'unbanded' OR y.instrument = t.instrument)) x
	ORDER BY x.expired, x.other, x.ours, x.scored_on DESC, CASE x.band WHEN 'unbanded' THEN 1 ELSE 0 END,
		coalesce(x.import_run_id, 0) DESC, CASE WHEN x.import_run_id IS NULL THEN -x.id ELSE x.id END
	LIMIT 1)
LEFT JOIN episode e ON e.person_id = p.id AND e.team_id = p.team_id AND e.status <> 'ended'
LEFT JOIN lead l ON l.episode_id = e.id AND l.kind = 'lead' AND l.status = 'current'
LEFT JOIN plan pl ON pl.id = (SELECT y.id FROM plan y WHERE y.episode_id = e.id
	ORDER BY y.number DESC LIMIT 1)
WHERE p.id BETWEEN :low AND :high AND p.withdrawn_at IS NULL AND @not_merged@
ON CONFLICT (person_id) DO UPDATE SET team_id = excluded.team_id, practice_id = excluded.practice_id,
	band_rank = excluded.band_rank, score_key = excluded.score_key, score_id = excluded.score_id,
	episode_id = excluded.episode_id, on_list = excluded.on_list, lead_id = excluded.lead_id,
	due_on = excluded.due_on, plan_id = excluded.plan_id, planned = excluded.planned,
	fold = excluded.fold, sorts_until = excluded.sorts_until
WHERE (risk_current.team_id, risk_current.practice_id, risk_current.band_rank, risk_current.score_key,
		risk_current.score_id, risk_current.episode_id, risk_current.on_list, risk_current.lead_id,
		risk_current.due_on, risk_current.plan_id, risk_current.planned, risk_current.fold,
		risk_current.sorts_until)
	IS NOT (excluded.team_id, excluded.practice_id, excluded.band_rank, excluded.score_key,
		excluded.score_id, excluded.episode_id, excluded.on_list, excluded.lead_id, excluded.due_on,
		excluded.plan_id, excluded.planned, excluded.fold, excluded.sorts_until)

-- :name current_drop :exec
DELETE FROM risk_current WHERE person_id BETWEEN :low AND :high
	AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = risk_current.person_id
		AND p.team_id IS NOT NULL AND p.withdrawn_at IS NULL AND @not_merged@)

-- :name current_all :many :scan
SELECT person_id, team_id, practice_id, band_rank, score_key, score_id, episode_id, on_list, lead_id,
	due_on, plan_id, planned, fold, sorts_until
FROM risk_current ORDER BY person_id

-- What every list filters by, besides dates and the register. What is rarely asked for is one term:
-- of many terms the planner thinks that they leave few rows, and sorts those instead of walking.
-- :part case_filter
	AND (:band IS NULL OR rc.band_rank = :band)
	AND (:lead IS NULL OR rc.lead_id IN (:lead, :acting1, :acting2, :acting3, :acting4))
	AND (:practice IS NULL OR rc.practice_id = (SELECT pr.id FROM practice pr WHERE pr.code = :practice))
	AND CASE WHEN (:due_from IS NULL OR rc.due_on >= :due_from)
		AND (:unled = 0 OR (rc.on_list > 0 AND rc.lead_id IS NULL))
		AND (:nobody = 0 OR rc.lead_id IS NULL)
		AND (:no_plan = 0 OR (rc.on_list > 0 AND rc.planned = 0))
		AND (:risk_list = 0 OR (rc.on_list = 0 AND rc.score_id IS NOT NULL))
		AND (:proposed = 0 OR rc.episode_id IN (SELECT l.episode_id FROM lead l
			WHERE l.worker_id = :proposed AND l.status = 'proposed')) THEN 1 ELSE 0 END = 1
	AND (:word1 IS NULL OR rc.fold LIKE :word1 ESCAPE '\'
		OR EXISTS (SELECT 1 FROM person p WHERE p.id = rc.person_id AND (p.nhs_number LIKE :word1 ESCAPE '\'
			OR lower(replace(p.postcode, ' ', '')) LIKE :word1 ESCAPE '\'))
		OR rc.lead_id IN (SELECT w.id FROM worker w WHERE w.login LIKE :word1 ESCAPE '\'
			OR lower(w.name) LIKE :word1 ESCAPE '\')
		OR (rc.on_list > 0 AND EXISTS (SELECT 1 FROM action a WHERE a.person_id = rc.person_id
			AND a.status = 'open' AND lower(a.what) LIKE :word1 ESCAPE '\')))
	AND (:word2 IS NULL OR rc.fold LIKE :word2 ESCAPE '\'
		OR EXISTS (SELECT 1 FROM person p WHERE p.id = rc.person_id AND (p.nhs_number LIKE :word2 ESCAPE '\'
			OR lower(replace(p.postcode, ' ', '')) LIKE :word2 ESCAPE '\'))
		OR rc.lead_id IN (SELECT w.id FROM worker w WHERE w.login LIKE :word2 ESCAPE '\'
			OR lower(w.name) LIKE :word2 ESCAPE '\')
		OR (rc.on_list > 0 AND EXISTS (SELECT 1 FROM action a WHERE a.person_id = rc.person_id
			AND a.status = 'open' AND lower(a.what) LIKE :word2 ESCAPE '\')))
	AND (:word3 IS NULL OR rc.fold LIKE :word3 ESCAPE '\'
		OR EXISTS (SELECT 1 FROM person p WHERE p.id = rc.person_id AND (p.nhs_number LIKE :word3 ESCAPE '\'
			OR lower(replace(p.postcode, ' ', '')) LIKE :word3 ESCAPE '\'))
		OR rc.lead_id IN (SELECT w.id FROM worker w WHERE w.login LIKE :word3 ESCAPE '\'
			OR lower(w.name) LIKE :word3 ESCAPE '\')
		OR (rc.on_list > 0 AND EXISTS (SELECT 1 FROM action a WHERE a.person_id = rc.person_id
			AND a.status = 'open' AND lower(a.what) LIKE :word3 ESCAPE '\')))
	AND (:word4 IS NULL OR rc.fold LIKE :word4 ESCAPE '\'
		OR EXISTS (SELECT 1 FROM person p WHERE p.id = rc.person_id AND (p.nhs_number LIKE :word4 ESCAPE '\'
			OR lower(replace(p.postcode, ' ', '')) LIKE :word4 ESCAPE '\'))
		OR rc.lead_id IN (SELECT w.id FROM worker w WHERE w.login LIKE :word4 ESCAPE '\'
			OR lower(w.name) LIKE :word4 ESCAPE '\')
		OR (rc.on_list > 0 AND EXISTS (SELECT 1 FROM action a WHERE a.person_id = rc.person_id
			AND a.status = 'open' AND lower(a.what) LIKE :word4 ESCAPE '\')))

-- Lists. Each walks one index in its own order; the filters are written so that none of them can
-- lead to another index and a sort. :due_by is 9999-12-31 where any date will do.
-- :name case_ids_due :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team AND rc.due_on <= :due_by
	AND (:register = 0 OR rc.on_list > 0)
	@case_filter@
ORDER BY rc.due_on, rc.band_rank DESC, rc.score_key DESC, rc.person_id
LIMIT :limit OFFSET :offset

-- :name case_ids_register :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team AND rc.on_list > 0 AND rc.due_on <= :due_by
	@case_filter@
ORDER BY rc.due_on, rc.band_rank DESC, rc.score_key DESC, rc.person_id
LIMIT :limit OFFSET :offset

-- :name case_ids_risk :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team
	AND (:due_by = '9999-12-31' OR rc.due_on <= :due_by)
	AND (:register = 0 OR rc.on_list > 0)
	@case_filter@
ORDER BY rc.band_rank DESC, rc.score_key DESC, rc.person_id
LIMIT :limit OFFSET :offset

-- :name case_ids_name :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team
	AND (:due_by = '9999-12-31' OR rc.due_on <= :due_by)
	AND (:register = 0 OR rc.on_list > 0)
	@case_filter@
ORDER BY rc.fold, rc.person_id
LIMIT :limit OFFSET :offset

-- By lead: each in turn by the order of their names, their people by date; then, from
-- the lists above with :nobody, those without one.
-- :name case_leads :many
SELECT w.id FROM worker w
WHERE EXISTS (SELECT 1 FROM risk_current o WHERE o.lead_id = w.id AND o.team_id = :team)
ORDER BY w.name, w.id

-- :name case_ids_led :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.lead_id = :whose AND rc.team_id = :team
	AND (:due_by = '9999-12-31' OR rc.due_on <= :due_by)
	AND (:register = 0 OR rc.on_list > 0)
	@case_filter@
ORDER BY rc.due_on, rc.person_id

-- :name case_of_team :one
SELECT count(*) FROM risk_current rc WHERE rc.person_id = :person AND rc.team_id = :team

-- What waits for a worker. Late is deadline_state(): after the day.
-- A referral of two hours that nobody has answered, and whose clock runs; when it was received is made
-- when it is due by whoever has the rules.
-- :part two_hour_waits
f.urgency = 'two_hour' AND f.contact_at IS NULL AND f.direction = 'in' AND f.status NOT IN ('declined', 'ended')
	AND p.died IS NULL AND NOT EXISTS (SELECT 1 FROM clock_stop cs
		WHERE cs.kind = 'two_hour' AND cs.of_id = f.id AND cs.until IS NULL)

-- :name case_waiting :one
SELECT (SELECT count(*) FROM lead l JOIN episode e ON e.id = l.episode_id
		WHERE l.worker_id = :owner AND l.status = 'proposed' AND e.status <> 'ended'
			AND e.team_id = :team) AS proposals,
	(SELECT count(*) FROM draft d WHERE d.worker_id = :owner AND d.thrown_away_at IS NULL) AS drafts,
	(SELECT count(*) FROM action a JOIN risk_current c ON c.person_id = @shown_on@
		WHERE a.owner_id = :owner AND a.status = 'open' AND a.due < :today
			AND c.team_id = :team) AS late_actions,
	(SELECT count(*) FROM referral f JOIN person p ON p.id = f.person_id WHERE @two_hour_waits@
		AND p.team_id = :team) AS two_hour,
	coalesce((SELECT min(CAST(strftime('%s', f.received_at) AS INTEGER)) FROM referral f
		JOIN person p ON p.id = f.person_id WHERE @two_hour_waits@ AND p.team_id = :team), 0) AS two_hour_due,
	count(m.id) AS meetings, coalesce(sum(m.status = 'open'), 0) AS meeting_open,
	coalesce(min(substr(m.at, 1, 2) * 60 + substr(m.at, 4, 2)), 0) AS meeting_at
FROM meeting m
WHERE m.team_id = :team AND (m."on" = :today OR m.status = 'open') AND m.status NOT IN ('closed', 'cancelled')

-- What others changed since: a walk over the end of the audit, and not (the plus) over the team.
-- :name case_news :one
SELECT count(DISTINCT a.person_id) AS people, count(DISTINCT a.worker_id) AS workers,
	min(w.name) AS worker
FROM audit a JOIN risk_current c ON c.person_id = a.person_id LEFT JOIN worker w ON w.id = a.worker_id
WHERE a.seq > :since AND a.touches = 'change' AND a.result = 'done' AND a.worker_id <> :owner
	AND +c.team_id = :team

-- :part case_counted
count(*) AS people,
	coalesce(sum(rc.band_rank = 5), 0) AS very_high, coalesce(sum(rc.band_rank = 4), 0) AS high,
	coalesce(sum(rc.band_rank = 3), 0) AS rising, coalesce(sum(rc.band_rank = 2), 0) AS lower,
	coalesce(sum(rc.band_rank = 1), 0) AS unbanded, coalesce(sum(rc.band_rank = 0), 0) AS no_data,
	coalesce(sum(rc.on_list > 0 AND rc.lead_id IS NULL), 0) AS no_lead,
	coalesce(sum(rc.on_list > 0 AND rc.planned = 0), 0) AS no_plan,
	coalesce(sum(CASE WHEN rc.due_on < :today THEN (SELECT count(*) FROM review r
		WHERE r.episode_id = rc.episode_id AND @review_late@) END), 0) AS late,
	coalesce(sum(rc.due_on < :today), 0) AS late_people,
	coalesce(sum(rc.due_on BETWEEN :today AND :soon), 0) AS due_soon

-- :name case_counts :one
SELECT @case_counted@
FROM risk_current rc
WHERE rc.team_id = :team
	AND (:due_by = '9999-12-31' OR rc.due_on <= :due_by)
	AND (:register = 0 OR rc.on_list > 0)
	@case_filter@

-- The same over the register alone, by its own index; and how many of each band there are in all.
-- :name case_counts_register :one
SELECT @case_counted@
FROM risk_current rc
WHERE rc.team_id = :team AND rc.on_list > 0 AND rc.due_on <= :due_by
	@case_filter@

-- :name case_counts_bands :many
SELECT rc.band_rank, count(*) AS people FROM risk_current rc WHERE rc.team_id = :team GROUP BY rc.band_rank

-- Most people have no episode and no action: a subquery that sorts, or an IN of the record and those
-- that are merged into it, would make a table for each of them all the same.
-- :name case_row :one
SELECT p.id AS person_id, rc.episode_id, p.uid, p.nhs_number, p.family, p.given, p.title, p.born,
	p.age_given AS age, p.gender, pr.code AS practice, e.status, s.instrument, s.value AS score,
	s.value_scale AS score_scale,
	CASE rc.band_rank WHEN 0 THEN 'no_data' ELSE s.band END AS band, s.scored_on, s.valid_until,
	coalesce(lw.login, lw.name) AS lead, lw.name AS lead_name, rc.lead_id,
	coalesce(cw.login, cw.name) AS coordinator, pl.number AS plan, pl.status AS plan_status,
	rv.due_on AS next_review, rv.kind AS review_kind, coalesce(rv.id, ks.of_id) AS review_id,
	ks.reason AS stopped_for, ks."from" AS stopped_on, ks.originally_due AS stopped_due,
	(SELECT count(*) FROM @whole@ z CROSS JOIN action a ON a.person_id = z.id WHERE a.status = 'open')
		AS open_actions,
	na.what AS next_action, na.due AS next_action_due, ow.name AS next_action_owner,
	p.usual_gp, pr.name AS practice_name, EXISTS (SELECT 1 FROM @whole@ z CROSS JOIN alert t ON t.person_id = z.id) AS alerted,
	CASE WHEN p.restricted = 0 AND rc.plan_id IS NOT NULL THEN (SELECT g.text FROM need n JOIN goal g ON g.need_id = n.id
		WHERE n.plan_id = rc.plan_id AND g.status IN ('proposed', 'agreed', 'in_progress')
		ORDER BY g.rank, g.id LIMIT 1) END AS goal,
	p.restricted, p.died, p.fold
FROM risk_current rc
JOIN person p ON p.id = rc.person_id
LEFT JOIN practice pr ON pr.id = p.practice_id
LEFT JOIN episode e ON e.id = rc.episode_id
LEFT JOIN risk_score s ON s.id = rc.score_id
LEFT JOIN worker lw ON lw.id = rc.lead_id
LEFT JOIN lead c ON c.episode_id = rc.episode_id AND c.kind = 'coordinator' AND c.status = 'current'
LEFT JOIN worker cw ON cw.id = c.worker_id
LEFT JOIN plan pl ON pl.id = rc.plan_id
LEFT JOIN action na ON na.id = CASE WHEN EXISTS (SELECT 1 FROM @whole@ z CROSS JOIN action a
		ON a.person_id = z.id WHERE a.status = 'open')
	THEN (SELECT a.id FROM @whole@ z CROSS JOIN action a ON a.person_id = z.id
		WHERE a.status = 'open' ORDER BY coalesce(a.due, '9999-12-31'), a.id LIMIT 1) END
LEFT JOIN worker ow ON ow.id = na.owner_id
LEFT JOIN review rv ON rv.id = CASE WHEN rc.episode_id IS NOT NULL
	THEN (SELECT r.id FROM review r WHERE r.episode_id = rc.episode_id
		AND @review_runs@ ORDER BY r.due_on, r.id LIMIT 1) END
LEFT JOIN clock_stop ks ON ks.id = CASE WHEN rv.id IS NULL AND rc.episode_id IS NOT NULL
	THEN (SELECT cs.id FROM review r JOIN clock_stop cs ON cs.kind = 'review' AND cs.of_id = r.id
		AND cs.until IS NULL WHERE r.episode_id = rc.episode_id AND @review_open@
		ORDER BY r.due_on, r.id LIMIT 1) END
WHERE rc.person_id = :person

-- Who else in the team may have the same name: the folded name itself, and what goes on after it.
-- :name case_like_name :many
SELECT q.family, q.given FROM risk_current o JOIN person q ON q.id = o.person_id
WHERE o.team_id = (SELECT rc.team_id FROM risk_current rc WHERE rc.person_id = :person)
	AND o.fold >= :low AND o.fold < :high AND o.person_id <> :person
LIMIT 50

-- Names that begin so, by the index; enough of them for a page.
-- :name case_find_name_start :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team AND rc.fold >= :low AND rc.fold < :high
ORDER BY rc.fold, rc.person_id LIMIT :limit

-- :name case_find_name :many
SELECT rc.person_id, rc.fold FROM risk_current rc
WHERE rc.team_id = :team AND ((rc.fold LIKE :word1 ESCAPE '\' AND rc.fold LIKE :word2 ESCAPE '\'
		AND rc.fold LIKE :word3 ESCAPE '\' AND rc.fold LIKE :word4 ESCAPE '\')
	OR (:joined IS NOT NULL AND replace(rc.fold, ' ', '') LIKE :joined ESCAPE '\'))
ORDER BY rc.fold, rc.person_id

-- Whose record shows the one that was found.
-- :part kept
coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = p.id), p.id)

-- :name case_find_number :many
SELECT rc.person_id FROM person p JOIN risk_current rc ON rc.person_id = @kept@
WHERE p.nhs_number >= :low AND p.nhs_number < :high AND p.nhs_number IS NOT NULL
	AND p.withdrawn_at IS NULL AND (rc.team_id = :team OR :team = 0)
ORDER BY p.nhs_number LIMIT :limit

-- :name case_find_born :many
SELECT rc.person_id FROM person p JOIN risk_current rc ON rc.person_id = @kept@
WHERE p.born = :born AND rc.team_id = :team
ORDER BY p.fold, p.id LIMIT :limit

-- :name case_find_postcode :many
SELECT rc.person_id FROM person p JOIN risk_current rc ON rc.person_id = @kept@
WHERE p.postcode >= :low AND p.postcode < :high AND p.postcode IS NOT NULL
	AND (rc.team_id = :team OR :team = 0)
ORDER BY p.postcode, p.fold, p.id LIMIT :limit

-- :name case_find_identifier :many
SELECT rc.person_id FROM identifier i JOIN person p ON p.id = i.person_id
	JOIN risk_current rc ON rc.person_id = @kept@
WHERE i.value = :value AND i.until IS NULL AND rc.team_id = :team
ORDER BY rc.person_id LIMIT :limit
