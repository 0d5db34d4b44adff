-- What measures count: everything that fell due in a period, judged in C. The person of an episode is
-- the one whose record shows it.
-- :part measured_person
p.id AS person_id, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title, p.died,
	e.ended_on, e.end_reason

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
WHERE e.team_id = :team AND e.status <> 'candidate' AND coalesce(e.end_reason, '') <> 'duplicate'

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
