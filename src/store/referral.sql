-- :name referral_row :one
SELECT * FROM referral WHERE id = :id

-- :part referral_shown
SELECT f.*, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title

-- :name referral_of_person :many
@referral_shown@
FROM referral f JOIN person p ON p.id = f.person_id
WHERE f.person_id IN @whole@
ORDER BY f.received_at DESC, f.id DESC

-- :name referral_of_team :many :scan
@referral_shown@
FROM referral f JOIN person p ON p.id = coalesce(
	(SELECT m.kept_id FROM merged m WHERE m.merged_id = f.person_id), f.person_id)
WHERE p.team_id = :team AND (:all = 1 OR f.status NOT IN ('declined', 'ended'))
ORDER BY f.received_at DESC, f.id DESC

-- :name referral_insert :one
INSERT INTO referral (uid, person_id, episode_id, case_item_id, direction, service, urgency, reason, received_at,
	status, declined_reason, contact_at, started_on, ended_on, discharged_on, outcome, at_91_days,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :episode_id, :case_item_id, :direction, :service, :urgency, :reason, :received_at,
	:status, :declined_reason, :contact_at, :started_on, :ended_on, :discharged_on, :outcome, :at_91_days,
	:now, :worker, :now, :worker)
RETURNING id

-- :name referral_update :exec
UPDATE referral SET direction = :direction, service = :service, urgency = :urgency, reason = :reason,
	received_at = :received_at, status = :status, declined_reason = :declined_reason, contact_at = :contact_at,
	started_on = :started_on, ended_on = :ended_on, discharged_on = :discharged_on, outcome = :outcome,
	at_91_days = :at_91_days, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- ---- requests for access ----

-- :name access_request_row :one
SELECT * FROM access_request WHERE id = :id

-- :part access_request_shown
SELECT q.*, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title

-- :name access_request_of_person :many
@access_request_shown@
FROM access_request q JOIN person p ON p.id = q.person_id
WHERE q.person_id IN @whole@
ORDER BY q.received_on, q.id

-- :name access_request_of_team :many :scan
@access_request_shown@
FROM access_request q JOIN person p ON p.id = coalesce(
	(SELECT m.kept_id FROM merged m WHERE m.merged_id = q.person_id), q.person_id)
WHERE p.team_id = :team AND (:all = 1 OR (q.sent_on IS NULL AND q.refused_reason IS NULL))
ORDER BY q.received_on, q.id

-- :name access_request_insert :one
INSERT INTO access_request (uid, person_id, received_on, asked_by, sent_on, refused_reason, note,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :received_on, :asked_by, :sent_on, :refused_reason, :note,
	:now, :worker, :now, :worker)
RETURNING id

-- :name access_request_update :exec
UPDATE access_request SET received_on = :received_on, asked_by = :asked_by, sent_on = :sent_on,
	refused_reason = :refused_reason, note = :note, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
