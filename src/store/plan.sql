-- :name plan_row :one
SELECT * FROM plan WHERE id = :id

-- :name plan_newest :one
SELECT p.*, e.person_id FROM plan p JOIN episode e ON e.id = p.episode_id
WHERE p.episode_id = :episode ORDER BY p.number DESC LIMIT 1

-- :name plan_of_person :one
SELECT p.*, e.person_id FROM episode e JOIN plan p ON p.episode_id = e.id
WHERE e.person_id IN @whole@ AND e.team_id = :team
ORDER BY (e.person_id <> :person), e.opened_on DESC, e.id DESC, p.number DESC LIMIT 1

-- The one that holds.
-- :name plan_held :one
SELECT p.*, e.person_id FROM episode e JOIN plan p ON p.episode_id = e.id
WHERE e.person_id IN @whole@ AND e.team_id = :team AND p.status IN ('agreed', 'under_review')
ORDER BY (e.person_id <> :person), e.opened_on DESC, e.id DESC, p.number DESC LIMIT 1

-- :name plan_number :one
SELECT p.*, e.person_id FROM episode e JOIN plan p ON p.episode_id = e.id
WHERE e.person_id IN @whole@ AND e.team_id = :team AND p.number = :number
ORDER BY (e.person_id <> :person), e.opened_on DESC, e.id DESC LIMIT 1

-- :name plan_list :many
SELECT p.*, e.person_id FROM episode e JOIN plan p ON p.episode_id = e.id
WHERE e.person_id IN @whole@ AND e.team_id = :team
ORDER BY (e.person_id <> :person), e.opened_on DESC, e.id DESC, p.number DESC

-- :name plan_of_episode :many
SELECT p.*, e.person_id FROM plan p JOIN episode e ON e.id = p.episode_id
WHERE p.episode_id = :episode ORDER BY p.number DESC

-- :name plan_insert :one
INSERT INTO plan (uid, episode_id, number, status, begun_on, agreed_on, next_review, review_by,
	declined_reason, identity, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :episode_id, :number, :status, :begun_on, :agreed_on, :next_review, :review_by,
	:declined_reason, :identity, :now, :worker, :now, :worker)
RETURNING id

-- :name plan_update :exec
UPDATE plan SET status = :status, agreed_on = :agreed_on, next_review = :next_review,
	review_by = :review_by, declined_reason = :declined_reason, identity = :identity,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- One query for each level; children in the order of their parents.
-- :name plan_section_list :many
SELECT s.id, s.plan_id, s.version, s.section, s.text, w.name AS updated_by, s.updated_at
FROM plan_section s LEFT JOIN worker w ON w.id = s.updated_by
WHERE s.plan_id = :plan AND s.text <> ''

-- :name plan_section_find :one
SELECT s.id, s.plan_id, s.version, s.section, s.text, w.name AS updated_by, s.updated_at
FROM plan_section s LEFT JOIN worker w ON w.id = s.updated_by
WHERE s.plan_id = :plan AND s.section = :section

-- :name plan_section_row :one
SELECT * FROM plan_section WHERE id = :id

-- :name plan_section_insert :one
INSERT INTO plan_section (plan_id, section, text, created_at, created_by, updated_at, updated_by)
VALUES (:plan_id, :section, :text, :now, :worker, :now, :worker)
RETURNING id

-- :name plan_section_update :exec
UPDATE plan_section SET text = :text, version = version + 1, updated_at = :now,
	updated_by = :worker
WHERE id = :id AND version = :version

-- Versions and authors go with the text, so that whoever began from the earlier number still
-- learns of a save in between.
-- :name plan_section_copy :many
INSERT INTO plan_section (plan_id, version, section, text, created_at, created_by, updated_at,
	updated_by)
SELECT :plan, version, section, text, :now, :worker, updated_at, updated_by
FROM plan_section WHERE plan_id = :from_plan
RETURNING id

-- :name plan_need_list :many
SELECT * FROM need WHERE plan_id = :plan ORDER BY id

-- :name plan_need_row :one
SELECT * FROM need WHERE id = :id

-- :name plan_need_insert :one
INSERT INTO need (uid, plan_id, text, domain, eligible, status, created_at, created_by, updated_at,
	updated_by)
VALUES (:uid, :plan_id, :text, :domain, :eligible, :status, :now, :worker, :now, :worker)
RETURNING id

