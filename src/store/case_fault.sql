-- Every case of a team with what the rules of the fault finder look at: one walk over the register.
-- :name fault_looks :many
SELECT p.id AS person_id, e.id AS episode_id, p.uid, p.nhs_number, p.family, p.given, p.born, p.died,
	rc.band_rank, p.fold, p.sharing, e.status, e.opened_on, pr.code AS practice,
	pr.status AS practice_status, pr.closed AS practice_closed, l.worker_id AS lead_id,
	w.name AS lead, w.active_to AS lead_left,
	CASE WHEN (w.active_to IS NULL OR w.active_to > :today) AND EXISTS (SELECT 1 FROM membership m
		WHERE m.worker_id = w.id AND m.team_id = :team AND (m.until IS NULL OR m.until > :today))
		THEN 1 ELSE 0 END AS lead_here,
	(SELECT min(r.due_on) FROM review r WHERE r.episode_id = e.id
		AND r.status IN ('due', 'booked', 'missed')) AS next_review,
	EXISTS (SELECT 1 FROM plan x WHERE x.episode_id = e.id
		AND x.status IN ('agreed', 'under_review', 'superseded', 'declined', 'archived'))
		OR e.status = 'declined_plan' AS planned,
	EXISTS (SELECT 1 FROM plan x WHERE x.episode_id = e.id AND x.status IN ('draft', 'under_review'))
		AS writing,
	pl.agreed_on, pl.next_review AS plan_review, h.held_on, h.outcome
FROM risk_current rc JOIN person p ON p.id = rc.person_id JOIN episode e ON e.id = rc.episode_id
	LEFT JOIN practice pr ON pr.id = p.practice_id
	LEFT JOIN lead l ON l.episode_id = e.id AND l.kind = 'lead' AND l.status = 'current'
	LEFT JOIN worker w ON w.id = l.worker_id
	LEFT JOIN plan pl ON pl.id = (SELECT x.id FROM plan x WHERE x.episode_id = e.id
		AND x.status = 'agreed' ORDER BY x.number DESC LIMIT 1)
	LEFT JOIN review h ON h.id = (SELECT x.id FROM review x WHERE x.episode_id = e.id
		AND x.status = 'held' AND x.kind IN ('plan', 'annual')
		ORDER BY x.held_on DESC, x.id DESC LIMIT 1)
WHERE rc.team_id = :team AND rc.on_list > 0
ORDER BY p.fold, p.id

-- Open actions about the team's people whose owner is in no team any more: by who has left, who are
-- few, and what is theirs, not over the team.
-- :name action_of_nobody :many :scan
@action_shown@
FROM worker w CROSS JOIN action a ON a.owner_id = w.id AND a.status = 'open'
	JOIN risk_current c ON c.person_id = @shown_on@ JOIN person p ON p.id = c.person_id
	LEFT JOIN worker b ON b.id = a.created_by
WHERE +c.team_id = :team AND (w.active_to <= :today OR NOT EXISTS (SELECT 1 FROM membership m
	WHERE m.worker_id = w.id AND (m.until IS NULL OR m.until > :today)))
ORDER BY coalesce(a.due, '9999-12-31'), a.id
