-- :name action_row :one
SELECT * FROM action WHERE id = :id

-- :part action_shown
SELECT a.id, a.uid, a.version, a.person_id, a.episode_id, a.what, a.owner_id, w.login AS owner,
	w.name AS owner_name, a.due, a.source, a.status, a.carried, a.outcome, a.closed_on,
	a.case_item_id, a.chased_on, a.chased, a.reopened,
	min(coalesce(w.active_to, '9999-12-31'), coalesce((SELECT max(coalesce(m.until, '9999-12-31'))
		FROM membership m WHERE m.worker_id = w.id), '9999-12-31')) AS owner_until,
	 a.created_by AS asked_by_id, b.name AS asked_by, p.uid AS person_uid, p.nhs_number, p.born,
	p.family, p.given, p.title

-- The people of a team, and the records that are merged into theirs.
-- :part team_whole
(SELECT o.person_id AS of_id, o.person_id FROM risk_current o WHERE o.team_id = :team
	UNION ALL SELECT m.kept_id, m.merged_id FROM merged m JOIN risk_current o ON o.person_id = m.kept_id
		WHERE +o.team_id = :team)

-- The record that a row about `a` is shown on.
-- :part shown_on
coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = a.person_id), a.person_id)

-- :name action_of_person :many
@action_shown@
FROM action a JOIN person p ON p.id = a.person_id JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE a.person_id IN @whole@
ORDER BY (a.status <> 'open'), CASE WHEN a.status = 'open' THEN coalesce(a.due, '9999-12-31') END,
	a.closed_on DESC, a.id

-- What is theirs about the team's people.
-- :name action_of_worker :many
@action_shown@
FROM action a JOIN person p ON p.id = @shown_on@ JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by LEFT JOIN episode e ON e.id = a.episode_id
WHERE a.owner_id = :owner AND a.status = 'open' AND coalesce(e.team_id, p.team_id) = :team
ORDER BY coalesce(a.due, '9999-12-31'), a.id

-- :name action_of_team :many
@action_shown@
FROM @team_whole@ c JOIN action a ON a.person_id = c.person_id
	JOIN person p ON p.id = c.of_id JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE a.status = 'open'
	AND (:owner = 0 OR a.owner_id = :owner) AND (:late = 0 OR a.due < :today)
	AND (:asker = 0 OR (a.created_by = :asker AND a.owner_id <> :asker))
ORDER BY coalesce(a.due, '9999-12-31'), a.id

-- The same of one owner, by what is theirs (the plus) and not over the team.
-- :name action_owned :many
@action_shown@
FROM action a JOIN risk_current c ON c.person_id = @shown_on@
	JOIN person p ON p.id = c.person_id JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE a.owner_id = :owner AND a.status = 'open' AND +c.team_id = :team
	AND (:late = 0 OR a.due < :today)
	AND (:asker = 0 OR (a.created_by = :asker AND a.owner_id <> :asker))
ORDER BY coalesce(a.due, '9999-12-31'), a.id

-- Of the people of one lead, whoever's the actions are.
-- :name action_of_led :many
@action_shown@
FROM risk_current rc CROSS JOIN person p ON p.id = rc.person_id
	CROSS JOIN action a ON a.person_id IN (SELECT rc.person_id UNION ALL SELECT m.merged_id FROM merged m
		WHERE m.kept_id = rc.person_id)
	JOIN worker w ON w.id = a.owner_id LEFT JOIN worker b ON b.id = a.created_by
WHERE rc.lead_id = :lead AND rc.team_id = :team AND rc.on_list > 0 AND a.status = 'open'
ORDER BY rc.person_id, coalesce(a.due, '9999-12-31'), a.id

-- :name action_closed :many
@action_shown@
FROM @team_whole@ c JOIN action a ON a.person_id = c.person_id
	JOIN person p ON p.id = c.of_id JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE a.status IN ('done', 'refused', 'not_needed')
	AND (:owner = 0 OR a.owner_id = :owner)
	AND (:asker = 0 OR (a.created_by = :asker AND a.owner_id <> :asker))
	AND a.closed_on >= :since
ORDER BY a.closed_on DESC, a.id DESC

-- What a meeting asked for, in the order of its cases.
-- :name action_of_meeting :many
@action_shown@
FROM case_item i JOIN action a ON a.case_item_id = i.id
	JOIN person p ON p.id = @shown_on@ JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE i.meeting_id = :meeting
ORDER BY i.slot, i.id, a.id

-- What earlier meetings asked for about the people of this one and is still open.
-- :name action_to_carry :many
@action_shown@
FROM case_item i JOIN action a ON a.person_id IN (SELECT i.person_id UNION SELECT m.kept_id FROM merged m
		WHERE m.merged_id = i.person_id UNION SELECT m.merged_id FROM merged m WHERE m.kept_id IN
			(i.person_id, (SELECT k.kept_id FROM merged k WHERE k.merged_id = i.person_id)))
	JOIN case_item f ON f.id = a.case_item_id
	JOIN person p ON p.id = @shown_on@ JOIN worker w ON w.id = a.owner_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE i.meeting_id = :meeting AND i.status NOT IN ('proposed', 'dropped') AND a.status = 'open'
	AND f.meeting_id <> :meeting
GROUP BY a.id
ORDER BY a.id

-- :name action_insert :one
INSERT INTO action (uid, person_id, episode_id, what, owner_id, due, source, status, carried, outcome,
	closed_on, case_item_id, chased_on, chased, reopened, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :episode_id, :what, :owner_id, :due, :source, :status, :carried, :outcome,
	:closed_on, :case_item_id, :chased_on, :chased, :reopened, :now, :worker, :now, :worker)
RETURNING id

-- :name action_update :exec
UPDATE action SET what = :what, owner_id = :owner_id, due = :due, status = :status,
	carried = :carried, outcome = :outcome, closed_on = :closed_on,
	chased_on = :chased_on, chased = :chased, reopened = :reopened, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
