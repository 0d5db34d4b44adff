-- :name match_person :one
SELECT p.id AS person_id, p.uid, p.family, p.given, p.born, p.died, e.status,
	coalesce(lw.login, lw.name) AS lead, lw.name AS lead_name, lw.id AS lead_id, cw.name AS coordinator,
	(SELECT max(v."on") FROM event v WHERE v.person_id IN @whole_p@ AND v.kind = 'emergency_admission') AS last_admission,
	(SELECT max(x.agreed_on) FROM plan x WHERE x.episode_id = e.id
		AND x.status IN ('agreed', 'under_review')) AS plan_agreed,
	(SELECT count(*) FROM alert a WHERE a.person_id IN @whole_p@ AND a.ended IS NULL) AS open_alerts
FROM person n JOIN person p ON p.id = coalesce((SELECT m.kept_id FROM merged m WHERE m.merged_id = n.id), n.id)
LEFT JOIN episode e ON e.person_id = p.id AND e.team_id = :team AND e.status <> 'ended'
LEFT JOIN lead l ON l.episode_id = e.id AND l.kind = 'lead' AND l.status = 'current'
LEFT JOIN worker lw ON lw.id = l.worker_id
LEFT JOIN lead c ON c.episode_id = e.id AND c.kind = 'coordinator' AND c.status = 'current'
LEFT JOIN worker cw ON cw.id = c.worker_id
WHERE n.nhs_number = :nhs_number AND n.withdrawn_at IS NULL AND p.withdrawn_at IS NULL
	AND (p.team_id = :team OR e.id IS NOT NULL)

-- :name match_events :one
SELECT count(*) FROM event WHERE person_id IN @whole@ AND kind = :kind AND "on" = :on

-- :name match_left_hospital :one
SELECT max(CASE WHEN kind = 'discharge' THEN "on" ELSE until END) AS "on"
FROM event
WHERE person_id IN @whole@ AND ((kind = 'discharge' AND "on" <= :on)
	OR (kind = 'emergency_admission' AND until <= :on AND "on" < :on))
