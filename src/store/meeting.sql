-- :name meeting_row :one
SELECT * FROM meeting WHERE id = :id

-- :part meeting_shown
SELECT m.*, x.name AS practice, c.name AS chair, r.name AS recorder,
	(SELECT count(*) FROM case_item i WHERE i.meeting_id = m.id AND i.status NOT IN ('proposed', 'dropped')) AS cases,
	(SELECT count(*) FROM case_item i WHERE i.meeting_id = m.id AND i.status = 'on_agenda' AND i.decision IS NULL) AS undecided,
	(SELECT count(*) FROM attendance a WHERE a.meeting_id = m.id AND a.status = 'present') AS present
FROM meeting m LEFT JOIN practice x ON x.id = m.practice_id
	LEFT JOIN worker c ON c.id = m.chair_id LEFT JOIN worker r ON r.id = m.recorder_id

-- :name meeting_list :many
@meeting_shown@
WHERE m.team_id = :team AND (:from IS NULL OR m."on" >= :from) AND (:to IS NULL OR m."on" <= :to)
	AND (:waiting = 0 OR m.status NOT IN ('closed', 'cancelled'))
ORDER BY m."on", m.at, m.id

-- :name meeting_get :one
@meeting_shown@
WHERE m.id = :id

-- :name meeting_now :one
@meeting_shown@
WHERE m.team_id = :team AND m.status IN ('planned', 'agenda_closed', 'open', 'suspended')
ORDER BY CASE m.status WHEN 'open' THEN 1 WHEN 'suspended' THEN 2 ELSE 3 END, m."on", m.at, m.id
LIMIT 1

-- :name meeting_before :one
@meeting_shown@
WHERE m.team_id = :team AND m.status = 'closed' AND m."on" < :day
ORDER BY m."on" DESC, m.at DESC, m.id DESC
LIMIT 1

-- :name meeting_insert :one
INSERT INTO meeting (uid, team_id, practice_id, "on", at, minutes, place, chair_id, recorder_id, status,
	cutoff, opened_at, closed_at, cancel_reason, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :team_id, :practice_id, :on, :at, :minutes, :place, :chair_id, :recorder_id, :status,
	:cutoff, :opened_at, :closed_at, :cancel_reason, :now, :worker, :now, :worker)
RETURNING id

-- :name meeting_update :exec
UPDATE meeting SET practice_id = :practice_id, "on" = :on, at = :at, minutes = :minutes, place = :place,
	chair_id = :chair_id, recorder_id = :recorder_id, status = :status, cutoff = :cutoff,
	opened_at = :opened_at, closed_at = :closed_at, cancel_reason = :cancel_reason,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- ---- attendance ----

-- :name attendance_row :one
SELECT * FROM attendance WHERE id = :id

-- :name attendance_list :many
SELECT a.id, a.uid, a.version, a.meeting_id, a.worker_id, coalesce(w.name, a.name) AS name, w.login,
	a.profession, a.status, a.deputy_for_id, coalesce(fw.name, f.name) AS deputy_for
FROM attendance a LEFT JOIN worker w ON w.id = a.worker_id
	LEFT JOIN attendance f ON f.id = a.deputy_for_id LEFT JOIN worker fw ON fw.id = f.worker_id
WHERE a.meeting_id = :meeting
ORDER BY CASE a.status WHEN 'present' THEN 1 WHEN 'expected' THEN 2 WHEN 'apologies' THEN 3 ELSE 4 END, a.id

-- :name attendance_insert :one
INSERT INTO attendance (uid, meeting_id, worker_id, name, profession, status, deputy_for_id,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :meeting_id, :worker_id, CASE WHEN :worker_id IS NULL THEN :name END, :profession, :status,
	:deputy_for_id, :now, :worker, :now, :worker)
RETURNING id

-- :name attendance_update :exec
UPDATE attendance SET name = CASE WHEN worker_id IS NULL THEN :name END, profession = :profession,
	status = :status, deputy_for_id = :deputy_for_id,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- ---- the rules of agendas ----

-- :name agenda_rule_row :one
SELECT * FROM agenda_rule WHERE id = :id

-- :name agenda_rule_list :many :scan
SELECT * FROM agenda_rule r
WHERE r.team_id = :team OR (r.team_id IS NULL AND NOT EXISTS (SELECT 1 FROM agenda_rule o
	WHERE o.team_id = :team AND o.rule = r.rule))
ORDER BY r.rank, r.id

-- :name agenda_rule_insert :one
INSERT INTO agenda_rule (team_id, rule, used, rank, minutes, most, days, created_at, created_by, updated_at, updated_by)
VALUES (:team_id, :rule, :used, :rank, :minutes, :most, :days, :now, :worker, :now, :worker)
RETURNING id

-- :name agenda_rule_update :exec
UPDATE agenda_rule SET used = :used, rank = :rank, minutes = :minutes, most = :most, days = :days,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- ---- who is there on a screen ----

-- :name seat_take :exec
INSERT INTO meeting_seat (meeting_id, worker_id, case_item_id, place, seen_at, gone)
VALUES (:meeting_id, :worker_id, :case_item_id, :place, :seen_at, :gone)
ON CONFLICT (meeting_id, worker_id) DO UPDATE SET case_item_id = excluded.case_item_id,
	place = excluded.place, seen_at = excluded.seen_at, gone = excluded.gone

-- :name seat_list :many
SELECT s.*, w.name FROM meeting_seat s JOIN worker w ON w.id = s.worker_id
WHERE s.meeting_id = :meeting AND s.gone = 0 AND s.seen_at >= :since
ORDER BY w.name, w.id

-- :name seat_of :one
SELECT s.*, w.name FROM meeting_seat s JOIN worker w ON w.id = s.worker_id
WHERE s.meeting_id = :meeting AND s.worker_id = :of
