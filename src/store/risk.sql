-- The current one first, as current_refresh has it.
-- :name risk_by_person :many
SELECT s.id, s.uid, s.person_id, s.instrument, s.instrument_version, s.value AS score,
	s.value_scale AS score_scale, s.scale, s.band, s.own_band, s.scored_on, s.valid_until, s.origin,
	s.source_tool, s.import_run_id, (st.rank * 1000 + rr.adults - 1) / rr.adults AS percentile,
	rr.adults AS percentile_of, st.rank, st.tied, i.file_hash, i.lawful_basis,
	s.value_min AS min, s.value_max AS max, s.inputs_n, s.missing_n, s.definition_hash, s.inputs_changed
FROM @whole@ z CROSS JOIN risk_score s ON s.person_id = z.id
JOIN person p ON p.id = s.person_id
LEFT JOIN team t ON t.id = p.team_id
LEFT JOIN import_run i ON i.id = s.import_run_id
LEFT JOIN risk_place pl ON pl.person_id = :person AND pl.score_id = s.id
LEFT JOIN risk_step st ON st.practice_id = pl.practice_id AND st.score_key = pl.score_key
LEFT JOIN risk_ranking rr ON rr.practice_id = pl.practice_id
WHERE s.withdrawn_at IS NULL
ORDER BY CASE WHEN s.sorts_until < :today THEN 1 ELSE 0 END,
	CASE WHEN s.instrument = t.instrument THEN 0 ELSE 1 END,
	CASE s.origin WHEN 'computed' THEN 1 ELSE 0 END, s.scored_on DESC,
	CASE s.band WHEN 'unbanded' THEN 1 ELSE 0 END, coalesce(s.import_run_id, 0) DESC,
	CASE WHEN s.import_run_id IS NULL THEN -s.id ELSE s.id END

-- Without RETURNING, which costs more than the insert itself.
-- :name risk_insert :exec
INSERT INTO risk_score (uid, person_id, instrument, instrument_version, value, value_scale, scale, band,
	own_band, scored_on, valid_until, sorts_until, origin, source_tool, import_run_id,
	created_at, created_by)
VALUES (:uid, :person_id, :instrument, :instrument_version, :score, :score_scale, :scale, :band,
	:own_band, :scored_on, :valid_until, :sorts_until, :origin, :source_tool, :import_run_id,
	:now, :worker)

-- The plan names the tables that point to a run; nothing points to a new one.
-- :name run_insert :one :scan
INSERT INTO import_run (uid, team_id, file_name, file_hash, shape, run_date, instrument, lawful_basis,
	practice, rows, people, added, changed, moved_band, unchanged, refused, repaired, missing_from_list,
	imported_at, imported_by)
VALUES (:uid, :team, :file_name, :file_hash, :shape, :run_date, :instrument, :lawful_basis,
	:practice, 0, 0, 0, 0, 0, 0, 0, 0, 0, :now, :worker)
RETURNING id

-- :name run_close :exec
UPDATE import_run SET practice = :practice, instrument = :instrument, rows = :rows, people = :people,
	added = :added, changed = :changed, moved_band = :moved_band, unchanged = :unchanged,
	refused = :refused, repaired = :repaired, missing_from_list = :missing_from_list
WHERE id = :id

-- :name run_find :many
SELECT i.id, i.uid, i.file_name, i.file_hash, i.shape, i.run_date, i.instrument, i.lawful_basis,
	i.practice, i.rows, i.people, i.added, i.changed, i.moved_band, i.unchanged, i.refused, i.repaired,
	i.missing_from_list, i.imported_at, w.name AS imported_by, i.undone_at
FROM import_run i LEFT JOIN worker w ON w.id = i.imported_by
WHERE i.uid >= :low AND i.uid < :high AND i.team_id = :team
ORDER BY i.uid LIMIT 2

-- :name run_list :many :scan
SELECT i.id, i.uid, i.file_name, i.file_hash, i.shape, i.run_date, i.instrument, i.lawful_basis,
	i.practice, i.rows, i.people, i.added, i.changed, i.moved_band, i.unchanged, i.refused, i.repaired,
	i.missing_from_list, i.imported_at, w.name AS imported_by, i.undone_at
