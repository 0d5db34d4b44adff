-- Ranking a practice's people, the strata, and the work lists.

-- :name rankable :many
SELECT pr.id, pr.team_id, pr.code, t.instrument AS leading
FROM practice pr JOIN team t ON t.id = pr.team_id
WHERE pr.team_id IS NOT NULL AND (:team = 0 OR pr.team_id = :team) ORDER BY pr.code

-- :name rankable_of_run :many
SELECT DISTINCT pr.id, pr.team_id, pr.code, t.instrument AS leading
FROM risk_list l JOIN practice pr ON pr.id = l.practice_id JOIN team t ON t.id = pr.team_id
WHERE l.run_id = :run ORDER BY pr.code

-- :name list_practice :exec
INSERT INTO risk_list (practice_id, instrument, run_id) VALUES (:practice, :instrument, :run)
ON CONFLICT DO NOTHING

-- :name list_again :exec
INSERT INTO risk_again (run_id, person_id, score_id) VALUES (:run, :person, :score)
ON CONFLICT DO NOTHING

-- The newest list that the practice stands on, and the one before it. Without an instrument: of
-- what each list is of.
-- :name list_newest :many
SELECT i.id AS run_id, l.instrument, i.run_date
FROM risk_list l JOIN import_run i ON i.id = l.run_id
WHERE l.practice_id = :practice AND l.instrument = coalesce(:instrument, i.instrument)
	AND i.undone_at IS NULL
ORDER BY i.run_date DESC, i.id DESC LIMIT 2

-- :name list_size_newest :one
SELECT quarter_start, adults FROM list_size
WHERE practice_id = :practice AND quarter_start <= :today
ORDER BY quarter_start DESC LIMIT 1

-- Everyone of the practice with the place they have now, in the order of their ids.
-- :name rank_held :many
SELECT rc.person_id, pl.practice_id, pl.score_key, pl.score_id
FROM risk_current rc LEFT JOIN risk_place pl ON pl.person_id = rc.person_id
WHERE rc.practice_id = :practice ORDER BY rc.person_id

-- Who has a place: an adult at the quarter's start who is alive, by a score that still counts.
-- :part ranked
coalesce(s.sorts_until, '9') >= :today AND p.died IS NULL
	AND (p.born <= :adult_born OR (p.born IS NULL AND coalesce(p.age_given, 18) >= 18))

-- The scores of a list that holds nobody else.
-- :name rank_of_run :many
SELECT s.person_id, s.id, s.value, s.value_scale, s.sorts_until
FROM risk_score s CROSS JOIN person p ON p.id = s.person_id
WHERE s.import_run_id = :run AND s.instrument = :instrument AND s.withdrawn_at IS NULL
	AND @ranked@

-- Of one practice's people on a list that others stand on as well, or were on again.
-- :name rank_of_practice :many
SELECT s.person_id, s.id, s.value, s.value_scale, s.sorts_until
FROM risk_current rc CROSS JOIN person p ON p.id = rc.person_id
CROSS JOIN risk_score s ON s.person_id = rc.person_id
WHERE rc.practice_id = :practice AND s.instrument = :instrument AND s.withdrawn_at IS NULL
	AND (+s.import_run_id = :run OR EXISTS (SELECT 1 FROM risk_again a
		WHERE a.run_id = :run AND a.person_id = s.person_id AND a.score_id = s.id))
	AND @ranked@

-- And who was on it again with a score that was held already.
-- :name rank_again :many
SELECT s.person_id, s.id, s.value, s.value_scale, s.sorts_until
FROM risk_again a CROSS JOIN risk_score s ON s.id = a.score_id CROSS JOIN person p ON p.id = s.person_id
WHERE a.run_id = :run AND s.instrument = :instrument AND s.withdrawn_at IS NULL
	AND @ranked@

-- Of the records that are merged into those of the practice's people.
-- :name rank_merged :many
SELECT m.kept_id, s.id, s.value, s.value_scale, s.sorts_until
FROM merged m CROSS JOIN risk_current rc ON rc.person_id = m.kept_id
CROSS JOIN person p ON p.id = m.kept_id
CROSS JOIN risk_score s ON s.person_id = m.merged_id
WHERE rc.practice_id = :practice AND s.instrument = :instrument AND s.withdrawn_at IS NULL
	AND @ranked@
	AND (s.import_run_id = :run OR EXISTS (SELECT 1 FROM risk_again a
		WHERE a.run_id = :run AND a.person_id = s.person_id AND a.score_id = s.id))

