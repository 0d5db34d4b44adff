-- :name case_item_row :one
SELECT * FROM case_item WHERE id = :id

-- :part case_shown
SELECT i.*, m."on", m.uid AS meeting_uid, m.status AS meeting_status, b.name AS asked_by, s.name AS speaker,
	p.uid AS person_uid, p.nhs_number, p.born, p.family, p.given, p.title,
	CASE WHEN rc.band_rank > 0 THEN k.band ELSE 'no_data' END AS band,
	(SELECT count(*) FROM action a WHERE a.case_item_id = i.id) AS actions,
	(SELECT count(*) FROM action a WHERE a.case_item_id = i.id AND a.status = 'open') AS actions_open,
	(SELECT w.name FROM lead l JOIN worker w ON w.id = l.worker_id
		WHERE l.case_item_id = i.id AND l.kind = 'lead' ORDER BY l.id DESC LIMIT 1) AS new_lead
FROM case_item i JOIN meeting m ON m.id = i.meeting_id
	JOIN person p ON p.id = coalesce((SELECT x.kept_id FROM merged x WHERE x.merged_id = i.person_id), i.person_id)
	LEFT JOIN risk_current rc ON rc.person_id = p.id LEFT JOIN risk_score k ON k.id = rc.score_id
	LEFT JOIN worker b ON b.id = i.asked_by_id LEFT JOIN worker s ON s.id = i.speaker_id

-- :name case_of_meeting :many
@case_shown@
WHERE i.meeting_id = :meeting
ORDER BY CASE i.status WHEN 'proposed' THEN 1 WHEN 'dropped' THEN 2 ELSE 0 END, i.slot, i.id

-- What was decided before about the people of a meeting, newest first; of records merged into theirs
-- too.
-- :name case_before :many
SELECT x.id, i.person_id, x.decision, (SELECT count(*) FROM action a WHERE a.case_item_id = x.id) AS actions
FROM case_item i JOIN case_item x ON x.person_id IN (SELECT i.person_id
		UNION ALL SELECT g.merged_id FROM merged g WHERE g.kept_id = i.person_id)
	JOIN meeting y ON y.id = x.meeting_id
WHERE i.meeting_id = :meeting AND x.meeting_id <> :meeting AND x.decision IS NOT NULL
	AND x.status <> 'dropped' AND y."on" <= (SELECT m."on" FROM meeting m WHERE m.id = :meeting)
ORDER BY i.person_id, y."on" DESC, y.at DESC, x.id DESC

-- :name case_of_person :many
@case_shown@
WHERE i.person_id IN @whole@
ORDER BY m."on" DESC, m.at DESC, i.id DESC

-- Meetings that were begun: what was decided at one that is still open waits as well.
-- :name case_not_told :many
@case_shown@
WHERE m.team_id = :team AND i.decision IS NOT NULL AND i.told_on IS NULL AND i.told_not_needed IS NULL
	AND i.status <> 'dropped'
ORDER BY m."on", m.at, i.slot, i.id

-- Of two records that are one person by now, each with an entry, the one that is (still) to be decided.
-- :name case_get :one
@case_shown@
WHERE i.meeting_id = :meeting AND i.person_id IN @whole@
ORDER BY CASE i.status WHEN 'on_agenda' THEN 0 WHEN 'proposed' THEN 2 WHEN 'dropped' THEN 3 ELSE 1 END, i.slot, i.id

-- In the order of the team's rules, those that come with the store where it has none of its own.
-- :part reason_rank
coalesce((SELECT u.rank FROM agenda_rule u WHERE coalesce(u.team_id, 0) = m.team_id AND u.rule = r.rule),
	(SELECT u.rank FROM agenda_rule u WHERE coalesce(u.team_id, 0) = 0 AND u.rule = r.rule)), r.id

-- :name case_reason_of_meeting :many
SELECT r.* FROM meeting m CROSS JOIN case_item i ON i.meeting_id = m.id
	JOIN case_reason r ON r.case_item_id = i.id
WHERE m.id = :meeting AND (:gone = 1 OR r.gone = 0)
ORDER BY @reason_rank@

-- :name case_reason_of_person :many
SELECT r.* FROM case_item i JOIN meeting m ON m.id = i.meeting_id
	JOIN case_reason r ON r.case_item_id = i.id
WHERE i.person_id IN @whole@ AND r.gone = 0
ORDER BY @reason_rank@

-- :name case_item_insert :one
INSERT INTO case_item (uid, meeting_id, person_id, episode_id, slot, minutes, seconds, status, asked_by_id,
	asked_reason, late, late_reason, dropped_reason, speaker_id, wants, situation, action_to_date, "update",
	next_steps, decision, decision_reason, refer_to, next_review, decided_at, told_on, told_how, told_whom,
	told_not_needed, carried, carried_from_id, built, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :meeting_id, :person_id, :episode_id, :slot, :minutes, :seconds, :status, :asked_by_id,
	:asked_reason, :late, :late_reason, :dropped_reason, :speaker_id, :wants, :situation, :action_to_date, :update,
	:next_steps, :decision, :decision_reason, :refer_to, :next_review, :decided_at, :told_on, :told_how, :told_whom,
	:told_not_needed, :carried, :carried_from_id, :built, :now, :worker, :now, :worker)
RETURNING id

-- :part case_set
UPDATE case_item SET episode_id = :episode_id, slot = :slot, minutes = :minutes, seconds = :seconds,
	status = :status, asked_by_id = :asked_by_id, asked_reason = :asked_reason, late = :late,
	late_reason = :late_reason, dropped_reason = :dropped_reason, speaker_id = :speaker_id, wants = :wants,
	situation = :situation, action_to_date = :action_to_date, "update" = :update, next_steps = :next_steps,
	decision = :decision, decision_reason = :decision_reason, refer_to = :refer_to, next_review = :next_review,
	decided_at = :decided_at, told_on = :told_on, told_how = :told_how, told_whom = :told_whom,
	told_not_needed = :told_not_needed, carried = :carried, carried_from_id = :carried_from_id,
	version = version + 1, updated_at = :now, updated_by = :worker

-- :name case_item_update :exec
@case_set@, built = 0
WHERE id = :id AND version = :version

-- :name case_item_arrange :exec
@case_set@, built = :built
WHERE id = :id AND version = :version

-- :name case_reason_row :one
SELECT * FROM case_reason WHERE id = :id

-- :name case_reason_insert :one
INSERT INTO case_reason (case_item_id, rule, words, gone) VALUES (:case_item_id, :rule, :words, :gone)
RETURNING id

-- :name case_reason_update :exec
UPDATE case_reason SET words = :words, gone = :gone, version = version + 1 WHERE id = :id AND version = :version


-- What a version of an entry said, and who replaced it.
-- :name case_item_states :many
SELECT r.*, w.name AS who FROM revision r LEFT JOIN worker w ON w.id = r.replaced_by
WHERE r.record = 'case_item' AND r.record_id = :item AND r.version >= :from
ORDER BY r.version

-- :name case_undecided :one
SELECT count(*) FROM meeting m JOIN case_item i ON i.meeting_id = m.id
WHERE m.team_id = :team AND m.status = 'closed' AND i.status = 'on_agenda'
