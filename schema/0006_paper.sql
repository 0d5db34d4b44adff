-- Paper and figures: copies of plans, letters, printed lists, what the measures need, targets.

-- ---- copies of plans ----

-- Who holds which version on paper. A row is made by printing; who got it may be said later.
CREATE TABLE copy (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	plan_id INTEGER NOT NULL REFERENCES plan (id),
	plan_status TEXT NOT NULL CHECK (plan_status IN ('draft', 'agreed', 'under_review', 'superseded', 'declined', 'archived')), -- as the paper says
	number INTEGER NOT NULL CHECK (number > 0), -- of the copies of the person's plans, from 1
	short_form INTEGER NOT NULL CHECK (short_form IN (0, 1)), -- the contingency page alone
	large INTEGER NOT NULL CHECK (large IN (0, 1)),
	override_reason TEXT CHECK (length(override_reason) BETWEEN 1 AND 400), -- why not in the size that is needed
	printed_at TEXT NOT NULL,
	printed_by INTEGER NOT NULL REFERENCES worker (id),
	pages INTEGER NOT NULL CHECK (pages > 0),
	holder TEXT CHECK (holder IS NULL OR holder IN ('person', 'carer', 'gp', 'nursing', 'social_care', 'ambulance', 'out_of_hours', 'care_home', 'other')),
	holder_name TEXT CHECK (length(holder_name) BETWEEN 1 AND 200),
	how TEXT CHECK (how IS NULL OR how IN ('by_hand', 'post', 'home_folder', 'via_carer')),
	given_on TEXT CHECK (given_on = date(given_on, '+0 days')),
	ended_on TEXT CHECK (ended_on = date(ended_on, '+0 days')),
	ended_how TEXT CHECK (ended_how IS NULL OR ended_how IN ('replaced', 'returned', 'destroyed', 'lost', 'not_printed')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((holder IS NULL) = (given_on IS NULL)),
	CHECK ((ended_on IS NULL) = (ended_how IS NULL))
) STRICT;
CREATE INDEX copy_person ON copy (person_id, number);
CREATE INDEX copy_plan ON copy (plan_id);
CREATE INDEX copy_out ON copy (person_id, printed_at) WHERE ended_on IS NULL; -- somebody may read it still

-- ---- letters ----

-- team_id NULL: as it comes; a team's own row stands in its place.
CREATE TABLE letter_template (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	team_id INTEGER REFERENCES team (id),
	kind TEXT NOT NULL CHECK (kind IN ('lead', 'lead_changed', 'review')),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000), -- fields as [lead name]
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE UNIQUE INDEX letter_template_team ON letter_template (coalesce(team_id, 0), kind);
INSERT INTO letter_template (kind, text, created_at, updated_at) VALUES
	('lead', '[greeting]

# Who [your] lead professional is

[Your] lead professional is [lead name], [lead role].

You can ring [lead name] on [lead telephone].

# What a lead professional does

[Your] lead professional:
[lead duties]

You do not need to do anything now. Please keep this letter where you can find it.

# If you need help

Ring [lead name] if something changes or worries you. [lead name] is not at work day and night. If you cannot wait, ring NHS 111. In an emergency, ring 999.

# If you need this letter in another way

Tell us if you need it in large print, in easy read, in braille, as a recording, in British Sign Language or in another language. Ring [sender telephone] and ask for [sender name].

Yours sincerely


[sender name]
[Sender role], [team name]', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('lead_changed', '[greeting]

# [Your] lead professional has changed

From [lead since] [your] lead professional is [lead name], [lead role]. Before that it was [old lead name].

You can ring [lead name] on [lead telephone].

# What a lead professional does

[Your] lead professional:
[lead duties]

You do not need to do anything now. Please keep this letter where you can find it.

# If you need help

Ring [lead name] if something changes or worries you. [lead name] is not at work day and night. If you cannot wait, ring NHS 111. In an emergency, ring 999.

# If you need this letter in another way

Tell us if you need it in large print, in easy read, in braille, as a recording, in British Sign Language or in another language. Ring [sender telephone] and ask for [sender name].

Yours sincerely


[sender name]
[Sender role], [team name]', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('review', '[greeting]

# An invitation to a review of [your] care

We would like to talk with you about how things are going, and about what should happen next. We call this a review.

The review is on [review date]. It is with [review with].

You can bring somebody with you if you like. If there is a care plan at home, please have it ready.

If the day does not suit you, or you want to know the time or the place, ring [sender name] on [sender telephone].

# If you need this letter in another way

Tell us if you need it in large print, in easy read, in braille, as a recording, in British Sign Language or in another language. Tell us too if somebody should interpret or sign for you at the review. Ring [sender telephone] and ask for [sender name].

Yours sincerely


[sender name]
[Sender role], [team name]', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');

CREATE TABLE letter (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	episode_id INTEGER REFERENCES episode (id),
	contact_id INTEGER REFERENCES contact (id), -- to whom, where it is not the person
	lead_id INTEGER REFERENCES lead (id), -- whom it tells about
	review_id INTEGER REFERENCES review (id), -- what it invites to
	review_on TEXT CHECK (review_on = date(review_on, '+0 days')), -- and for which day
	kind TEXT NOT NULL CHECK (kind IN ('lead', 'lead_changed', 'review')),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 40000), -- as it was printed
	large INTEGER NOT NULL CHECK (large IN (0, 1)),
	override_reason TEXT CHECK (length(override_reason) BETWEEN 1 AND 400), -- why not in the size that is needed
	status TEXT NOT NULL CHECK (status IN ('printed', 'sent', 'cancelled')),
	printed_at TEXT NOT NULL,
	printed_by INTEGER NOT NULL REFERENCES worker (id),
	sent_on TEXT CHECK (sent_on = date(sent_on, '+0 days')),
	cancel_reason TEXT CHECK (length(cancel_reason) BETWEEN 1 AND 400),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((status = 'sent') = (sent_on IS NOT NULL)),
	CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
CREATE INDEX letter_person ON letter (person_id);
CREATE INDEX letter_printed ON letter (printed_at);
CREATE INDEX letter_waiting ON letter (printed_at) WHERE status = 'printed';
CREATE INDEX letter_lead ON letter (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX letter_review ON letter (review_id) WHERE review_id IS NOT NULL;
CREATE INDEX letter_contact ON letter (contact_id) WHERE contact_id IS NOT NULL;

-- Nobody is to write to this person, and why.
ALTER TABLE person ADD COLUMN no_contact TEXT CHECK (length(no_contact) BETWEEN 1 AND 400);

-- ---- lists that were printed, for what changed since, and for what comes back written on them ----

CREATE TABLE printed_list (
	id INTEGER PRIMARY KEY AUTOINCREMENT, -- "Sheet 12"
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	team_id INTEGER NOT NULL REFERENCES team (id),
	kind TEXT NOT NULL CHECK (kind IN ('caseload', 'supervision')),
	worker_id INTEGER REFERENCES worker (id), -- whose caseload; NULL: the team's
	printed_at TEXT NOT NULL,
	printed_by INTEGER NOT NULL REFERENCES worker (id),
	people INTEGER NOT NULL CHECK (people >= 0),
	changes INTEGER NOT NULL CHECK (changes >= 0), -- the newest row of revision then
	lost INTEGER NOT NULL DEFAULT 0 CHECK (lost IN (0, 1)) -- the printer or the file did not take it
) STRICT;
CREATE INDEX printed_list_of ON printed_list (team_id, kind, worker_id);
CREATE INDEX printed_list_by ON printed_list (printed_by);

-- What a row is about may be taken back after it was printed: it refers to nothing but its list.
CREATE TABLE printed_row (
	list_id INTEGER NOT NULL REFERENCES printed_list (id),
	row INTEGER NOT NULL CHECK (row > 0), -- its number on the paper
	person_id INTEGER NOT NULL,
	action_id INTEGER, -- a row about one action; NULL: about the person
	band TEXT CHECK (band IS NULL OR band IN ('very_high', 'high', 'rising', 'lower', 'unbanded', 'no_data')),
	lead_id INTEGER,
	plan_status TEXT CHECK (plan_status IS NULL OR plan_status IN ('draft', 'agreed', 'under_review', 'superseded', 'declined', 'archived')),
	review_id INTEGER, -- the next
	review_due TEXT CHECK (review_due = date(review_due, '+0 days')),
	open_actions INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (list_id, row)
) STRICT, WITHOUT ROWID;

-- ---- what measures need ----

-- Offered to everyone of 85 and over, each winter (1 October to 31 March).
CREATE TABLE winter_plan (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	winter INTEGER NOT NULL CHECK (winter BETWEEN 2010 AND 2100), -- the year it begins in
	answer TEXT NOT NULL CHECK (answer IN ('offered', 'accepted', 'declined')),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')), -- of the answer
	offered_on TEXT NOT NULL CHECK (offered_on = date(offered_on, '+0 days') AND offered_on <= "on"), -- first
	note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	UNIQUE (person_id, winter)
) STRICT;

-- A contact who cares: what they were offered, and what happens if they cannot go on.
CREATE TABLE carer (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	contact_id INTEGER NOT NULL UNIQUE REFERENCES contact (id),
	lives_with TEXT CHECK (lives_with IS NULL OR lives_with IN ('Y', 'N', 'Z', '9')),
	hours INTEGER CHECK (hours BETWEEN 0 AND 168), -- a week
	assessment TEXT CHECK (assessment IS NULL OR assessment IN ('offered', 'accepted', 'declined', 'done')),
	assessment_on TEXT CHECK (assessment_on = date(assessment_on, '+0 days')), -- of that answer
	offered_on TEXT CHECK (offered_on = date(offered_on, '+0 days')), -- first
	emergency_plan_on TEXT CHECK (emergency_plan_on = date(emergency_plan_on, '+0 days')), -- held since
	alone_hours INTEGER CHECK (alone_hours BETWEEN 0 AND 168), -- how long the person can safely be left
	review_on TEXT CHECK (review_on = date(review_on, '+0 days')),
	note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((assessment IS NULL) = (assessment_on IS NULL))
) STRICT;
CREATE INDEX carer_person ON carer (person_id);

ALTER TABLE event ADD COLUMN ready_on TEXT CHECK (ready_on = date(ready_on, '+0 days')); -- of a stay: ready to leave hospital
ALTER TABLE event ADD COLUMN delay_due TEXT CHECK (delay_due IS NULL OR delay_due IN ('health', 'social_care', 'both')); -- who the days after that wait for
ALTER TABLE event ADD COLUMN permanent TEXT CHECK (permanent IS NULL OR permanent IN ('Y', 'N', 'Z', '9')); -- of a care home: meant to stay, supported by the council

ALTER TABLE team ADD COLUMN phone TEXT CHECK (length(phone) BETWEEN 1 AND 100); -- where somebody answers
ALTER TABLE team ADD COLUMN over_65 INTEGER CHECK (over_65 >= 0); -- residents of 65 and over; NULL: not known
ALTER TABLE team ADD COLUMN residents_18 INTEGER CHECK (residents_18 >= 0); -- residents of 18 and over; NULL: the adults of the list sizes

-- What a measure is held against. team_id NULL: as it comes; a team's own row stands in its place.
CREATE TABLE measure_target (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	team_id INTEGER REFERENCES team (id),
	measure TEXT NOT NULL CHECK (length(measure) BETWEEN 2 AND 3), -- "M13"
	label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 200), -- "Derby 2012-13"
	value INTEGER NOT NULL, -- in thousandths of the unit
	unit TEXT NOT NULL CHECK (length(unit) BETWEEN 1 AND 60), -- "%", "admissions avoided"
	better TEXT NOT NULL CHECK (better IN ('higher', 'lower')),
	source TEXT CHECK (length(source) BETWEEN 1 AND 400),
	used INTEGER NOT NULL DEFAULT 1 CHECK (used IN (0, 1)),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE UNIQUE INDEX measure_target_team ON measure_target (coalesce(team_id, 0), measure, label);
-- Samples, until a team sets its own.
INSERT INTO measure_target (measure, label, value, unit, better, source, created_at, updated_at) VALUES
	('M1', 'Aim', 2000, '%', 'higher', 'National enhanced service', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M1', 'Floor', 1800, '%', 'higher', 'National enhanced service', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M3', 'Everybody', 100000, '%', 'higher', 'National enhanced service: everybody has one', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M10', 'Derby 2015-16', 450000, 'admissions avoided', 'higher', 'Derby 2014 plan: 45% of the 990 emergency admissions to avoid, the national cut of 3.5%', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M14', 'Derby 2012-13', 2300, '%', 'higher', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M14', 'Derby 2010-11', 2600, '%', 'higher', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M13', 'Derby 2012-13', 95000, '%', 'higher', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M13', 'Derby 2010-11', 89600, '%', 'higher', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M13', 'Durham 2016', 86000, '%', 'higher', 'Durham 2016 report: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M13', 'Comparators 2010-11', 80700, '%', 'higher', 'Derby 2014 plan: comparable councils that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M13', 'Comparators 2012-13', 83000, '%', 'higher', 'Derby 2014 plan: comparable councils that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M15', 'National floor', 70000, '%', 'higher', 'National standard since December 2022', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M16', 'Durham 2016', 387600, 'per 100,000', 'lower', 'Durham 2016 report: its target', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M16', 'Derby 2015-16', 40000, 'nights saved', 'higher', 'Derby 2014 plan: delayed nights saved by equipment in time', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M17', 'Derby 2010-11', 7400, 'per 100,000', 'lower', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M17', 'Derby 2012-13', 12000, 'per 100,000', 'lower', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M18', 'Derby 2010-11', 695000, 'per 100,000 a year', 'lower', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('M18', 'Derby 2012-13', 583000, 'per 100,000 a year', 'lower', 'Derby 2014 plan: reached that year', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');

-- ---- the records as they stood ----

-- What has been replaced since an instant, without a look at all that was replaced before it.
CREATE INDEX revision_when ON revision (record, replaced_at);
