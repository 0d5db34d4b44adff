-- What the screens need beside the records: changes that can be taken back, absences with cover,
-- who is writing where, and what a worker has set.

-- One row for each save of a worker: the rows it replaced, and that there were none before those it
-- made (state 'null'), are in revision under save_id.
CREATE TABLE change (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	save_id TEXT NOT NULL UNIQUE,
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	command TEXT NOT NULL,
	person_id INTEGER, -- NULL: about nobody, or about more than one; stays when adding them is undone
	summary TEXT NOT NULL CHECK (length(summary) <= 400),
	at TEXT NOT NULL,
	can_undo INTEGER NOT NULL CHECK (can_undo IN (0, 1)),
	audit_from INTEGER NOT NULL, -- its rows of the audit, the first and the last
	audit_to INTEGER NOT NULL CHECK (audit_to >= audit_from),
	undoes INTEGER REFERENCES change (id), -- this one took that one back
	undone_by INTEGER REFERENCES change (id)
) STRICT;
CREATE INDEX change_newest ON change (worker_id, id);
CREATE INDEX change_audit ON change (audit_from);
CREATE INDEX revision_save ON revision (save_id) WHERE import_run_id IS NULL;
-- What is made can be taken away again: nothing may be searched whole to see whether it is needed.
CREATE INDEX review_previous ON review (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX note_amends ON note (amends) WHERE amends IS NOT NULL;

-- A row that can be put back needs a key of its own.
ALTER TABLE list_size RENAME TO list_size_before;
CREATE TABLE list_size (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	practice_id INTEGER NOT NULL REFERENCES practice (id),
	quarter_start TEXT NOT NULL CHECK (quarter_start = date(quarter_start, '+0 days')),
	adults INTEGER NOT NULL CHECK (adults BETWEEN 0 AND 1000000),
	all_ages INTEGER CHECK (all_ages >= adults),
	UNIQUE (practice_id, quarter_start)
) STRICT;
INSERT INTO list_size (practice_id, quarter_start, adults, all_ages)
SELECT practice_id, quarter_start, adults, all_ages FROM list_size_before;
DROP TABLE list_size_before;

-- A worker is away, and who acts for them meanwhile. It ends by itself.
CREATE TABLE absence (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	cover_id INTEGER REFERENCES worker (id) CHECK (cover_id <> worker_id),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	until TEXT NOT NULL CHECK (until = date(until, '+0 days') AND until >= "from"), -- the last day away
	reason TEXT CHECK (length(reason) <= 400),
	cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE INDEX absence_worker ON absence (worker_id, until);

-- Who is writing where: a notice, not a lock. It goes stale by itself.
CREATE TABLE editing (
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	person_id INTEGER NOT NULL REFERENCES person (id),
	place TEXT NOT NULL CHECK (length(place) <= 100),
	since TEXT NOT NULL,
	seen_at TEXT NOT NULL,
	PRIMARY KEY (person_id, place, worker_id)
) STRICT, WITHOUT ROWID;

-- What a worker has set: calm, theme, saved filters (filter/<name>), learnt keys (key/<hex>).
CREATE TABLE worker_setting (
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	value TEXT NOT NULL CHECK (length(value) <= 1000),
	PRIMARY KEY (worker_id, name)
) STRICT, WITHOUT ROWID;

-- Words the speller does not know and the team uses.
CREATE TABLE spell_word (
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	word TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 60),
	PRIMARY KEY (word, worker_id)
) STRICT, WITHOUT ROWID;
