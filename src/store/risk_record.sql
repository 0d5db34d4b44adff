-- :name instrument_list :many :scan
SELECT i.* FROM instrument i ORDER BY i.code, i.id

-- Without the text.
-- :name instrument_hashes :many :scan
SELECT i.id, i.code, i.release, i.hash, i.enabled FROM instrument i

-- :name instrument_stamp :one :scan
SELECT coalesce(sum(i.version * 1000003 + i.id), 0) FROM instrument i

-- :name instrument_row :one
SELECT * FROM instrument WHERE id = :id

-- :name instrument_insert :one
INSERT INTO instrument (uid, code, release, hash, text, shipped, enabled, off_reason, approved_by,
	approved_on, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :code, :release, :hash, :text, :shipped, :enabled, :off_reason, :approved_by,
	:approved_on, :now, :worker, :now, :worker)
RETURNING id

-- :name instrument_update :exec
UPDATE instrument SET enabled = :enabled, off_reason = :off_reason, approved_by = :approved_by,
	approved_on = :approved_on, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- What is known of somebody, one query for each kind of fact; of whoever was merged into them too.
-- :name fact_person :one
SELECT p.id AS person_id, p.born, p.age_given, p.gender FROM person p
WHERE p.id = :person AND p.withdrawn_at IS NULL

-- :name fact_factors :many
SELECT f.*, f.value_scale AS score_scale, w.name AS recorded_by
FROM factor f LEFT JOIN worker w ON w.id = f.created_by
WHERE f.person_id IN @whole@ AND f.withdrawn_at IS NULL
ORDER BY f."on" DESC, f.id DESC

-- :name fact_events :many
SELECT e.id, e.person_id, e.kind, e."on", e.until, e.place, e.source FROM event e
WHERE e.person_id IN @whole@
ORDER BY e."on" DESC, e.id DESC

-- :name fact_in_care :one
SELECT EXISTS (SELECT 1 FROM episode e WHERE e.person_id IN @whole@ AND e.status <> 'ended')

-- :name factor_row :one
SELECT * FROM factor WHERE id = :id

-- :name factor_insert :one
INSERT INTO factor (uid, person_id, code, answer, value, value_scale, choice, unit, "on", source,
	import_run_id, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :code, :answer, :value,
	CASE WHEN :value IS NULL THEN NULL ELSE :score_scale END, :choice, :unit, :on, :source,
	:import_run_id, :now, :worker, :now, :worker)
RETURNING id

-- :name factor_withdraw :exec
UPDATE factor SET withdrawn_at = :now, withdrawn_reason = :withdrawn_reason, version = version + 1,
	updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name factor_of_run :many
SELECT DISTINCT f.person_id FROM factor f
WHERE f.import_run_id = :run AND f.withdrawn_at IS NULL ORDER BY f.person_id

-- :name factor_withdraw_run :exec
UPDATE factor SET withdrawn_at = :now, version = version + 1, updated_at = :now, updated_by = :worker
WHERE import_run_id = :run AND withdrawn_at IS NULL

-- :name part_by_person :many
SELECT rp.score_id, rp.term, rp.label, rp.input, rp.said, rp."on", rp.source, rp.points,
	rp.points_scale AS score_scale, rp.points_min AS min, rp.points_max AS max, rp.missing
FROM risk_score s JOIN risk_part rp ON rp.score_id = s.id
WHERE s.person_id IN @whole@ AND s.withdrawn_at IS NULL
ORDER BY rp.score_id, rp.ord

-- :name part_insert :exec
INSERT INTO risk_part (score_id, ord, term, label, input, said, "on", source, points_scale, points,
	points_min, points_max, missing)
VALUES (:score_id, :ord, :term, :label, :input, :said, :on, :source, :score_scale, :points, :min,
	:max, :missing)

-- :name score_insert_computed :one
INSERT INTO risk_score (uid, person_id, instrument, instrument_version, value, value_scale, band,
	own_band, scored_on, valid_until, sorts_until, origin, value_min, value_max, inputs_n, missing_n,
	definition_hash, import_run_id, created_at, created_by)
VALUES (:uid, :person_id, :instrument, :instrument_version, :score, :score_scale, :band,
	:own_band, :scored_on, :valid_until, :sorts_until, :origin, :min, :max, :inputs_n, :missing_n,
	:definition_hash, :import_run_id, :now, :worker)
RETURNING id

-- :name score_withdraw :exec
UPDATE risk_score SET withdrawn_at = :now WHERE id = :score

-- :name score_unmarked :many
SELECT s.id FROM risk_score s WHERE s.id = :score AND s.inputs_changed = 0

-- :name score_mark :exec
UPDATE risk_score SET inputs_changed = 1 WHERE id = :score AND inputs_changed = 0

-- :name judgement_row :one
SELECT * FROM judgement WHERE id = :id

-- :name judgement_insert :one
INSERT INTO judgement (uid, person_id, score_id, instrument, view, reason, "on", created_at, created_by,
	updated_at, updated_by)
VALUES (:uid, :person_id, :score_id, :instrument, :view, :reason, :on, :now, :worker, :now, :worker)
RETURNING id

-- :name judgement_by_person :many
SELECT j.*, w.name AS judged_by FROM judgement j LEFT JOIN worker w ON w.id = j.created_by
WHERE j.person_id IN @whole@ ORDER BY j."on" DESC, j.id DESC

-- :name outlook_row :one
SELECT * FROM outlook WHERE id = :id

-- :name outlook_insert :one
INSERT INTO outlook (uid, person_id, could, note, "on", created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :could, :note, :on, :now, :worker, :now, :worker)
RETURNING id

-- :name outlook_newest :one
SELECT o.*, w.name AS said_by FROM outlook o LEFT JOIN worker w ON w.id = o.created_by
WHERE o.person_id IN @whole@ ORDER BY o."on" DESC, o.id DESC LIMIT 1

-- Once a day: rows that are sorted by a score whose time is over.
-- :name sweep_day :one
SELECT count(*) FROM risk_swept w WHERE w."on" >= :today

-- :name sweep_due :many :scan
SELECT rc.person_id FROM risk_current rc WHERE rc.sorts_until < :today ORDER BY rc.person_id

-- :name sweep_done :exec
INSERT INTO risk_swept (id, "on") VALUES (1, :today)
ON CONFLICT (id) DO UPDATE SET "on" = excluded."on"
