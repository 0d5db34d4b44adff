-- What measures count: everything that fell due in a period, judged in C. The person of an episode is
-- the one whose record shows it.
-- :part measured_person
@measured_known@, e.opened_on, e.ended_on, e.end_reason

-- :part measured_known
p.id AS person_id, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title, p.died, p.born,
	p.age_given AS age

-- :part measured_about
LEFT JOIN merged m ON m.merged_id = e.person_id
	JOIN person p ON p.id = coalesce(m.kept_id, e.person_id)

-- By the day a review was first due for. One of a second record of somebody was somebody's second.
-- :name measure_reviews :many
SELECT @measured_person@, r.kind AS review_kind, r.status AS review_status, r.originally_due AS "from",
	r.held_on AS done, r.cancel_reason
FROM episode e JOIN review r ON r.episode_id = e.id @measured_about@
WHERE e.team_id = :team AND r.originally_due BETWEEN :from AND :to
	AND NOT (r.status <> 'held' AND coalesce(e.end_reason, '') = 'duplicate')
ORDER BY r.originally_due, p.fold, r.id

-- Of people on the register when it happened; by the day the team heard.
-- :part measured_event
FROM episode e JOIN event v ON v.person_id IN @episode_whole@ AND v."on" >= e.opened_on
		AND (e.ended_on IS NULL OR v."on" < e.ended_on)
	@measured_about@
	LEFT JOIN clock_stop k ON k.id = (SELECT max(x.id) FROM clock_stop x
		WHERE x.kind = :stopped AND x.of_id = v.id)
WHERE e.team_id = :team AND @was_on_register@

-- :part was_on_register
e.status <> 'candidate' AND coalesce(e.end_reason, '') <> 'duplicate' AND NOT @ended_as_candidate@

-- :name measure_discharges :many
SELECT @measured_person@, v.kind AS event_kind, coalesce(v.notified_on, v."on") AS "from",
	(SELECT min(x."on") FROM event x WHERE x.person_id IN @episode_whole@ AND x.kind = 'contact'
		AND x."on" >= v."on") AS done,
	(SELECT min(x."on") FROM event x WHERE x.person_id IN @episode_whole@
		AND x.kind = 'emergency_admission' AND x."on" > v."on") AS back_on,
	k.reason AS stop_reason, k."from" AS stopped_on
@measured_event@ AND v.kind = 'discharge' AND coalesce(v.notified_on, v."on") BETWEEN :from AND :to
ORDER BY coalesce(v.notified_on, v."on"), p.fold, v.id

-- When it was looked at is when the last state without an answer was replaced.
-- :name measure_admissions :many
SELECT @measured_person@, v.kind AS event_kind, v."on" AS "from", v.avoidable, v.change,
	CASE WHEN v.avoidable IS NOT NULL THEN substr(coalesce((SELECT max(x.replaced_at) FROM revision x
		WHERE x.record = 'event' AND x.record_id = v.id AND x.state NOT LIKE '%"avoidable":"%'),
		v.created_at), 1, 10) END AS done,
	k.reason AS stop_reason, k."from" AS stopped_on
@measured_event@ AND v.kind IN ('emergency_admission', 'ae_attendance') AND v."on" BETWEEN :from AND :to
ORDER BY v."on", p.fold, v.id

-- Who was on the register on a day of the period.
-- :name measure_on_register :many
SELECT @measured_person@
FROM episode e @measured_about@
WHERE e.team_id = :team AND @was_on_register@ AND e.opened_on <= :to
	AND (e.ended_on IS NULL OR e.ended_on > :from)
ORDER BY p.fold, p.id, e.id

-- The newest discharge before each, as such or as the end of another stay.
-- :name measure_emergencies :many
SELECT @measured_person@, v.kind AS event_kind, v."on" AS "from",
	nullif(max(coalesce((SELECT max(x."on") FROM event x WHERE x.person_id IN @episode_whole@
			AND x.kind = 'discharge' AND x."on" < v."on"), ''),
		coalesce((SELECT max(x.until) FROM event x WHERE x.person_id IN @episode_whole@
			AND x.kind = 'emergency_admission' AND x.until < v."on"), '')), '') AS back_on
