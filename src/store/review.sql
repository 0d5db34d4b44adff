-- Which reviews are late: whoever counts or lists them says it in these words. :today is the day.
-- :part review_late
@review_runs@ AND r.due_on < :today

-- :name review_row :one
SELECT * FROM review WHERE id = :id

-- Not yet answered; and of those the ones whose clock runs: nothing else can be late or due soon.
-- :part review_open
r.status IN ('due', 'booked', 'missed')

-- :part review_runs
r.status IN ('due', 'booked', 'missed') AND NOT EXISTS (SELECT 1 FROM clock_stop cs
	WHERE cs.kind = 'review' AND cs.of_id = r.id AND cs.until IS NULL)

-- :part review_shown
r.id, r.uid, r.version, r.episode_id, r.kind, r.due_on, r.originally_due, r.booked_on,
	r.booked_with AS with_id, w.login AS booked_with, w.name AS with_name, r.status, r.held_on,
	r.held_by AS held_by_id, h.name AS held_by, r.outcome, r.note, r.next_due, r.cancel_reason,
	r.previous_id, e.person_id, p.uid AS person_uid, p.nhs_number, p.born, p.family, p.given, p.title,
	cs.reason AS stopped_for, cs."from" AS stopped_on

-- :part review_joins
LEFT JOIN worker w ON w.id = r.booked_with LEFT JOIN worker h ON h.id = r.held_by
	LEFT JOIN clock_stop cs ON cs.kind = 'review' AND cs.of_id = r.id AND cs.until IS NULL

-- Open ones first by date, then newest first.
-- :name review_of_episode :many
SELECT @review_shown@
FROM review r JOIN episode e ON e.id = r.episode_id JOIN person p ON p.id = e.person_id
	@review_joins@
WHERE r.episode_id = :episode
ORDER BY (r.status NOT IN ('due', 'booked', 'missed')),
	CASE WHEN r.status IN ('due', 'booked', 'missed') THEN r.due_on END,
	coalesce(r.held_on, r.due_on) DESC, r.id DESC

-- :name review_of_person :many
SELECT @review_shown@
FROM episode e JOIN review r ON r.episode_id = e.id JOIN person p ON p.id = e.person_id
	@review_joins@
WHERE e.person_id IN @whole@ AND e.team_id = :team
ORDER BY (r.status NOT IN ('due', 'booked', 'missed')),
	CASE WHEN r.status IN ('due', 'booked', 'missed') THEN r.due_on END,
	coalesce(r.held_on, r.due_on) DESC, r.id DESC

-- :name review_of_worker :many
SELECT @review_shown@
FROM review r JOIN episode e ON e.id = r.episode_id JOIN person p ON p.id = e.person_id
	@review_joins@
WHERE @review_open@ AND r.booked_with = :with AND e.team_id = :team
ORDER BY r.due_on, r.id

-- :name review_overdue :many
SELECT @review_shown@
FROM review r JOIN episode e ON e.id = r.episode_id JOIN person p ON p.id = e.person_id
	@review_joins@
WHERE @review_late@
	AND (:from IS NULL OR r.due_on >= :from) AND (:to IS NULL OR r.due_on <= :to)
	AND e.team_id = :team AND e.status <> 'ended' AND (:with = 0 OR r.booked_with = :with)
ORDER BY r.due_on, r.id

-- :name review_list :many
SELECT @review_shown@
FROM episode e JOIN review r ON r.episode_id = e.id JOIN person p ON p.id = e.person_id
	@review_joins@
WHERE e.team_id = :team AND (:from IS NULL OR r.due_on >= :from)
	AND (:to IS NULL OR r.due_on <= :to) AND (:with = 0 OR r.booked_with = :with)
ORDER BY r.due_on, r.id

-- :name review_insert :one
INSERT INTO review (uid, episode_id, kind, due_on, originally_due, booked_on, booked_with, status,
	held_on, held_by, outcome, note, next_due, cancel_reason, previous_id,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :episode_id, :kind, :due_on, :originally_due, :booked_on, :with_id, :status,
	:held_on, :held_by_id, :outcome, :note, :next_due, :cancel_reason, :previous_id,
	:now, :worker, :now, :worker)
RETURNING id

-- :name review_update :exec
UPDATE review SET due_on = :due_on, originally_due = :originally_due, booked_on = :booked_on,
	booked_with = :with_id, status = :status, held_on = :held_on, held_by = :held_by_id,
	outcome = :outcome, note = :note, next_due = :next_due, cancel_reason = :cancel_reason,
	previous_id = :previous_id, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
