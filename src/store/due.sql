-- What every row of what is due says of the person.
-- :part due_person
p.id AS person_id, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title,
	CASE WHEN rc.band_rank > 0 THEN s.band ELSE 'no_data' END AS band, s.value AS score, s.value_scale AS score_scale, s.valid_until,
	lw.login AS lead, lw.name AS lead_name, rc.lead_id

-- :part due_about
JOIN person p ON p.id = e.person_id
	LEFT JOIN risk_current rc ON rc.person_id = p.id
	LEFT JOIN risk_score s ON s.id = rc.score_id
	LEFT JOIN worker lw ON lw.id = rc.lead_id

-- Whose: of one lead, of one person, or anybody.
-- :part due_whose
AND (:lead = 0 OR rc.lead_id = :lead) AND (:person = 0 OR p.id = :person)

-- :name due_review :many
SELECT 'review' AS kind, r.id, r.uid, r.due_on, nullif(r.originally_due, r.due_on) AS originally_due, r.kind AS review_kind, w.name AS "with", @due_person@
FROM review r JOIN episode e ON e.id = r.episode_id @due_about@
	LEFT JOIN worker w ON w.id = r.booked_with
WHERE @review_open@ AND r.due_on BETWEEN :from AND :to
	AND e.team_id = :team AND e.status <> 'ended' @due_whose@

-- Who leads has not been told to the person (field E6).
-- :name due_inform :many
SELECT 'inform' AS kind, l.id, l.inform_due AS due_on, @due_person@
FROM episode e JOIN lead l ON l.episode_id = e.id AND l.kind = 'lead' AND l.status = 'current'
	@due_about@
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register', 'declined_plan')
	AND l.informed_on IS NULL AND l.inform_due BETWEEN :from AND :to
	@due_whose@

-- No plan was agreed or declined yet (field E10); the day is worked out from the entry.
-- :name due_plan :many
SELECT 'plan' AS kind, e.id, e.opened_on AS runs_from, @due_person@
FROM episode e @due_about@
WHERE e.team_id = :team AND e.status = 'on_register'
	AND NOT EXISTS (SELECT 1 FROM plan x WHERE x.episode_id = e.id
		AND x.status IN ('agreed', 'under_review', 'superseded', 'declined', 'archived'))
	@due_whose@

-- The care co-ordinator keeps in contact at the agreed interval (field E8).
-- :name due_contact :many
SELECT 'contact' AS kind, l.id, coalesce(l.last_contact, l."from") AS runs_from, l.contact_days AS days,
	cw.name AS "with", @due_person@
FROM episode e JOIN lead l ON l.episode_id = e.id AND l.kind = 'coordinator' AND l.status = 'current'
	@due_about@ LEFT JOIN worker cw ON cw.id = l.worker_id
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register', 'declined_plan')
	AND l.contact_days IS NOT NULL
	@due_whose@

-- The person of an episode and the records that are merged into theirs.
-- :part episode_whole
(SELECT e.person_id UNION ALL SELECT m.merged_id FROM merged m WHERE m.kept_id = e.person_id)

-- After a discharge somebody is in touch (field E15), until a contact is logged or the person is back
-- in hospital: in the words of event_waits().
-- :name due_discharge :many
SELECT 'discharge' AS kind, v.id, v.uid, coalesce(v.notified_on, v."on") AS runs_from, cw.name AS "with",
	@due_person@
FROM episode e JOIN event v ON v.person_id IN @episode_whole@ AND v.kind = 'discharge' AND v."on" >= e.opened_on
	@due_about@
	LEFT JOIN lead c ON c.episode_id = e.id AND c.kind = 'coordinator' AND c.status = 'current'
	LEFT JOIN worker cw ON cw.id = c.worker_id
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register', 'declined_plan') AND p.died IS NULL
	AND NOT EXISTS (SELECT 1 FROM event x WHERE x.person_id IN @episode_whole@
		AND ((x.kind = 'contact' AND x."on" >= v."on")
			OR (x.kind = 'emergency_admission' AND x."on" > v."on")))
	@due_whose@

-- Could it have been avoided, and what must change (field E17)?
-- :name due_admission :many
SELECT 'admission' AS kind, v.id, v.uid, v."on" AS runs_from, @due_person@
FROM episode e JOIN event v ON v.person_id IN @episode_whole@ AND v."on" >= e.opened_on
	@due_about@
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register', 'declined_plan')
	AND v.kind IN ('emergency_admission', 'ae_attendance') AND v.avoidable IS NULL
	@due_whose@

-- Whoever comes to live in a care home, or comes back to it, has a plan agreed there (EHCH).
-- :name due_care_home :many
SELECT 'care_home_plan' AS kind, v.id, v.uid, v."on" AS runs_from, v.place AS "with", @due_person@
FROM episode e JOIN event v ON v.person_id IN @episode_whole@ AND v.kind = 'care_home_admission'
	AND v."on" >= e.opened_on
	@due_about@
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register') AND p.died IS NULL
	AND NOT EXISTS (SELECT 1 FROM plan x WHERE x.episode_id = e.id AND x.agreed_on >= v."on")
	@due_whose@

-- Referrals and requests are about anybody the team knows, on the register or not; a record that was
-- merged is asked for by the one that is kept.
-- :name due_two_hour :many
SELECT 'two_hour' AS kind, e.id, e.uid, e.received_at, e.service AS "with", @due_person@
FROM (SELECT f.id, f.uid, f.received_at, f.service,
		coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = f.person_id), f.person_id) AS person_id
	FROM referral f WHERE f.urgency = 'two_hour' AND f.contact_at IS NULL AND f.direction = 'in'
		AND f.status NOT IN ('declined', 'ended')) e @due_about@
WHERE p.team_id = :team AND p.died IS NULL
	@due_whose@

-- :name due_reablement :many
SELECT 'reablement' AS kind, e.id, e.uid, e.discharged_on AS runs_from, e.service AS "with", @due_person@
FROM (SELECT f.id, f.uid, f.discharged_on, f.service,
		coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = f.person_id), f.person_id) AS person_id
	FROM referral f WHERE f.discharged_on IS NOT NULL AND f.at_91_days IS NULL AND f.status <> 'declined') e
	@due_about@
WHERE p.team_id = :team
	@due_whose@

-- :name due_request :many
SELECT 'request' AS kind, e.id, e.uid, e.received_on AS runs_from, e.asked_by AS "with", @due_person@
FROM (SELECT q.id, q.uid, q.received_on, q.asked_by,
		coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = q.person_id), q.person_id) AS person_id
	FROM access_request q WHERE q.sent_on IS NULL AND q.refused_reason IS NULL) e @due_about@
WHERE p.team_id = :team
	@due_whose@