-- :name rank_alone :one
SELECT count(*) FROM (SELECT DISTINCT l.practice_id FROM risk_list l WHERE l.run_id = :run LIMIT 2)

-- :name rank_set :exec
INSERT INTO risk_place (person_id, practice_id, score_key, score_id)
VALUES (:person, :practice, :score_key, :score)
ON CONFLICT (person_id) DO UPDATE SET practice_id = excluded.practice_id,
	score_key = excluded.score_key, score_id = excluded.score_id

-- :name rank_drop :exec
DELETE FROM risk_place WHERE person_id = :person

-- :name step_held :many
SELECT score_key, rank, tied, stratum FROM risk_step WHERE practice_id = :practice ORDER BY score_key DESC

-- :name step_drop :exec
DELETE FROM risk_step WHERE practice_id = :practice

-- :name step_add :exec
INSERT INTO risk_step (practice_id, score_key, rank, tied, stratum)
VALUES (:practice, :score_key, :rank, :tied, :stratum)

-- :name ranking_held :one
SELECT run_id, instrument, quarter_start, adults, people, holds_until, stale
FROM risk_ranking WHERE practice_id = :practice

-- :name ranking_set :exec
INSERT INTO risk_ranking (practice_id, run_id, instrument, quarter_start, adults, people, holds_until)
VALUES (:practice, :run_id, :instrument, :quarter_start, :adults, :people, :holds_until)
ON CONFLICT (practice_id) DO UPDATE SET run_id = excluded.run_id, instrument = excluded.instrument,
	quarter_start = excluded.quarter_start, adults = excluded.adults, people = excluded.people,
	holds_until = excluded.holds_until, stale = 0

-- :name ranking_drop :exec
DELETE FROM risk_ranking WHERE practice_id = :practice

-- Whom scores are computed for: those in care, by the practice they are of.
-- :name score_care :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team AND rc.on_list > 0 AND +rc.practice_id = :practice

-- :name score_care_others :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.team_id = :team AND rc.on_list > 0 AND (rc.practice_id IS NULL
	OR +rc.practice_id NOT IN (SELECT pr.id FROM practice pr WHERE pr.team_id = :team))

-- ---- strata ----

-- Counts and the people behind them are of the same rows.
-- :part placed
FROM practice pr CROSS JOIN risk_ranking rr ON rr.practice_id = pr.id
	CROSS JOIN risk_current rc ON rc.practice_id = pr.id
	CROSS JOIN risk_place pl ON pl.person_id = rc.person_id AND pl.practice_id = pr.id
	CROSS JOIN risk_step st ON st.practice_id = pr.id AND st.score_key = pl.score_key
WHERE pr.team_id = :team AND rc.team_id = :team AND (:practice IS NULL OR pr.code = :practice)

-- :name strata_counts :many
SELECT pr.id, st.stratum, count(*) AS people, sum(rc.on_list > 0) AS in_care,
	sum(rc.on_list > 0 AND rc.lead_id IS NOT NULL) AS with_lead,
	sum(rc.on_list > 0 AND rc.planned = 1) AS with_plan
@placed@
GROUP BY pr.id, st.stratum

-- :name strata_practices :many
SELECT pr.id, pr.code AS practice, pr.name AS practice_name, rr.quarter_start, rr.adults, rr.instrument,
	i.run_date AS list_date, rr.people AS listed,
	EXISTS (SELECT 1 FROM list_size z WHERE z.practice_id = pr.id AND z.adults > 0) AS sized,
	EXISTS (SELECT 1 FROM risk_list l WHERE l.practice_id = pr.id) AS has_list
FROM practice pr LEFT JOIN risk_ranking rr ON rr.practice_id = pr.id
LEFT JOIN import_run i ON i.id = rr.run_id
WHERE pr.team_id = :team AND (:practice IS NULL OR pr.code = :practice) ORDER BY pr.code

-- Who has the score at which a share of the practice ends: the lowest that any of so many has.
-- :name strata_edge :one
SELECT rank, tied FROM risk_step WHERE practice_id = :practice AND rank <= :places
ORDER BY score_key LIMIT 1