@measured_event@ AND v.kind = 'emergency_admission' AND v."on" BETWEEN :from AND :to
ORDER BY v."on", p.fold, v.id

-- What happened to whom how often; whose of these count is asked of the register.
-- :part measured_times
SELECT coalesce(m.kept_id, v.person_id) AS person_id, count(*) AS count, max(v."on") AS "from"
FROM event v LEFT JOIN merged m ON m.merged_id = v.person_id

-- :name measure_attendances :many
@measured_times@
WHERE v.kind = 'ae_attendance' AND v."on" BETWEEN :from AND :to
GROUP BY coalesce(m.kept_id, v.person_id) ORDER BY coalesce(m.kept_id, v.person_id)

-- :name measure_falls :many :scan
@measured_times@
WHERE v.kind = 'fall' AND v."on" BETWEEN :from AND :to
GROUP BY coalesce(m.kept_id, v.person_id) ORDER BY coalesce(m.kept_id, v.person_id)

-- People the team knows, on the register or not: a service is for all of them.
-- :part measured_referral
FROM referral f LEFT JOIN merged m ON m.merged_id = f.person_id
	JOIN person p ON p.id = coalesce(m.kept_id, f.person_id)

-- :name measure_reablements :many :scan
SELECT @measured_known@, f.service, f.discharged_on AS "from", f.status AS referral_status,
	f.declined_reason, f.at_91_days
@measured_referral@
WHERE p.team_id = :team AND f.discharged_on BETWEEN :from AND :to
ORDER BY f.discharged_on, p.fold, f.id

-- By the day in Greenwich: whoever asks for days in London asks for one more on both sides.
-- :name measure_two_hours :many :scan
SELECT @measured_known@, f.service, f.received_at, f.contact_at, f.status AS referral_status,
	f.declined_reason
@measured_referral@
WHERE p.team_id = :team AND f.urgency = 'two_hour' AND f.direction = 'in'
	AND substr(f.received_at, 1, 10) BETWEEN :from AND :to
ORDER BY f.received_at, p.fold, f.id

-- :name measure_left_hospital :many
SELECT @measured_person@, v.kind AS event_kind, v."on" AS "from", f.discharged_on AS done, f.service
FROM episode e JOIN event v ON v.person_id IN @episode_whole@ AND v."on" >= e.opened_on
		AND (e.ended_on IS NULL OR v."on" < e.ended_on)
	@measured_about@
	LEFT JOIN referral f ON f.id = (SELECT min(x.id) FROM referral x
		WHERE x.person_id IN @episode_whole@ AND x.discharged_on = v."on" AND x.status <> 'declined')
WHERE e.team_id = :team AND @was_on_register@ AND v.kind = 'discharge' AND v."on" BETWEEN :from AND :to
ORDER BY v."on", p.fold, v.id

-- A stay that nobody ended ends with the next discharge.
-- :name measure_stays :many :scan
SELECT @measured_known@, v.ready_on, v.ready_on AS "from", v.delay_due, v.permanent,
	coalesce(v.until, (SELECT min(x."on") FROM event x WHERE x.kind = 'discharge'
		AND x."on" >= v."on" AND x.person_id IN @whole_p@)) AS until
FROM event v LEFT JOIN merged m ON m.merged_id = v.person_id
	JOIN person p ON p.id = coalesce(m.kept_id, v.person_id)
WHERE p.team_id = :team AND v.kind = 'emergency_admission' AND v.ready_on < :to
	AND (v.until IS NULL OR v.until >= :from)
ORDER BY v.ready_on, p.fold, v.id

-- :name measure_care_homes :many :scan
SELECT @measured_known@, v."on" AS "from", v.permanent
FROM event v LEFT JOIN merged m ON m.merged_id = v.person_id
	JOIN person p ON p.id = coalesce(m.kept_id, v.person_id)
WHERE p.team_id = :team AND v.kind = 'care_home_admission' AND v."on" BETWEEN :from AND :to
ORDER BY v."on", p.fold, v.id