FROM import_run i LEFT JOIN worker w ON w.id = i.imported_by
WHERE i.team_id = :team ORDER BY i.id DESC

-- :name run_previous :one :scan
SELECT i.id, i.uid, i.file_name, i.run_date, i.instrument, i.practice
FROM import_run i
WHERE i.team_id = :team AND i.instrument = :instrument AND i.undone_at IS NULL AND i.id < :before
	AND (i.practice = :practice OR (i.practice IS NULL AND :practice IS NULL))
	AND (EXISTS (SELECT 1 FROM risk_score s WHERE s.import_run_id = i.id AND s.withdrawn_at IS NULL)
		OR EXISTS (SELECT 1 FROM risk_again a WHERE a.run_id = i.id))
ORDER BY i.run_date DESC, i.id DESC LIMIT 1

-- Those who were on it again with a score that was held already are on its list as well.
-- :name run_scored :many
SELECT p.id, p.nhs_number, p.family, p.given, p.title
FROM risk_score s JOIN person p ON p.id = s.person_id
WHERE s.import_run_id = :run AND s.instrument = :instrument AND s.withdrawn_at IS NULL
	AND p.withdrawn_at IS NULL AND @not_merged@
UNION ALL
SELECT p.id, p.nhs_number, p.family, p.given, p.title
FROM risk_again a JOIN risk_score s ON s.id = a.score_id JOIN person p ON p.id = a.person_id
WHERE a.run_id = :run AND s.instrument = :instrument AND s.withdrawn_at IS NULL
	AND p.withdrawn_at IS NULL AND @not_merged@
ORDER BY 1

-- :name run_people_exist :one :scan
SELECT EXISTS (SELECT 1 FROM person WHERE withdrawn_at IS NULL)

-- What a list can say of someone new.
-- :name run_person_insert :exec
INSERT INTO person (uid, nhs_number, nhs_status, family, given, preferred, title, born, age_given, gender,
	address, postcode, phone, mobile, email, practice_id, usual_gp, team_id, fold, import_run_id,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :nhs_number, :nhs_status, :family, :given, :preferred, :title, :born, :age_given, :gender,
	:address, :postcode, :phone, :mobile, :email, :practice_id, :usual_gp, :team_id, :fold,
	:import_run_id, :now, :worker, :now, :worker)

-- :name run_born_on :many
SELECT p.id, p.nhs_number, p.family, p.given, p.title FROM person p
WHERE p.born = :born AND p.team_id = :team AND p.withdrawn_at IS NULL
	AND (p.import_run_id IS NULL OR p.import_run_id <> :run)
ORDER BY p.id LIMIT 100

-- The newest list that made or changed the person.
-- :name run_origin :one
SELECT max(i.run_date) AS run_date FROM import_run i
WHERE i.undone_at IS NULL AND (i.id = :run OR i.id IN (SELECT r.import_run_id FROM revision r
	WHERE r.record = 'person' AND r.record_id = :person))

-- Who typed any of it by hand: in a change no import made, or when adding the person.
-- :name run_typed_by :one
SELECT w.name AS imported_by FROM revision r LEFT JOIN worker w ON w.id = r.replaced_by
WHERE r.record = 'person' AND r.record_id = :person AND r.import_run_id IS NULL
ORDER BY r.version DESC LIMIT 1

-- :name run_added_by :one
SELECT w.name AS imported_by FROM person p LEFT JOIN worker w ON w.id = p.created_by
WHERE p.id = :person AND p.import_run_id IS NULL

-- New people of the run with anything of somebody's own, or of a later run.
-- :name run_worked_on :many :scan
SELECT p.id, p.nhs_number, p.family, p.given, p.title FROM person p
WHERE p.import_run_id = :run AND p.withdrawn_at IS NULL AND (
	EXISTS (SELECT 1 FROM revision r LEFT JOIN import_run i ON i.id = r.import_run_id
		WHERE r.record = 'person' AND r.record_id = p.id
			AND (i.id IS NULL OR (i.id <> :run AND i.undone_at IS NULL)))
	OR EXISTS (SELECT 1 FROM episode x WHERE x.person_id = p.id)
	OR EXISTS (SELECT 1 FROM note x WHERE x.person_id = p.id)
	OR EXISTS (SELECT 1 FROM event x WHERE x.person_id = p.id)
	OR EXISTS (SELECT 1 FROM alert x WHERE x.person_id = p.id)
	OR EXISTS (SELECT 1 FROM contact x WHERE x.person_id = p.id)
	OR EXISTS (SELECT 1 FROM action x WHERE x.person_id = p.id AND x.status = 'open')
	OR EXISTS (SELECT 1 FROM merged x WHERE x.merged_id = p.id OR x.kept_id = p.id)
	OR EXISTS (SELECT 1 FROM risk_score x WHERE x.person_id = p.id AND x.withdrawn_at IS NULL
		AND (x.import_run_id IS NULL OR x.import_run_id <> :run)))
