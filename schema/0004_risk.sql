-- Risk that explains itself: instruments that are data, what they are computed from, the parts of
-- each score, and what people judged beside it.

-- An instrument's definition as it was loaded, whole. A definition is never changed: another text
-- needs another release. What is switched on, and by whom, changes.
CREATE TABLE instrument (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 60), -- "lace"
	release TEXT NOT NULL CHECK (length(release) BETWEEN 1 AND 40), -- the definition's own version
	hash TEXT NOT NULL CHECK (length(hash) = 64), -- SHA-256 of the text
	text TEXT NOT NULL CHECK (length(text) <= 600000),
	shipped INTEGER NOT NULL CHECK (shipped IN (0, 1)), -- with the program; 0: loaded by this site
	enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
	off_reason TEXT CHECK (length(off_reason) <= 400),
	approved_by TEXT CHECK (length(approved_by) BETWEEN 1 AND 100), -- a named person
	approved_on TEXT CHECK (approved_on = date(approved_on, '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	UNIQUE (code, release),
	CHECK ((approved_by IS NULL) = (approved_on IS NULL))
) STRICT;

-- What instruments are computed from, beside events. Never changed: a newer row counts instead, and
-- one that was wrong is withdrawn. A code means the same fact in every instrument.
CREATE TABLE factor (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
	-- Y asked: yes, or a value; N asked: no; Z asked and declined; 9 asked and not known. Z and 9 are not recorded
	-- values: an instrument takes them as missing.
	answer TEXT NOT NULL CHECK (answer IN ('Y', 'N', 'Z', '9')),
	value INTEGER, -- of a number, scaled
	value_scale INTEGER CHECK (value_scale BETWEEN 0 AND 6),
	choice TEXT CHECK (length(choice) BETWEEN 1 AND 60),
	unit TEXT CHECK (length(unit) <= 40),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')),
	source TEXT CHECK (length(source) <= 100), -- "home visit", "GP summary"
	import_run_id INTEGER REFERENCES import_run (id),
	withdrawn_at TEXT,
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((value IS NULL) = (value_scale IS NULL)),
	CHECK (answer = 'Y' OR (value IS NULL AND choice IS NULL))
) STRICT;
CREATE INDEX factor_person ON factor (person_id, code, "on");
CREATE INDEX factor_run ON factor (import_run_id) WHERE import_run_id IS NOT NULL;

-- Of a score that was computed: its range where inputs were missing, how complete it was, and of
-- which definition. The lawful basis of an import is its run's.
ALTER TABLE risk_score ADD COLUMN value_min INTEGER;
ALTER TABLE risk_score ADD COLUMN value_max INTEGER;
ALTER TABLE risk_score ADD COLUMN inputs_n INTEGER CHECK (inputs_n >= 0);
ALTER TABLE risk_score ADD COLUMN missing_n INTEGER CHECK (missing_n BETWEEN 0 AND inputs_n);
ALTER TABLE risk_score ADD COLUMN definition_hash TEXT CHECK (length(definition_hash) = 64);
-- The last day it is sorted by and counted: twice its validity. NULL: for ever.
ALTER TABLE risk_score ADD COLUMN sorts_until TEXT;
UPDATE risk_score SET sorts_until = date(julianday(valid_until) * 2 - julianday(scored_on))
	WHERE valid_until IS NOT NULL;
-- 1: an admission, a fall, a bereavement or a diagnosis came after it and it was not computed again.
ALTER TABLE risk_score ADD COLUMN inputs_changed INTEGER NOT NULL DEFAULT 0 CHECK (inputs_changed IN (0, 1));

-- The last day on which the score counts that a row is sorted by; and the day on which rows were last
-- looked through for those whose day is over.
ALTER TABLE risk_current ADD COLUMN sorts_until TEXT;
UPDATE risk_current SET sorts_until = (SELECT s.sorts_until FROM risk_score s WHERE s.id = risk_current.score_id)
	WHERE score_id IS NOT NULL;
CREATE TABLE risk_swept (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days'))
) STRICT;

-- Why a score is what it is: one row for each addend and for each adjustment of a group.
CREATE TABLE risk_part (
	score_id INTEGER NOT NULL REFERENCES risk_score (id),
	ord INTEGER NOT NULL,
	term TEXT NOT NULL CHECK (length(term) <= 256),
	label TEXT NOT NULL CHECK (length(label) <= 256),
	input TEXT CHECK (length(input) <= 256), -- NULL: an adjustment of a group
	said TEXT CHECK (length(said) <= 400), -- the value in words: "2 emergency admissions in 12 months"
	"on" TEXT CHECK ("on" = date("on", '+0 days')), -- of the newest fact that it rests on
	source TEXT CHECK (length(source) <= 200),
	points_scale INTEGER NOT NULL CHECK (points_scale BETWEEN 0 AND 6),
	points INTEGER NOT NULL,
	points_min INTEGER NOT NULL,
	points_max INTEGER NOT NULL,
	missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
	PRIMARY KEY (score_id, ord)
) STRICT, WITHOUT ROWID;

-- A professional's own judgement beside a score, never in its place.
CREATE TABLE judgement (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	score_id INTEGER REFERENCES risk_score (id), -- NULL: judged before any score was shown
	instrument TEXT NOT NULL CHECK (length(instrument) BETWEEN 1 AND 60),
	view TEXT NOT NULL CHECK (view IN ('agree', 'higher', 'lower')),
	reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE INDEX judgement_person ON judgement (person_id);

-- What could change in three months: for whom an offer is likely to work. Beside the score, never
-- part of it, and never a reason to hide anybody. The newest counts.
CREATE TABLE outlook (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	could TEXT NOT NULL CHECK (could IN ('medicines', 'falls_mobility', 'carer_support', 'loneliness', 'symptoms', 'access', 'nothing')),
	note TEXT CHECK (length(note) <= 2000),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE INDEX outlook_person ON outlook (person_id);

-- ---- strata ----

-- Whose lists an import held: a practice stands on a list as soon as one of its people does.
CREATE TABLE risk_list (
	practice_id INTEGER NOT NULL REFERENCES practice (id),
	instrument TEXT NOT NULL,
	run_id INTEGER NOT NULL REFERENCES import_run (id),
	PRIMARY KEY (practice_id, instrument, run_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX risk_list_run ON risk_list (run_id);
INSERT INTO risk_list (practice_id, instrument, run_id)
SELECT DISTINCT p.practice_id, s.instrument, s.import_run_id
FROM risk_score s JOIN person p ON p.id = s.person_id
WHERE s.import_run_id IS NOT NULL AND s.withdrawn_at IS NULL AND p.practice_id IS NOT NULL;

-- Who was on a list again with a score that was held already: with the scores that a run brought,
-- everyone who is on its list.
CREATE TABLE risk_again (
	run_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	score_id INTEGER NOT NULL,
	PRIMARY KEY (run_id, person_id, score_id)
) STRICT, WITHOUT ROWID;

-- What a practice's people were ranked by: its newest list, and its registered adults at the start
-- of the quarter, which is the denominator. Made when a list is imported, and by risk score-all.
CREATE TABLE risk_ranking (
	practice_id INTEGER PRIMARY KEY REFERENCES practice (id),
	run_id INTEGER NOT NULL REFERENCES import_run (id),
	instrument TEXT NOT NULL,
	quarter_start TEXT NOT NULL CHECK (quarter_start = date(quarter_start, '+0 days')),
	adults INTEGER NOT NULL CHECK (adults > 0),
	people INTEGER NOT NULL, -- who were ranked
	holds_until TEXT, -- the last day on which all their scores count; NULL: for ever
	stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)) -- 1: one of its people changed since
) STRICT;

-- The rank and the stratum go with the score and not with the person, so that one score that changes
-- does not write a whole practice anew: rank 1 is the highest, `tied` people share it.
CREATE TABLE risk_step (
	practice_id INTEGER NOT NULL,
	score_key INTEGER NOT NULL, -- the value in millionths
	rank INTEGER NOT NULL CHECK (rank > 0),
	tied INTEGER NOT NULL CHECK (tied > 0),
	stratum INTEGER NOT NULL CHECK (stratum BETWEEN 1 AND 4), -- 4 the top 0.5%, 3 to 5%, 2 to 20%, 1 the rest
	PRIMARY KEY (practice_id, score_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE risk_place (
	person_id INTEGER PRIMARY KEY,
	practice_id INTEGER NOT NULL,
	score_key INTEGER NOT NULL,
	score_id INTEGER NOT NULL
) STRICT;

-- Who dies or moves loses the place at once, and the practice has to be ranked anew; it has to be as
-- well where somebody's age is put right, or two records turn out to be one person. Whatever saves
-- it: no path may be forgotten.
CREATE TRIGGER person_ranked AFTER UPDATE OF born, age_given, died, practice_id, withdrawn_at ON person
WHEN (old.born, old.age_given, old.died, old.practice_id, old.withdrawn_at)
	IS NOT (new.born, new.age_given, new.died, new.practice_id, new.withdrawn_at)
BEGIN
	DELETE FROM risk_place WHERE person_id = new.id;
	UPDATE risk_ranking SET stale = 1 WHERE practice_id IN (old.practice_id, new.practice_id);
END;
-- A frequent attender has at least so many A&E attendances in 12 months.
ALTER TABLE team ADD COLUMN frequent INTEGER NOT NULL DEFAULT 5 CHECK (frequent BETWEEN 1 AND 100);
CREATE INDEX event_attendance ON event ("on", person_id) WHERE kind = 'ae_attendance';
CREATE INDEX event_admission ON event ("on", person_id) WHERE kind = 'emergency_admission';

-- ---- the same person twice ----

-- Two records of one person. The kept one shows both; nothing is moved, so ending the link splits
-- them again without loss. `not_same` keeps a pair that was looked at from being offered again.
CREATE TABLE person_link (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	kept_id INTEGER NOT NULL REFERENCES person (id),
	merged_id INTEGER NOT NULL REFERENCES person (id) CHECK (merged_id <> kept_id),
	kind TEXT NOT NULL CHECK (kind IN ('same', 'not_same')),
	how TEXT NOT NULL CHECK (how IN ('nhs_number', 'person')), -- by NHS Number and date of birth alone, or by somebody
	reason TEXT CHECK (length(reason) <= 2000),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	until TEXT CHECK (until = date(until, '+0 days') AND until >= "from"),
	end_reason TEXT CHECK (length(end_reason) <= 2000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE UNIQUE INDEX person_link_merged ON person_link (merged_id) WHERE kind = 'same' AND until IS NULL;
CREATE INDEX person_link_kept ON person_link (kept_id) WHERE kind = 'same' AND until IS NULL;
CREATE INDEX person_link_pair ON person_link (kept_id, merged_id);
CREATE INDEX person_link_other ON person_link (merged_id);
CREATE INDEX person_link_not_same ON person_link (kept_id, merged_id) WHERE kind = 'not_same' AND until IS NULL;

-- Which record shows which others now. What belongs to a person is asked of the record and of these.
CREATE VIEW merged AS SELECT kept_id, merged_id FROM person_link WHERE kind = 'same' AND until IS NULL;

-- Merged and split records are ranked as other people are: see risk_ranking.
CREATE TRIGGER person_link_ranked AFTER INSERT ON person_link
BEGIN
	UPDATE risk_ranking SET stale = 1 WHERE practice_id IN (SELECT p.practice_id FROM person p
		WHERE p.id IN (new.kept_id, new.merged_id));
END;
CREATE TRIGGER person_link_ranked_anew AFTER UPDATE ON person_link
BEGIN
	UPDATE risk_ranking SET stale = 1 WHERE practice_id IN (SELECT p.practice_id FROM person p
		WHERE p.id IN (new.kept_id, new.merged_id));
END;