-- :name strata_people :many
SELECT pl.person_id, st.rank, st.tied, rr.adults
@placed@
	AND (:stratum = 0 OR st.stratum = :stratum)
ORDER BY pl.score_key DESC, rc.fold, pl.person_id

-- ---- work lists ----

-- The high band, each with their score as it stood on :since: the newest until then, else the first
-- after it. Only of one release, for scores of two are not compared.
-- :name work_rising :many
SELECT rc.person_id, s.id AS score_id, b.id AS before_id, b.value, b.value_scale, b.scored_on AS before_on,
	s.origin = 'computed' AND b.origin = 'computed' AS computed,
	(SELECT max(r.held_on) FROM review r WHERE r.episode_id = rc.episode_id AND r.status = 'held') AS seen
FROM risk_current rc JOIN risk_score s ON s.id = rc.score_id
LEFT JOIN risk_score b ON b.id = (SELECT y.id FROM risk_score y
	WHERE y.person_id = s.person_id AND y.instrument = s.instrument AND y.id <> s.id
		AND y.instrument_version IS s.instrument_version AND y.withdrawn_at IS NULL
		AND y.scored_on < s.scored_on
	ORDER BY CASE WHEN y.scored_on <= :since THEN y.scored_on ELSE '' END DESC, y.scored_on, y.id LIMIT 1)
WHERE rc.team_id = :team AND rc.band_rank = 4
	AND (:instrument IS NULL OR s.instrument = :instrument)
	AND coalesce(s.sorts_until, '9') >= :today
	AND (:practice IS NULL OR rc.practice_id = (SELECT pr.id FROM practice pr WHERE pr.code = :practice))
ORDER BY rc.score_key DESC

-- What happened to a record that is merged into another happened to the person of that.
-- :name work_frequent :many
SELECT rc.person_id, count(*) AS count, max(e."on") AS "on"
FROM event e LEFT JOIN merged m ON m.merged_id = e.person_id
JOIN risk_current rc ON rc.person_id = coalesce(m.kept_id, e.person_id)
WHERE e.kind = 'ae_attendance' AND e."on" > :after AND e."on" <= :today AND +rc.team_id = :team
	AND (:practice IS NULL OR +rc.practice_id = (SELECT pr.id FROM practice pr WHERE pr.code = :practice))
GROUP BY rc.person_id HAVING count(*) >= :least
ORDER BY count(*) DESC, max(e."on") DESC, rc.fold, rc.person_id

-- :name work_admitted :many
SELECT DISTINCT rc.person_id
FROM event e LEFT JOIN merged m ON m.merged_id = e.person_id
JOIN risk_current rc ON rc.person_id = coalesce(m.kept_id, e.person_id)
WHERE e.kind = 'emergency_admission' AND e."on" >= :from AND e."on" <= :today AND +rc.team_id = :team
	AND (:practice IS NULL OR +rc.practice_id = (SELECT pr.id FROM practice pr WHERE pr.code = :practice))

-- :name work_hospital :many
SELECT e.kind = 'discharge', e."on", e.until FROM event e
WHERE e.person_id IN @whole@ AND e."on" <= :today AND e.kind IN ('emergency_admission', 'discharge')

-- :part on_run
SELECT 1 FROM risk_score s WHERE s.person_id IN (SELECT rc.person_id
		UNION ALL SELECT m.merged_id FROM merged m WHERE m.kept_id = rc.person_id) AND s.instrument = :instrument
	AND s.withdrawn_at IS NULL AND
-- :name work_listed :many
SELECT rc.person_id FROM risk_current rc
WHERE rc.practice_id = :practice AND rc.team_id = :team
	AND EXISTS (@on_run@ (s.import_run_id = :run OR EXISTS (SELECT 1 FROM risk_again a
		WHERE a.run_id = :run AND a.person_id = s.person_id AND a.score_id = s.id)))
	AND NOT EXISTS (@on_run@ (s.import_run_id = :other OR EXISTS (SELECT 1 FROM risk_again a
		WHERE a.run_id = :other AND a.person_id = s.person_id AND a.score_id = s.id)))
ORDER BY rc.score_key DESC, rc.fold
