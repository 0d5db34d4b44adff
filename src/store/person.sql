-- :name person_row :one
SELECT * FROM person WHERE id = :id

-- kept_id: the record that shows this one, where it is merged; merged_n: how many this one shows.
-- :part person_shown
p.*, pr.code AS practice, pr.name AS practice_name,
	(SELECT m.kept_id FROM merged m WHERE m.merged_id = p.id) AS kept_id,
	(SELECT count(*) FROM merged m WHERE m.kept_id = p.id) AS merged_n
FROM person p LEFT JOIN practice pr ON pr.id = p.practice_id

-- :name person_by_id :one
SELECT @person_shown@
WHERE p.id = :id

-- :name person_by_uid :one
SELECT @person_shown@
WHERE p.uid = :uid AND p.withdrawn_at IS NULL

-- :name person_by_uid_prefix :many
SELECT @person_shown@
WHERE p.uid >= :low AND p.uid < :high AND p.withdrawn_at IS NULL
ORDER BY p.uid LIMIT 3

-- :name person_by_nhs_number :one
SELECT @person_shown@
WHERE p.nhs_number = :nhs_number AND p.withdrawn_at IS NULL

-- :name person_by_born :many
SELECT p.*, pr.code AS practice, pr.name AS practice_name
FROM person p LEFT JOIN practice pr ON pr.id = p.practice_id
WHERE p.born = :born AND p.id <> :id AND p.withdrawn_at IS NULL AND @not_merged@

-- The range holds the folded name itself and what goes on after a space.
-- :name person_by_name :many
SELECT p.*, pr.code AS practice, pr.name AS practice_name
FROM person p LEFT JOIN practice pr ON pr.id = p.practice_id
WHERE p.fold >= :low AND p.fold < :high AND p.team_id = :team_id AND p.id <> :id
	AND p.withdrawn_at IS NULL AND @not_merged@
ORDER BY p.fold, p.id LIMIT 50

-- :name person_insert :one
INSERT INTO person (uid, nhs_number, nhs_status, family, given, preferred, title, aliases, born,
	age_given, died, gender, ethnic, language, interpreter, address, postcode, phone, mobile, email,
	contact_method, comm_need, sharing, living, accommodation, key_safe, practice_id, usual_gp,
	no_contact, team_id, restricted, fold, import_run_id, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :nhs_number, :nhs_status, :family, :given, :preferred, :title, :aliases, :born,
	:age_given, :died, :gender, :ethnic, :language, :interpreter, :address, :postcode, :phone, :mobile,
	:email, :contact_method, :comm_need, :sharing, :living, :accommodation, :key_safe, :practice_id,
	:usual_gp, :no_contact, :team_id, :restricted, :fold, :import_run_id, :now, :worker, :now, :worker)
RETURNING id

-- :name person_update :exec
UPDATE person SET nhs_number = :nhs_number, nhs_status = :nhs_status, family = :family,
	given = :given, preferred = :preferred, title = :title, aliases = :aliases, born = :born,
	age_given = :age_given, died = :died, gender = :gender, ethnic = :ethnic, language = :language,
	interpreter = :interpreter, address = :address, postcode = :postcode, phone = :phone,
	mobile = :mobile, email = :email, contact_method = :contact_method, comm_need = :comm_need,
	sharing = :sharing, living = :living, accommodation = :accommodation, key_safe = :key_safe,
	practice_id = :practice_id, usual_gp = :usual_gp, no_contact = :no_contact, team_id = :team_id, restricted = :restricted,
	fold = :fold, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name identifier_by_person :many
SELECT * FROM identifier WHERE person_id IN @whole@ ORDER BY scheme, value, id

-- :name identifier_add :exec
INSERT INTO identifier (person_id, scheme, value, "from", until, import_run_id)
SELECT :person_id, :scheme, :value, :from, :until, :import_run_id
WHERE NOT EXISTS (SELECT 1 FROM identifier
	WHERE person_id = :person_id AND scheme = :scheme AND value = :value AND until IS NULL)

-- :name alert_row :one
SELECT * FROM alert WHERE id = :id

-- :name alert_by_person :many
SELECT * FROM alert WHERE person_id IN @whole@
ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, "from" DESC, id DESC

-- :name alert_insert :one
INSERT INTO alert (uid, person_id, kind, text, "from", review_on, ended, end_reason, told,
	created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :kind, :text, :from, :review_on, :ended, :end_reason, :told,
	:now, :worker, :now, :worker)
RETURNING id

-- :name alert_update :exec
UPDATE alert SET kind = :kind, text = :text, "from" = :from, review_on = :review_on, ended = :ended,
	end_reason = :end_reason, told = :told, version = version + 1, updated_at = :now,
	updated_by = :worker
WHERE id = :id AND version = :version

-- :name contact_row :one
SELECT * FROM contact WHERE id = :id

-- :name contact_by_person :many
SELECT * FROM contact WHERE person_id IN @whole@
ORDER BY CASE WHEN ended IS NULL THEN 0 ELSE 1 END, coalesce(ring_order, 100), id

-- :name contact_insert :one
INSERT INTO contact (uid, person_id, name, relationship, role, phone, address, note, ring_order,
	do_not_contact, comm_need, "from", ended, end_reason, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :person_id, :name, :relationship, :role, :phone, :address, :note, :ring_order,
	:do_not_contact, :comm_need, :from, :ended, :end_reason, :now, :worker, :now, :worker)
RETURNING id

-- :name contact_update :exec
UPDATE contact SET name = :name, relationship = :relationship, role = :role, phone = :phone,
	address = :address, note = :note, ring_order = :ring_order, do_not_contact = :do_not_contact,
	comm_need = :comm_need, "from" = :from, ended = :ended, end_reason = :end_reason,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version
