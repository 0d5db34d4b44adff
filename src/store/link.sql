-- A person and the records that are merged into theirs: what belongs to any of them.
-- :part whole
(SELECT :person AS id UNION ALL SELECT merged_id FROM merged WHERE kept_id = :person)

-- The same where the person is a row of the query.
-- :part whole_p
(SELECT p.id AS id UNION ALL SELECT m.merged_id FROM merged m WHERE m.kept_id = p.id)

-- :part not_merged
NOT EXISTS (SELECT 1 FROM merged m WHERE m.merged_id = p.id)

-- :name link_row :one
SELECT * FROM person_link WHERE id = :id

-- :name link_insert :one
INSERT INTO person_link (uid, kept_id, merged_id, kind, how, reason, "from", until, end_reason,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :kept_id, :merged_id, :kind, :how, :reason, :from, :until, :end_reason,
	:now, :worker, :now, :worker)
RETURNING id

-- :name link_update :exec
UPDATE person_link SET reason = :reason, until = :until, end_reason = :end_reason,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :part link_shown
SELECT l.*, l.created_at AS made_at, w.name AS made_by, p.uid AS merged_uid, p.nhs_number, p.family,
	p.given, p.title, p.born
FROM person_link l JOIN person p ON p.id = l.merged_id LEFT JOIN worker w ON w.id = l.created_by

-- The records that show any of these.
-- :name link_kept :many
SELECT DISTINCT m.kept_id FROM merged m
WHERE m.merged_id BETWEEN :low AND :high AND m.kept_id NOT BETWEEN :low AND :high

-- Everything that was ever said of two records, newest first, whichever was kept.
-- :name link_of_pair :many
@link_shown@
WHERE (l.kept_id = :a AND l.merged_id = :b) OR (l.kept_id = :b AND l.merged_id = :a)
ORDER BY l.id DESC

-- The records that are merged into one.
-- :name link_of_kept :many
@link_shown@
WHERE l.kept_id = :person AND l.kind = 'same' AND l.until IS NULL ORDER BY l.id

-- Pairs that somebody looked at and found to be two people.
-- :name link_not_same :many
SELECT l.kept_id, l.merged_id FROM person_link l WHERE l.kind = 'not_same' AND l.until IS NULL

-- What was written on a record since: to be looked through after a split.
-- :name link_since :one
SELECT (SELECT count(*) FROM note x WHERE x.person_id = :person AND x.created_at > :since) AS notes,
	(SELECT count(*) FROM event x WHERE x.person_id = :person AND x.created_at > :since) AS events,
	(SELECT count(*) FROM action x WHERE x.person_id = :person AND x.created_at > :since) AS actions,
	(SELECT count(*) FROM alert x WHERE x.person_id = :person AND x.created_at > :since)
		+ (SELECT count(*) FROM contact x WHERE x.person_id = :person AND x.created_at > :since) AS others

-- An undo may bring back what may not be: a merged record on a register, or a chain of records.
-- :name link_senseless :one
SELECT count(*) FROM merged m
WHERE EXISTS (SELECT 1 FROM episode e WHERE e.person_id = m.merged_id AND e.status <> 'ended')
	OR EXISTS (SELECT 1 FROM merged o WHERE o.merged_id = m.kept_id)

-- What two records are compared by. Nobody whose address is restricted: a likeness may be what they
-- are hidden from.
-- :part compared
p.id, p.uid, p.nhs_number, p.nhs_status, p.family, p.given, p.preferred, p.title, p.aliases, p.born,
	p.gender, p.address, p.postcode, p.phone, p.mobile, p.email, p.team_id, p.restricted,
	(SELECT i.value FROM identifier i WHERE i.person_id = p.id AND i.scheme = 'nhs_number'
		ORDER BY i.id DESC LIMIT 1) AS former

-- :name link_team :many
SELECT @compared@
FROM risk_current rc JOIN person p ON p.id = rc.person_id
WHERE rc.team_id = :team AND p.restricted = 0

-- Who may be the same as one person: each way in by its own index.
-- :name link_near :many
SELECT @compared@
FROM person p WHERE p.id IN (
	SELECT id FROM (SELECT x.id FROM person x WHERE x.born = :born LIMIT 300)
	UNION SELECT id FROM (SELECT x.id FROM person x WHERE x.born = :turned LIMIT 300)
	UNION SELECT id FROM (SELECT x.id FROM person x WHERE x.postcode = :postcode LIMIT 300)
	UNION SELECT id FROM (SELECT x.id FROM person x WHERE x.fold >= :low AND x.fold < :high
		AND x.team_id = :team LIMIT 100)
	UNION SELECT i.person_id FROM identifier i WHERE i.value = :number AND i.scheme = 'nhs_number'
	UNION SELECT x.id FROM person x WHERE x.nhs_number = :former AND x.withdrawn_at IS NULL)
	AND p.id <> :person AND p.withdrawn_at IS NULL AND (p.team_id = :team OR p.team_id IS NULL)
	AND @not_merged@

-- A number that a record had before, so that who comes with it later is known.
-- :name link_former :many
INSERT INTO identifier (person_id, scheme, value, until) VALUES (:person, 'nhs_number', :value, :today)
RETURNING id