-- :name measure_care_home_plans :many
SELECT @measured_person@, v."on" AS "from", (SELECT min(x.agreed_on) FROM plan x
	JOIN episode y ON y.id = x.episode_id WHERE y.person_id IN @episode_whole@ AND y.team_id = :team
		AND x.agreed_on >= v."on"
		AND x.status IN ('agreed', 'under_review', 'superseded', 'archived')) AS done
@measured_event@ AND v.kind = 'care_home_admission' AND v."on" BETWEEN :from AND :to
ORDER BY v."on", p.fold, v.id

-- :name measure_winters :many :scan
SELECT coalesce(m.kept_id, w.person_id) AS person_id, w.answer AS winter_answer, w."on" AS done,
	w.offered_on, w.offered_on AS "from"
FROM winter_plan w LEFT JOIN merged m ON m.merged_id = w.person_id
WHERE w.offered_on BETWEEN :from AND :to
ORDER BY coalesce(m.kept_id, w.person_id), w.offered_on

-- Contacts who cared on a day, in the order to ring.
-- :name measure_carers :many :scan
SELECT coalesce(m.kept_id, c.person_id) AS person_id, c.name AS who, k.assessment, k.offered_on,
	k.emergency_plan_on
FROM contact c LEFT JOIN carer k ON k.contact_id = c.id LEFT JOIN merged m ON m.merged_id = c.person_id
WHERE c."from" <= :to AND (c.ended IS NULL OR c.ended > :to) AND (c.role = 'carer' OR k.id IS NOT NULL)
ORDER BY coalesce(m.kept_id, c.person_id), coalesce(c.ring_order, 100), c.id

-- Scores of frailty up to a day, of each person the newest first; and what was said last of that score.
-- :name measure_frailty :many :scan
SELECT coalesce(m.kept_id, s.person_id) AS person_id, s.instrument, s.own_band, s.scored_on AS "from",
	s.origin = 'clinician' AS clinician, (SELECT j.view FROM judgement j
		WHERE j.score_id = s.id AND j."on" <= :to ORDER BY j."on" DESC, j.id DESC LIMIT 1) AS judged
FROM risk_score s LEFT JOIN merged m ON m.merged_id = s.person_id
WHERE s.instrument IN ('efi', 'cfs', 'clinical_frailty_scale', 'rockwood') AND s.scored_on <= :to
	AND s.withdrawn_at IS NULL
ORDER BY coalesce(m.kept_id, s.person_id), s.scored_on DESC, s.id DESC

-- Who led whom on a day: of cases that were open then, whatever they became.
-- :name measure_led :many
SELECT @measured_person@, e.opened_on AS "from", l.worker_id
FROM episode e @measured_about@
	JOIN lead l ON l.episode_id = e.id AND l.kind = 'lead' AND l.status IN ('current', 'ended')
		AND l."from" <= :to AND (l.until IS NULL OR l.until > :to) AND l.worker_id IS NOT NULL
WHERE e.team_id = :team AND e.opened_on <= :to AND (e.ended_on IS NULL OR e.ended_on > :to)
	AND coalesce(e.end_reason, '') <> 'duplicate'
ORDER BY l.worker_id, p.fold, p.id

-- Who had written in a plan of a case that was open on a day and that somebody else led.
-- :name measure_written :many
SELECT DISTINCT @measured_person@, e.opened_on AS "from", c.worker_id, p.fold
FROM episode e @measured_about@
	JOIN plan x ON x.episode_id = e.id JOIN contribution c ON c.plan_id = x.id
WHERE e.team_id = :team AND e.opened_on <= :to AND (e.ended_on IS NULL OR e.ended_on > :to)
	AND coalesce(e.end_reason, '') <> 'duplicate' AND substr(c.at, 1, 10) <= :to
	AND NOT EXISTS (SELECT 1 FROM lead l WHERE l.episode_id = e.id AND l.kind = 'lead'
		AND l.status IN ('current', 'ended') AND l.worker_id = c.worker_id AND l."from" <= :to
		AND (l.until IS NULL OR l.until > :to))
ORDER BY c.worker_id, p.fold, p.id
