-- :name copy_row :one
SELECT * FROM copy WHERE id = :id

-- :part copy_shown
c.*, p.id AS shown_on, p.uid AS person_uid, p.nhs_number, p.family, p.given, p.title, l.number AS plan_number,
	l.status AS plan_now, w.name AS "by"

-- A later plan that is agreed makes every copy of the ones before it old, in whatever episode.
-- :part copy_newer
(SELECT max(n.number) FROM plan n JOIN episode ne ON ne.id = n.episode_id
	WHERE n.id > c.plan_id AND n.status IN ('agreed', 'under_review') AND ne.team_id = :team AND ne.person_id IN

-- :name copy_of_person :many
SELECT @copy_shown@, @copy_newer@ @whole@) AS newer
FROM copy c JOIN person p ON p.id = c.person_id JOIN plan l ON l.id = c.plan_id
	JOIN episode e ON e.id = l.episode_id JOIN worker w ON w.id = c.printed_by
WHERE c.person_id IN @whole@ AND e.team_id = :team
ORDER BY c.number DESC, c.id DESC

-- Every copy that somebody may still read, of whoever the team knows.
-- :name copy_of_team :many
SELECT @copy_shown@, @copy_newer@ @whole_p@) AS newer
FROM copy c INDEXED BY copy_out JOIN plan l ON l.id = c.plan_id JOIN episode e ON e.id = l.episode_id
	JOIN worker w ON w.id = c.printed_by JOIN person p ON p.id = coalesce(
		(SELECT m.kept_id FROM merged m WHERE m.merged_id = c.person_id), c.person_id)
WHERE c.ended_on IS NULL AND e.team_id = :team AND (p.team_id = :team OR EXISTS (SELECT 1 FROM episode k
	WHERE k.person_id = p.id AND k.team_id = :team AND k.status <> 'ended'))
ORDER BY p.id, c.number DESC, c.id DESC

-- What each save since then did to what stands on a plan, of everybody a copy is out about: by person,
-- newest first. A save about one person is found by the audit. One about several is found by the rows
-- that belong to each of them, or every one of them would walk through the rows of all; nothing
-- below a plan is written for several at once.
-- :name copy_parts :many
WITH held AS (SELECT coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = c.person_id), c.person_id)
		AS shown_on, min(c.printed_at) AS since
	FROM copy c INDEXED BY copy_out JOIN plan l ON l.id = c.plan_id JOIN episode e ON e.id = l.episode_id
	WHERE c.ended_on IS NULL AND e.team_id = :team GROUP BY 1),
about AS (SELECT shown_on, shown_on AS person_id, since FROM held
	UNION ALL SELECT h.shown_on, m.merged_id, h.since FROM held h JOIN merged m ON m.kept_id = h.shown_on),
owned AS (SELECT h.*, 'person' AS record, h.person_id AS record_id FROM about h
	UNION ALL SELECT h.*, 'contact', x.id FROM about h JOIN contact x ON x.person_id = h.person_id
	UNION ALL SELECT h.*, 'alert', x.id FROM about h JOIN alert x ON x.person_id = h.person_id
	UNION ALL SELECT h.*, 'referral', x.id FROM about h JOIN referral x ON x.person_id = h.person_id
	UNION ALL SELECT h.*, 'lead', x.id FROM about h JOIN episode e ON e.person_id = h.person_id
		JOIN lead x ON x.episode_id = e.id
	UNION ALL SELECT h.*, 'plan', x.id FROM about h JOIN episode e ON e.person_id = h.person_id
		JOIN plan x ON x.episode_id = e.id),
part AS (SELECT h.shown_on, h.person_id, a.seq, ch.id AS change_id, r.id AS revision_id
	FROM about h JOIN audit a ON a.person_id = h.person_id AND a.at > h.since
		JOIN change ch ON ch.id = (SELECT x.id FROM change x WHERE x.audit_from <= a.seq
			ORDER BY x.audit_from DESC LIMIT 1) AND ch.audit_to >= a.seq AND ch.person_id = h.person_id
		JOIN revision r ON r.save_id = ch.save_id AND r.import_run_id IS NULL
	WHERE a.touches = 'change' AND a.result = 'done'
	UNION SELECT o.shown_on, o.person_id, a.seq, ch.id, r.id
	FROM owned o JOIN revision r ON r.record = o.record AND r.record_id = o.record_id
			AND r.replaced_at > o.since AND r.import_run_id IS NULL
		JOIN change ch ON ch.save_id = r.save_id AND ch.person_id IS NULL
		JOIN audit a ON a.person_id = o.person_id AND a.seq BETWEEN ch.audit_from AND ch.audit_to
	WHERE a.touches = 'change' AND a.result = 'done')
SELECT part.shown_on, part.seq, a.at, CASE WHEN ch.undone_by IS NULL THEN 0 ELSE 1 END AS undone,
	(SELECT x.at FROM change x WHERE x.id = ch.undoes) AS undoes_at, r.record, r.record_id, r.state AS before,
	(SELECT n.state FROM revision n WHERE n.record = r.record AND n.record_id = r.record_id
		AND n.version > r.version ORDER BY n.version LIMIT 1) AS after
FROM part JOIN audit a ON a.seq = part.seq JOIN change ch ON ch.id = part.change_id
	JOIN revision r ON r.id = part.revision_id
WHERE r.record IN ('person', 'contact', 'alert', 'referral', 'lead', 'plan', 'plan_section', 'need', 'goal',
		'plan_action', 'stage_goal', 'contingency', 'agreement')
	-- What was done to both records at once is told of the one that is kept.
	AND (part.person_id = part.shown_on OR NOT EXISTS (SELECT 1 FROM audit b WHERE b.person_id = part.shown_on
		AND b.at = a.at AND b.command = a.command AND coalesce(b.object, '') = coalesce(a.object, '')))
ORDER BY part.shown_on, part.seq DESC, r.id

-- :name copy_next :one
SELECT coalesce(max(number), 0) + 1 FROM copy WHERE person_id IN @whole@

-- :name copy_insert :one
INSERT INTO copy (uid, person_id, plan_id, plan_status, number, short_form, large, override_reason, printed_at,
	printed_by, pages, holder, holder_name, how, given_on, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :plan_id, :plan_status, :number, :short_form, :large, :override_reason, :printed_at,
	:printed_by, :pages, :holder, :holder_name, :how, :given_on, :now, :worker, :now, :worker)
RETURNING id

-- :name copy_update :exec
UPDATE copy SET holder = :holder, holder_name = :holder_name, how = :how, given_on = :given_on,
	ended_on = :ended_on, ended_how = :ended_how,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
