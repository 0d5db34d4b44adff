-- :name winter_plan_row :one
SELECT * FROM winter_plan WHERE id = :id

-- :name winter_plan_by_person :many
SELECT * FROM winter_plan WHERE person_id IN @whole@ ORDER BY winter DESC, id DESC

-- :name winter_plan_insert :one
INSERT INTO winter_plan (uid, person_id, winter, answer, "on", offered_on, note, created_at, created_by,
	updated_at, updated_by)
VALUES (:uid, :person_id, :winter, :answer, :on, :offered_on, :note, :now, :worker, :now, :worker)
RETURNING id

-- :name winter_plan_update :exec
UPDATE winter_plan SET answer = :answer, "on" = :on, offered_on = :offered_on, note = :note, version = version + 1,
	updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name carer_row :one
SELECT * FROM carer WHERE id = :id

-- A contact may care though the role says something else: next of kin often do.
-- :part carer_shown
SELECT k.id, k.uid, k.version, c.person_id, c.id AS contact_id, c.uid AS contact_uid, c.name,
	c.relationship, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title, k.lives_with,
	k.hours, k.assessment, k.assessment_on, k.offered_on, k.emergency_plan_on, k.alone_hours,
	k.review_on, k.note

-- :name carer_by_person :many
@carer_shown@
FROM contact c JOIN person p ON p.id = c.person_id LEFT JOIN carer k ON k.contact_id = c.id
WHERE c.person_id IN @whole@ AND c.ended IS NULL AND (c.role = 'carer' OR k.id IS NOT NULL)
ORDER BY coalesce(c.ring_order, 100), c.id

-- :name carer_by_team :many
@carer_shown@
FROM @team_whole@ t JOIN risk_current rc ON rc.person_id = t.of_id JOIN person p ON p.id = t.of_id
	JOIN contact c ON c.person_id = t.person_id LEFT JOIN carer k ON k.contact_id = c.id
WHERE rc.on_list > 0 AND c.ended IS NULL
	AND (c.role = 'carer' OR k.id IS NOT NULL)
ORDER BY p.fold, p.id, coalesce(c.ring_order, 100), c.id

-- :name carer_insert :one
INSERT INTO carer (uid, person_id, contact_id, lives_with, hours, assessment, assessment_on, offered_on,
	emergency_plan_on, alone_hours, review_on, note, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :contact_id, :lives_with, :hours, :assessment, :assessment_on, :offered_on,
	:emergency_plan_on, :alone_hours, :review_on, :note, :now, :worker, :now, :worker)
RETURNING id

-- :name carer_update :exec
UPDATE carer SET lives_with = :lives_with, hours = :hours, assessment = :assessment,
	assessment_on = :assessment_on, offered_on = :offered_on, emergency_plan_on = :emergency_plan_on,
	alone_hours = :alone_hours, review_on = :review_on, note = :note, version = version + 1,
	updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
