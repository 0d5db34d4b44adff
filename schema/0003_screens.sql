-- What the screens need beside the records: changes that can be taken back, absences with cover,
-- who is writing where, and what a worker has set.

-- One row for each save a worker can undo: the rows it replaced are in revision under save_id.
CREATE TABLE change (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	save_id TEXT NOT NULL UNIQUE,
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	command TEXT NOT NULL,
	person_id INTEGER REFERENCES person (id), -- NULL: about nobody, or about more than one
	summary TEXT NOT NULL CHECK (length(summary) <= 400),
	at TEXT NOT NULL,
	undoes INTEGER REFERENCES change (id), -- this one took that one back
	undone_by INTEGER REFERENCES change (id)
) STRICT;
CREATE INDEX change_newest ON change (worker_id, id);
CREATE INDEX revision_save ON revision (save_id) WHERE import_run_id IS NULL;

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