ORDER BY p.id LIMIT :limit

-- :name run_changed :many
SELECT r.record_id AS id FROM revision r
WHERE r.import_run_id = :run AND r.record = 'person' ORDER BY r.record_id

-- :name run_changed_since :many
SELECT p.id, p.nhs_number, p.family, p.given, p.title
FROM revision r JOIN person p ON p.id = r.record_id
WHERE r.import_run_id = :run AND r.record = 'person' AND p.version <> r.version + 1
ORDER BY p.id LIMIT :limit

-- What the person was before the run, with the version they have now.
-- :name run_before :one
SELECT p.id, p.version, p.uid,
	json_extract(r.state, '$.nhs_number') AS nhs_number,
	json_extract(r.state, '$.nhs_status') AS nhs_status,
	json_extract(r.state, '$.family') AS family, json_extract(r.state, '$.given') AS given,
	json_extract(r.state, '$.preferred') AS preferred, json_extract(r.state, '$.title') AS title,
	json_extract(r.state, '$.aliases') AS aliases, json_extract(r.state, '$.born') AS born,
	json_extract(r.state, '$.age_given') AS age_given, json_extract(r.state, '$.died') AS died,
	json_extract(r.state, '$.gender') AS gender, json_extract(r.state, '$.ethnic') AS ethnic,
	json_extract(r.state, '$.language') AS language,
	json_extract(r.state, '$.interpreter') AS interpreter,
	json_extract(r.state, '$.address') AS address, json_extract(r.state, '$.postcode') AS postcode,
	json_extract(r.state, '$.phone') AS phone, json_extract(r.state, '$.mobile') AS mobile,
	json_extract(r.state, '$.email') AS email,
	json_extract(r.state, '$.contact_method') AS contact_method,
	json_extract(r.state, '$.comm_need') AS comm_need, json_extract(r.state, '$.sharing') AS sharing,
	json_extract(r.state, '$.living') AS living,
	json_extract(r.state, '$.accommodation') AS accommodation,
	json_extract(r.state, '$.key_safe') AS key_safe,
	json_extract(r.state, '$.practice_id') AS practice_id,
	json_extract(r.state, '$.usual_gp') AS usual_gp, json_extract(r.state, '$.team_id') AS team_id,
	json_extract(r.state, '$.restricted') AS restricted,
	json_extract(r.state, '$.import_run_id') AS import_run_id
FROM revision r JOIN person p ON p.id = r.record_id
WHERE r.record = 'person' AND r.record_id = :person AND r.version = p.version - 1
	AND r.import_run_id = :run

-- :name run_withdraw_people :exec :scan
UPDATE person SET withdrawn_at = :now, version = version + 1, updated_at = :now, updated_by = :worker
WHERE import_run_id = :run AND withdrawn_at IS NULL

-- :name run_withdrawn_span :one :scan
SELECT min(id) AS rows, max(id) AS people FROM person WHERE import_run_id = :run

-- :name run_withdraw_scores :exec
UPDATE risk_score SET withdrawn_at = :now WHERE import_run_id = :run AND withdrawn_at IS NULL

-- :name run_scored_ids :many
SELECT DISTINCT s.person_id AS id FROM risk_score s WHERE s.import_run_id = :run ORDER BY s.person_id

-- :name run_end_identifiers :exec :scan
UPDATE identifier SET until = :today WHERE import_run_id = :run AND until IS NULL

-- :name run_undone :exec
UPDATE import_run SET undone_at = :now, undone_by = :worker WHERE id = :id AND undone_at IS NULL
