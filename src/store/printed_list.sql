-- Lists that were printed. Their numbers are on paper: none is given twice.

-- :name printed_list_next :one
SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'printed_list'), 0) + 1

-- :name printed_list_next :one :pg
SELECT coalesce(max(id), 0) + 1 FROM printed_list

-- :name printed_list_changes :one
SELECT coalesce(max(id), 0) FROM revision

-- :name printed_list_insert :exec
INSERT INTO printed_list (id, uid, team_id, kind, worker_id, printed_at, printed_by, people, changes)
VALUES (:sheet, :uid, :team_id, :kind, :worker_id, :now, :worker, :people, :changes)

-- It never came out. Its number is used up, and who holds a page of it all the same can enter it by that.
-- :name printed_list_lose :exec
UPDATE printed_list SET lost = 1 WHERE id = :sheet

-- :name printed_row_insert :exec
INSERT INTO printed_row (list_id, "row", person_id, action_id, band, lead_id, plan_status, review_id, review_due,
	open_actions)
VALUES (:sheet, :row, :person_id, :action_id, :band, :lead_id, :plan_status, :review_id, :review_due,
	:open_actions)

-- :part printed_list_shown
SELECT pl.id AS sheet, pl.uid, pl.team_id, pl.kind, pl.worker_id, w.name AS worker, pl.printed_at,
	pl.printed_by AS printed_by_id, b.name AS printed_by, pl.people, pl.changes, pl.printed_by = :owner AS mine,
	(SELECT count(*) FROM printed_row x WHERE x.list_id = pl.id) AS rows
FROM printed_list pl LEFT JOIN worker w ON w.id = pl.worker_id JOIN worker b ON b.id = pl.printed_by

-- The last of a kind about the same people; one of the team and one of a lead are two.
-- :name printed_list_last :one
@printed_list_shown@
WHERE pl.team_id = :team AND pl.kind = :kind AND pl.worker_id IS :whose AND NOT pl.lost
ORDER BY pl.id DESC LIMIT 1

-- :name printed_list_mine :one
@printed_list_shown@
WHERE pl.team_id = :team AND pl.printed_by = :owner AND NOT pl.lost
ORDER BY pl.id DESC LIMIT 1

-- :name printed_list_get :one
@printed_list_shown@
WHERE pl.id = :sheet

-- :name printed_list_all :many
@printed_list_shown@
WHERE pl.team_id = :team AND NOT pl.lost
ORDER BY pl.printed_by = :owner DESC, pl.id DESC LIMIT :limit

-- As they were printed, by the record that is kept.
-- :part printed_kept
coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = pr.person_id), pr.person_id)

-- :name printed_row_then :many
SELECT pr.list_id AS sheet, pr."row", @printed_kept@ AS person_id, pr.action_id, pr.band, pr.lead_id,
	pr.plan_status, pr.review_id, pr.review_due, pr.open_actions, w.name AS lead, r.status AS review_status,
	r.held_on, h.name AS held_by
FROM printed_row pr LEFT JOIN worker w ON w.id = pr.lead_id LEFT JOIN review r ON r.id = pr.review_id
	LEFT JOIN worker h ON h.id = r.held_by
WHERE pr.list_id = :sheet AND pr.action_id IS NULL
ORDER BY pr."row"

-- Each as it is now. Somebody whom the team no longer knows has no name here.
-- :name printed_row_now :many
SELECT pr.list_id AS sheet, pr."row", @printed_kept@ AS person_id, pr.action_id, pr.band, pr.lead_id,
	lw.name AS lead, pr.plan_status, pr.review_id, pr.review_due, pr.open_actions,
	rc.person_id IS NOT NULL AS known, coalesce(rc.on_list, 0) > 0 AS on_register, p.uid AS person_uid,
	p.nhs_number, p.family, p.given, p.title,
	CASE rc.band_rank WHEN 5 THEN 'very_high' WHEN 4 THEN 'high' WHEN 3 THEN 'rising' WHEN 2 THEN 'lower'
		WHEN 1 THEN 'unbanded' WHEN 0 THEN 'no_data' END AS band_now,
	rc.lead_id AS lead_now_id, nw.name AS lead_now, pn.status AS plan_now,
	CASE WHEN rc.due_on < '9999-12-31' THEN rc.due_on END AS review_now,
	(SELECT count(*) FROM @whole_p@ z CROSS JOIN action o ON o.person_id = z.id WHERE o.status = 'open') AS open_now,
	r.status AS review_status, r.held_on, hw.name AS held_by,
	a.uid AS action_uid, a.what, ow.name AS owner, a.due AS action_due, a.status AS action_status,
	a.closed_on, CASE WHEN a.status <> 'open' THEN uw.name END AS closed_by
