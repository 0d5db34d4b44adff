-- :name team_first :one :scan
SELECT * FROM team ORDER BY id LIMIT 1

-- :name team_row :one
SELECT * FROM team WHERE id = :id

-- :name team_insert :one
INSERT INTO team (uid, name, area, phone, person_word, population, soon_days, review_months_very_high,
	review_months_high, review_months_rising, review_months_lower, frequent, lawful_basis, instrument,
	acting_allowed, live, over_65, residents_18, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :name, :area, :phone, :person_word, :population, :soon_days, :review_months_very_high,
	:review_months_high, :review_months_rising, :review_months_lower, :frequent, :lawful_basis, :instrument,
	:acting_allowed, :live, :over_65, :residents_18, :now, :worker, :now, :worker)
RETURNING id

-- :name team_update :exec
UPDATE team SET name = :name, area = :area, phone = :phone, person_word = :person_word, population = :population,
	soon_days = :soon_days, review_months_very_high = :review_months_very_high,
	review_months_high = :review_months_high, review_months_rising = :review_months_rising,
	review_months_lower = :review_months_lower, frequent = :frequent,
	lawful_basis = :lawful_basis,
	instrument = :instrument, acting_allowed = :acting_allowed, live = :live,
	over_65 = :over_65, residents_18 = :residents_18,
	version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name practice_row :one
SELECT * FROM practice WHERE id = :id

-- :name practice_by_code :one
SELECT p.*, l.quarter_start, l.adults, l.all_ages
FROM practice p LEFT JOIN list_size l ON l.practice_id = p.id
	AND l.quarter_start = (SELECT max(x.quarter_start) FROM list_size x WHERE x.practice_id = p.id)
WHERE p.code = :code

-- :name practice_by_team :many
SELECT p.*, l.quarter_start, l.adults, l.all_ages
FROM practice p LEFT JOIN list_size l ON l.practice_id = p.id
	AND l.quarter_start = (SELECT max(x.quarter_start) FROM list_size x WHERE x.practice_id = p.id)
WHERE p.team_id = :team_id AND (upper(p.code) LIKE :find ESCAPE '\'
	OR upper(p.name) LIKE :find ESCAPE '\' OR upper(p.postcode) LIKE :find ESCAPE '\')
ORDER BY p.code LIMIT :limit

-- Every practice of the country at most, and only when somebody asks for all of them.
-- :name practice_everywhere :many :scan
SELECT p.*, l.quarter_start, l.adults, l.all_ages
FROM practice p LEFT JOIN list_size l ON l.practice_id = p.id
	AND l.quarter_start = (SELECT max(x.quarter_start) FROM list_size x WHERE x.practice_id = p.id)
WHERE upper(p.code) LIKE :find ESCAPE '\'
	OR upper(p.name) LIKE :find ESCAPE '\' OR upper(p.postcode) LIKE :find ESCAPE '\'
ORDER BY p.code LIMIT :limit

-- :name practice_insert :one
INSERT INTO practice (uid, code, name, address, postcode, phone, status, opened, closed, successor,
	team_id, created_at, created_by, updated_at, updated_by)
VALUES (:uid, :code, :name, :address, :postcode, :phone, :status, :opened, :closed, :successor,
	:team_id, :now, :worker, :now, :worker)
RETURNING id

-- :name practice_update :exec
UPDATE practice SET code = :code, name = :name, address = :address, postcode = :postcode,
	phone = :phone, status = :status, opened = :opened, closed = :closed, successor = :successor,
	team_id = :team_id, version = version + 1, updated_at = :now, updated_by = :worker
WHERE id = :id AND version = :version

-- :name list_size_find :many
SELECT id FROM list_size WHERE practice_id = :practice_id AND quarter_start = :quarter_start

-- :name list_size_set :many
INSERT INTO list_size (practice_id, quarter_start, adults, all_ages)
VALUES (:practice_id, :quarter_start, :adults, :all_ages)
ON CONFLICT (practice_id, quarter_start)
DO UPDATE SET adults = excluded.adults, all_ages = excluded.all_ages
RETURNING id

-- Those of a practice that no team knows yet; once, when the practice joins.
-- :name practice_people_unknown :many :scan
SELECT p.*, NULL AS practice, NULL AS practice_name FROM person p
WHERE p.practice_id = :practice_id AND p.team_id IS NULL AND p.withdrawn_at IS NULL