-- :name plan_need_update :exec
UPDATE need SET text = :text, domain = :domain, eligible = :eligible, status = :status,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name plan_goal_list :many
SELECT g.* FROM need n JOIN goal g ON g.need_id = n.id
WHERE n.plan_id = :plan ORDER BY n.id, g.rank, g.id

-- :name plan_goal_row :one
SELECT * FROM goal WHERE id = :id

-- :name plan_goal_insert :one
INSERT INTO goal (uid, need_id, text, importance, rank, status, created_at, created_by, updated_at,
	updated_by)
VALUES (:uid, :need_id, :text, :importance, :rank, :status, :now, :worker, :now, :worker)
RETURNING id

-- :name plan_goal_update :exec
UPDATE goal SET text = :text, importance = :importance, rank = :rank, status = :status,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name plan_action_list :many
SELECT a.* FROM need n JOIN goal g ON g.need_id = n.id JOIN plan_action a ON a.goal_id = g.id
WHERE n.plan_id = :plan ORDER BY n.id, g.rank, g.id, a.id

-- :name plan_action_row :one
SELECT * FROM plan_action WHERE id = :id

-- :name plan_action_insert :one
INSERT INTO plan_action (uid, goal_id, what, who, worker_id, due, when_words, strategies, confidence,
	status, review_on, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :goal_id, :what, :who, :worker_id, :due, :when_words, :strategies, :confidence,
	:status, :review_on, :now, :worker, :now, :worker)
RETURNING id

-- :name plan_action_update :exec
UPDATE plan_action SET what = :what, who = :who, worker_id = :worker_id, due = :due,
	when_words = :when_words, strategies = :strategies, confidence = :confidence,
	status = :status, review_on = :review_on,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name plan_stage_goal_list :many
SELECT s.* FROM need n JOIN goal g ON g.need_id = n.id JOIN plan_action a ON a.goal_id = g.id
	JOIN stage_goal s ON s.plan_action_id = a.id
WHERE n.plan_id = :plan ORDER BY n.id, g.rank, g.id, a.id, s.id

-- :name plan_stage_goal_insert :one
INSERT INTO stage_goal (plan_action_id, text, outcome, status)
VALUES (:plan_action_id, :text, :outcome, :status)
RETURNING id

-- :name plan_contingency_list :many
SELECT * FROM contingency WHERE plan_id = :plan ORDER BY id

-- :name plan_contingency_row :one
SELECT * FROM contingency WHERE id = :id

-- :name plan_contingency_insert :one
INSERT INTO contingency (uid, plan_id, name, triggers, what_to_do, ring, medicines, agreed_with,
	review_on, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :plan_id, :name, :triggers, :what_to_do, :ring, :medicines, :agreed_with,
	:review_on, :now, :worker, :now, :worker)
RETURNING id

-- :name plan_contingency_update :exec
UPDATE contingency SET name = :name, triggers = :triggers, what_to_do = :what_to_do, ring = :ring,
	medicines = :medicines, agreed_with = :agreed_with, review_on = :review_on,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name plan_agreement_list :many
SELECT * FROM agreement WHERE plan_id = :plan ORDER BY id

-- :name plan_agreement_insert :one
INSERT INTO agreement (plan_id, party, name, role, agreed_on, on_paper, created_at, created_by)
VALUES (:plan_id, :party, :name, :role, :agreed_on, :on_paper, :now, :worker)
RETURNING id

-- :name plan_contribution_list :many
SELECT c.id, c.plan_id, c.section, w.name, w.profession, c.at
FROM contribution c JOIN worker w ON w.id = c.worker_id
WHERE c.plan_id = :plan ORDER BY c.at, c.id

-- :name plan_contribution_find :many
SELECT id FROM contribution WHERE plan_id = :plan AND section = :section AND worker_id = :worker

-- :name plan_contribution_again :exec
UPDATE contribution SET at = :now
WHERE plan_id = :plan AND section = :section AND worker_id = :worker

-- :name plan_contribution_insert :many
INSERT INTO contribution (plan_id, section, worker_id, at) VALUES (:plan, :section, :worker, :now)
RETURNING id

-- :name plan_contribution_copy :many
INSERT INTO contribution (plan_id, section, worker_id, at)
SELECT :plan, section, worker_id, at FROM contribution WHERE plan_id = :from_plan ORDER BY id
RETURNING id