FROM printed_row pr LEFT JOIN risk_current rc ON rc.person_id = @printed_kept@ AND rc.team_id = :team
	LEFT JOIN person p ON p.id = rc.person_id
	LEFT JOIN worker lw ON lw.id = pr.lead_id LEFT JOIN worker nw ON nw.id = rc.lead_id
	LEFT JOIN plan pn ON pn.id = rc.plan_id
	LEFT JOIN review r ON r.id = pr.review_id LEFT JOIN worker hw ON hw.id = r.held_by
	LEFT JOIN action a ON a.id = pr.action_id LEFT JOIN worker ow ON ow.id = a.owner_id
	LEFT JOIN worker uw ON uw.id = a.updated_by
WHERE pr.list_id = :sheet AND (:row = 0 OR pr."row" = :row)
ORDER BY pr."row"

-- ---- what changed since one was printed ----

-- Of those who were on it: who leads them now, how the last time on the register ended.
-- :name printed_gone :many
SELECT @printed_kept@ AS person_id, p.nhs_number, p.family, p.given, p.title, p.born, p.died,
	nw.name AS lead_now,	rc.person_id IS NOT NULL AS known, coalesce(rc.on_list, 0) > 0 AS on_register, e.ended_on, e.end_reason
FROM printed_row pr LEFT JOIN risk_current rc ON rc.person_id = @printed_kept@ AND rc.team_id = :team
	LEFT JOIN person p ON p.id = rc.person_id LEFT JOIN worker nw ON nw.id = rc.lead_id
	LEFT JOIN episode e ON e.id = (SELECT x.id FROM episode x WHERE x.person_id = @printed_kept@
		AND x.team_id = :team ORDER BY x.id DESC LIMIT 1)
WHERE pr.list_id = :sheet AND pr.action_id IS NULL AND (coalesce(rc.on_list, 0) = 0
	OR (:whose IS NOT NULL AND rc.lead_id IS NOT :whose))
ORDER BY pr."row"

-- Of people by whom the actions were: those that were open then, or made since, and are closed.
-- :name printed_closed :many
SELECT coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = a.person_id), a.person_id) AS person_id,
	count(DISTINCT a.id) AS n
FROM revision r CROSS JOIN action a ON a.id = r.record_id
WHERE r.id > :changes AND r.record = 'action' AND a.status <> 'open'
GROUP BY 1 ORDER BY 1

-- ---- what the papers say beside the caseload ----

-- The last contact of each of a lead's people.
-- :name supervised_contacts :many
SELECT rc.person_id, (SELECT max(v."on") FROM (SELECT rc.person_id AS id UNION ALL SELECT m.merged_id
		FROM merged m WHERE m.kept_id = rc.person_id) z CROSS JOIN event v ON v.person_id = z.id
		WHERE v.kind = 'contact') AS last_contact
FROM risk_current rc
WHERE rc.lead_id = :lead AND rc.team_id = :team AND rc.on_list > 0
ORDER BY rc.person_id

-- Open actions of a whole list, and how many of them are late.
-- :name summary_actions :one
SELECT count(*) AS open, coalesce(sum(a.due < :today), 0) AS late_actions
FROM risk_current rc CROSS JOIN action a ON a.person_id IN (SELECT rc.person_id UNION ALL SELECT m.merged_id
	FROM merged m WHERE m.kept_id = rc.person_id)
WHERE rc.team_id = :team AND rc.on_list > 0 AND (:whose IS NULL OR rc.lead_id = :whose) AND a.status = 'open'

-- Not told who leads, and how many of them past their day.
-- :name summary_untold :one
SELECT count(*) AS untold, coalesce(sum(l.inform_due < :today), 0) AS late_untold
FROM risk_current rc CROSS JOIN lead l ON l.episode_id = rc.episode_id
WHERE rc.team_id = :team AND rc.on_list > 0 AND (:whose IS NULL OR rc.lead_id = :whose)
	AND l.kind = 'lead' AND l.status = 'current' AND l.informed_on IS NULL
