-- :name letter_row :one
SELECT * FROM letter WHERE id = :id

-- What a letter tells of whom it goes to and what it is about; when it is due while it waits.
-- :part letter_shown
SELECT l.*, c.name AS contact, coalesce(lw.name, d.gp_name) AS lead, b.name AS printer,
	CASE WHEN l.status <> 'printed' THEN NULL WHEN l.kind = 'review' THEN l.review_on
		WHEN d.informed_on IS NULL THEN d.inform_due END AS due_on,
	p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title

-- :part letter_about
LEFT JOIN contact c ON c.id = l.contact_id LEFT JOIN lead d ON d.id = l.lead_id
	LEFT JOIN worker lw ON lw.id = d.worker_id LEFT JOIN worker b ON b.id = l.printed_by

-- :name letter_of_person :many
@letter_shown@
FROM letter l JOIN person p ON p.id = l.person_id @letter_about@
WHERE l.person_id IN @whole@
ORDER BY l.printed_at DESC, l.id DESC

-- :name letter_of_team :many :scan
@letter_shown@
FROM letter l JOIN person p ON p.id = coalesce(
	(SELECT m.kept_id FROM merged m WHERE m.merged_id = l.person_id), l.person_id) @letter_about@
WHERE p.team_id = :team
ORDER BY l.printed_at DESC, l.id DESC

-- :name letter_waiting :many
@letter_shown@
FROM letter l INDEXED BY letter_waiting JOIN person p ON p.id = coalesce(
	(SELECT m.kept_id FROM merged m WHERE m.merged_id = l.person_id), l.person_id) @letter_about@
WHERE l.status = 'printed' AND p.team_id = :team
ORDER BY l.printed_at, l.id

-- Whatever became of them.
-- :name letter_printed :many
@letter_shown@
FROM letter l INDEXED BY letter_printed JOIN person p ON p.id = coalesce(
	(SELECT m.kept_id FROM merged m WHERE m.merged_id = l.person_id), l.person_id) @letter_about@
WHERE l.printed_at >= :since AND p.team_id = :team
ORDER BY l.printed_at, l.id

-- :name letter_insert :one
INSERT INTO letter (uid, person_id, episode_id, contact_id, lead_id, review_id, review_on, kind, text, large,
	override_reason, status, printed_at, printed_by, sent_on, cancel_reason,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :episode_id, :contact_id, :lead_id, :review_id, :review_on, :kind, :text, :large,
	:override_reason, :status, :printed_at, :printed_by, :sent_on, :cancel_reason,
	:now, :worker, :now, :worker)
RETURNING id

-- :name letter_update :exec
UPDATE letter SET status = :status, sent_on = :sent_on, cancel_reason = :cancel_reason,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- ---- due ----

-- Nobody who died or is not to be written to, unless who is left out is asked for too.
-- :part letter_to
JOIN person p ON p.id = e.person_id AND (:all OR (p.died IS NULL AND p.no_contact IS NULL))

-- Who was told of somebody before hears of a change.
-- :name letter_due_lead :many
SELECT CASE WHEN EXISTS (SELECT 1 FROM lead x WHERE x.episode_id = e.id AND x.kind = 'lead'
		AND x.status = 'ended' AND x.informed_on IS NOT NULL) THEN 'lead_changed' ELSE 'lead' END AS kind,
	d.id AS lead_id, e.id AS episode_id, e.person_id, w.name AS lead, d.inform_due AS due_on,
	p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title
FROM episode e JOIN lead d ON d.episode_id = e.id AND d.kind = 'lead' AND d.status = 'current'
	@letter_to@ LEFT JOIN worker w ON w.id = d.worker_id
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register', 'declined_plan') AND d.informed_on IS NULL
	AND (:lead = 0 OR d.worker_id = :lead)
	AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.lead_id = d.id AND l.status <> 'cancelled')
	AND NOT EXISTS (SELECT 1 FROM clock_stop s WHERE s.kind = 'inform' AND s.of_id = d.id AND s.until IS NULL)
ORDER BY d.inform_due, d.id

-- :name letter_due_review :many
SELECT 'review' AS kind, r.id AS review_id, r.due_on AS review_on, e.id AS episode_id, e.person_id, r.due_on,
	w.name AS lead, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title
FROM episode e JOIN review r ON r.episode_id = e.id AND r.status = 'booked' AND r.due_on BETWEEN :today AND :until
	@letter_to@ LEFT JOIN lead d ON d.episode_id = e.id AND d.kind = 'lead' AND d.status = 'current'
	LEFT JOIN worker w ON w.id = d.worker_id
WHERE e.team_id = :team AND e.status IN ('candidate', 'on_register', 'declined_plan')
	AND (:lead = 0 OR d.worker_id = :lead)
	AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.review_id = r.id AND l.review_on = r.due_on
		AND l.status <> 'cancelled')
	AND NOT EXISTS (SELECT 1 FROM clock_stop s WHERE s.kind = 'review' AND s.of_id = r.id AND s.until IS NULL)
ORDER BY r.due_on, r.id

-- ---- templates ----

-- :name letter_template_row :one
SELECT * FROM letter_template WHERE id = :id

-- :name letter_template_get :one :scan
SELECT * FROM letter_template t WHERE t.kind = :kind AND coalesce(t.team_id, :team) = :team
ORDER BY t.team_id IS NULL LIMIT 1

-- :name letter_template_insert :one
INSERT INTO letter_template (team_id, kind, text, created_at, created_by, updated_at, updated_by)
VALUES (:team_id, :kind, :text, :now, :worker, :now, :worker)
RETURNING id

-- :name letter_template_update :exec
UPDATE letter_template SET text = :text, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
