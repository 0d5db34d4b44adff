-- :name worker_row :one
SELECT * FROM worker WHERE id = :id

-- :name worker_by_login :one
SELECT * FROM worker WHERE login = :login

-- A team has tens of workers and a store some hundreds: memberships are read through.
-- :name worker_by_team :many :scan
SELECT w.*, (SELECT count(*) FROM risk_current c
	WHERE c.lead_id = w.id AND c.team_id = :team_id AND c.on_list > 0) AS cases
FROM worker w
WHERE w.id IN (SELECT m.worker_id FROM membership m WHERE m.team_id = :team_id)
ORDER BY w.name, w.id

-- :name worker_insert :one
INSERT INTO worker (uid, name, profession, organisation, registration, phone, email, wte_percent,
	capacity, login, active_from, active_to, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :name, :profession, :organisation, :registration, :phone, :email, :wte_percent,
	:capacity, :login, :active_from, :active_to, :now, :worker, :now, :worker)
RETURNING id

-- :name worker_update :exec
UPDATE worker SET name = :name, profession = :profession, organisation = :organisation,
	registration = :registration, phone = :phone, email = :email, wte_percent = :wte_percent,
	capacity = :capacity, login = :login, active_from = :active_from, active_to = :active_to,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name membership_by_worker :many :scan
SELECT * FROM membership
WHERE worker_id = :worker_id AND "from" <= :on AND (until IS NULL OR until > :on)
ORDER BY "from" DESC, id DESC

-- :name membership_by_team :many :scan
SELECT * FROM membership
WHERE team_id = :team_id AND "from" <= :on AND (until IS NULL OR until > :on)

-- :name membership_add :many
INSERT INTO membership (worker_id, team_id, role, "from")
VALUES (:worker_id, :team_id, :role, :from)
ON CONFLICT (worker_id, team_id, role) WHERE until IS NULL DO NOTHING
RETURNING id

-- :name membership_open :many :scan
SELECT id FROM membership WHERE worker_id = :worker_id AND team_id = :team_id AND until IS NULL

-- One that had not begun ends on the day it would have begun.
-- :name membership_end :exec
UPDATE membership SET until = CASE WHEN "from" > :until THEN "from" ELSE :until END
WHERE worker_id = :worker_id AND team_id = :team_id AND until IS NULL

-- :name worker_leads :one
SELECT count(*) FROM lead l JOIN episode e ON e.id = l.episode_id
WHERE l.worker_id = :worker_id AND l.status IN ('current', 'proposed') AND e.team_id = :team
	AND e.status <> 'ended'

-- :name worker_reviews :one :scan
SELECT count(*) FROM review r JOIN episode e ON e.id = r.episode_id
WHERE r.booked_with = :worker_id AND r.status IN ('due', 'booked', 'missed') AND e.team_id = :team

-- :name worker_actions :one
SELECT count(*) FROM action a JOIN person p ON p.id = a.person_id
	LEFT JOIN episode e ON e.id = a.episode_id
WHERE a.owner_id = :worker_id AND a.status = 'open' AND coalesce(e.team_id, p.team_id) = :team

-- :name worker_other_teams :one :scan
SELECT count(*) FROM membership
WHERE worker_id = :worker_id AND team_id <> :team AND (until IS NULL OR until > :on)
