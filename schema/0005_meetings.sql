-- The team meeting, deadlines as data, clocks that are stopped, referrals and requests.

-- Why a fact was wrong; none where its import was undone.
ALTER TABLE factor ADD COLUMN withdrawn_reason TEXT
	CHECK (withdrawn_reason IS NULL OR (withdrawn_at IS NOT NULL AND length(withdrawn_reason) BETWEEN 1 AND 400));

-- ---- meetings ----

CREATE TABLE meeting (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	team_id INTEGER NOT NULL REFERENCES team (id),
	practice_id INTEGER REFERENCES practice (id), -- NULL: about people of every practice of the team
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')),
	at TEXT NOT NULL CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]' AND at < '24:00'), -- local time
	minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 480),
	place TEXT CHECK (length(place) BETWEEN 1 AND 200),
	chair_id INTEGER REFERENCES worker (id),
	recorder_id INTEGER REFERENCES worker (id),
	status TEXT NOT NULL CHECK (status IN ('planned', 'agenda_closed', 'open', 'suspended', 'closed', 'cancelled')),
	cutoff TEXT NOT NULL CHECK (cutoff = date(cutoff, '+0 days')), -- the last day on which names are taken
	opened_at TEXT, -- first begun
	closed_at TEXT,
	cancel_reason TEXT CHECK (length(cancel_reason) BETWEEN 1 AND 400),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
	CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
CREATE INDEX meeting_team ON meeting (team_id, "on");
CREATE UNIQUE INDEX meeting_open ON meeting (team_id) WHERE status = 'open';

-- Who was asked, who came, who sent whom.
CREATE TABLE attendance (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	meeting_id INTEGER NOT NULL REFERENCES meeting (id),
	worker_id INTEGER REFERENCES worker (id), -- NULL: a guest
	name TEXT CHECK (length(name) BETWEEN 1 AND 100), -- of a guest
	profession TEXT NOT NULL CHECK (profession IN ('gp', 'advanced_practitioner', 'community_matron', 'district_nurse', 'community_nurse', 'practice_nurse', 'social_worker', 'social_care_assessor', 'occupational_therapist', 'physiotherapist', 'pharmacist', 'psychiatric_nurse', 'care_coordinator', 'link_worker', 'area_coordinator', 'geriatrician', 'palliative_nurse', 'reablement_worker', 'voluntary_sector', 'care_home_manager', 'other')),
	status TEXT NOT NULL CHECK (status IN ('expected', 'present', 'apologies', 'absent')),
	deputy_for_id INTEGER REFERENCES attendance (id) CHECK (deputy_for_id <> id),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((worker_id IS NULL) = (name IS NOT NULL)),
	UNIQUE (meeting_id, worker_id)
) STRICT;
CREATE INDEX attendance_worker ON attendance (worker_id) WHERE worker_id IS NOT NULL;
CREATE INDEX attendance_deputy ON attendance (deputy_for_id) WHERE deputy_for_id IS NOT NULL;

-- One person at one meeting. It belongs to the person's record; the meeting is an index to it.
CREATE TABLE case_item (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	meeting_id INTEGER NOT NULL REFERENCES meeting (id),
	person_id INTEGER NOT NULL REFERENCES person (id),
	episode_id INTEGER REFERENCES episode (id), -- NULL: in nobody's care yet
	slot INTEGER NOT NULL CHECK (slot BETWEEN 1 AND 999), -- its place in the order
	minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 120), -- the time it was given
	seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds BETWEEN 0 AND 86400), -- the time it took
	status TEXT NOT NULL CHECK (status IN ('proposed', 'on_agenda', 'discussed', 'deferred', 'closed', 'dropped')),
	asked_by_id INTEGER REFERENCES worker (id),
	asked_reason TEXT CHECK (length(asked_reason) BETWEEN 1 AND 2000),
	late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)), -- added after names were no longer taken
	late_reason TEXT CHECK (length(late_reason) BETWEEN 1 AND 400),
	dropped_reason TEXT CHECK (length(dropped_reason) BETWEEN 1 AND 400),
	speaker_id INTEGER REFERENCES worker (id), -- who must speak to it
	wants TEXT CHECK (length(wants) <= 20000), -- what the person wants, in their words
	situation TEXT CHECK (length(situation) <= 20000),
	action_to_date TEXT CHECK (length(action_to_date) <= 20000),
	"update" TEXT CHECK (length("update") <= 20000), -- the notes of the discussion
	next_steps TEXT CHECK (length(next_steps) <= 20000),
	decision TEXT CHECK (decision IS NULL OR decision IN ('plan_agreed', 'accept', 'lead', 'refer', 'review', 'close', 'defer')),
	decision_reason TEXT CHECK (length(decision_reason) BETWEEN 1 AND 2000),
	refer_to TEXT CHECK (length(refer_to) BETWEEN 1 AND 200),
	next_review TEXT CHECK (next_review = date(next_review, '+0 days')),
	decided_at TEXT,
	told_on TEXT CHECK (told_on = date(told_on, '+0 days')),
	told_how TEXT CHECK (told_how IS NULL OR told_how IN ('face_to_face', 'phone', 'letter', 'via_carer')),
	told_whom TEXT CHECK (length(told_whom) BETWEEN 1 AND 200), -- the person unless it says somebody else
	told_not_needed TEXT CHECK (length(told_not_needed) BETWEEN 1 AND 400), -- why nobody has to be told
	carried INTEGER NOT NULL DEFAULT 0 CHECK (carried >= 0), -- how many meetings it was carried over from
	carried_from_id INTEGER REFERENCES case_item (id),
	built INTEGER NOT NULL DEFAULT 0 CHECK (built IN (0, 1)), -- 1: the rules put it there, nobody touched it since
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((decision IS NULL) = (decided_at IS NULL)),
	CHECK ((told_on IS NULL) = (told_how IS NULL)),
	CHECK (status NOT IN ('discussed', 'deferred', 'closed') OR decision IS NOT NULL),
	CHECK ((status = 'dropped') = (dropped_reason IS NOT NULL)),
	UNIQUE (meeting_id, person_id)
) STRICT;
CREATE INDEX case_item_person ON case_item (person_id, id);
CREATE INDEX case_item_episode ON case_item (episode_id) WHERE episode_id IS NOT NULL;
CREATE INDEX case_item_from ON case_item (carried_from_id) WHERE carried_from_id IS NOT NULL;

-- Why somebody is on the agenda: the rule, and what it found, in words.
CREATE TABLE case_reason (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	case_item_id INTEGER NOT NULL REFERENCES case_item (id),
	rule TEXT NOT NULL CHECK (rule IN ('asked', 'carried', 'admitted', 'attended', 'risk_new', 'risk_up', 'no_lead', 'lead_away', 'review_late', 'action_late', 'plan_waiting')),
	words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 400),
	gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)), -- 1: it no longer holds, and is not shown
	UNIQUE (case_item_id, rule)
) STRICT;

-- The rules an agenda is built by. team_id NULL: as they come; a team's own row stands in its place.
CREATE TABLE agenda_rule (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	team_id INTEGER REFERENCES team (id),
	rule TEXT NOT NULL CHECK (rule IN ('asked', 'carried', 'admitted', 'attended', 'risk_new', 'risk_up', 'no_lead', 'lead_away', 'review_late', 'action_late', 'plan_waiting')),
	used INTEGER NOT NULL CHECK (used IN (0, 1)),
	rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 99), -- whose cases come first
	minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 120), -- a case takes the longest of its rules
	most INTEGER CHECK (most BETWEEN 1 AND 99), -- at most so many cases of which it is the first rule; NULL all
	days INTEGER CHECK (days BETWEEN 0 AND 400), -- late or waiting for so many days; NULL: any
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE UNIQUE INDEX agenda_rule_team ON agenda_rule (coalesce(team_id, 0), rule);
INSERT INTO agenda_rule (rule, used, rank, minutes, most, days, created_at, updated_at) VALUES
	('asked', 1, 1, 10, NULL, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('carried', 1, 2, 5, NULL, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('admitted', 1, 3, 8, NULL, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('attended', 1, 4, 5, NULL, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('risk_new', 1, 5, 10, 3, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('risk_up', 1, 6, 8, 3, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('no_lead', 1, 7, 5, 3, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('lead_away', 1, 8, 5, 3, NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('review_late', 1, 9, 5, 5, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('action_late', 1, 10, 3, 5, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('plan_waiting', 1, 11, 5, 3, 14, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');

-- Who has a meeting open on their screen, and at which case: a notice, and where they go on after a
-- crash. A worker's own: no part of the record.
CREATE TABLE meeting_seat (
	meeting_id INTEGER NOT NULL REFERENCES meeting (id),
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	case_item_id INTEGER REFERENCES case_item (id),
	place TEXT CHECK (length(place) <= 40), -- the field being written; NULL none
	seen_at TEXT NOT NULL,
	gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)), -- 1: left in order
	PRIMARY KEY (meeting_id, worker_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE action ADD COLUMN case_item_id INTEGER REFERENCES case_item (id); -- of the meeting that asked for it
ALTER TABLE action ADD COLUMN chased_on TEXT CHECK (chased_on = date(chased_on, '+0 days')); -- last
ALTER TABLE action ADD COLUMN chased INTEGER NOT NULL DEFAULT 0 CHECK (chased >= 0); -- how often
ALTER TABLE action ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0); -- how often
CREATE INDEX action_case ON action (case_item_id) WHERE case_item_id IS NOT NULL;
ALTER TABLE lead ADD COLUMN case_item_id INTEGER REFERENCES case_item (id); -- where it was decided
CREATE INDEX lead_case ON lead (case_item_id) WHERE case_item_id IS NOT NULL;

-- Has the owner of an action left? Asked for every row of the ledger.
CREATE INDEX membership_worker ON membership (worker_id, until);

-- ---- deadlines ----

CREATE TABLE deadline_rule (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	code TEXT NOT NULL UNIQUE CHECK (code IN ('INFORM_LEAD', 'PLAN_DUE', 'PLAN_REVIEW', 'CARE_ACT_FIRST', 'CARE_ACT_ANNUAL', 'DISCHARGE_CONTACT', 'ADMISSION_REVIEW', 'COORD_CONTACT', 'EHCH_PLAN', 'REABLE_91', 'UCR_2H', 'SAR', 'AIS_REVIEW', 'MDT_CUTOFF')),
	anchor TEXT NOT NULL CHECK (length(anchor) BETWEEN 1 AND 200), -- day 0, in words
	earliest INTEGER CHECK (earliest BETWEEN 0 AND 400), -- not before; NULL: from day 0
	amount INTEGER CHECK (amount BETWEEN -31 AND 400), -- NULL: agreed for each person
	unit TEXT NOT NULL CHECK (unit IN ('days', 'working_days', 'months', 'hours', 'month_end')),
	stops TEXT NOT NULL CHECK (length(stops) BETWEEN 1 AND 200), -- what answers it, in words
	source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 200), -- where the rule comes from
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;

INSERT INTO deadline_rule (code, anchor, earliest, amount, unit, stops, source, created_at, updated_at) VALUES
	('INFORM_LEAD', 'Entry on the register, or the lead changes', NULL, 21, 'days', 'The person has been told who leads', 'Contract, E6 and 1.5', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('PLAN_DUE', 'Entry on the register', NULL, 1, 'months', 'A plan is agreed or declined', 'Enhanced service, E10', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('PLAN_REVIEW', 'The plan is agreed, or the last review', NULL, 12, 'months', 'A review is held', 'Enhanced service, E12; shorter by agreement', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('CARE_ACT_FIRST', 'Support or plan starts or changes', 42, 56, 'days', 'The review is held', 'Care and support statutory guidance', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('CARE_ACT_ANNUAL', 'The review after six to eight weeks', NULL, 12, 'months', 'The review is held', 'Care and support statutory guidance', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('DISCHARGE_CONTACT', 'The team hears of the discharge', NULL, 3, 'working_days', 'Contact is made', 'Enhanced service, E15', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('ADMISSION_REVIEW', 'Emergency admission or A&E attendance', NULL, NULL, 'month_end', 'What came of it is recorded', 'Enhanced service, E17', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('COORD_CONTACT', 'The last contact', NULL, NULL, 'days', 'A contact is made', 'Enhanced service, E8; agreed for each person', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('EHCH_PLAN', 'Admission to a care home, or return to it', NULL, 7, 'working_days', 'A plan is agreed', 'Enhanced health in care homes', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('REABLE_91', 'Discharge from hospital to reablement', NULL, 91, 'days', 'Where the person is then is recorded', 'ASCOF 2B, M13', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('UCR_2H', 'The referral is received', NULL, 2, 'hours', 'First contact', 'Urgent community response, M15', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('SAR', 'The request is received', NULL, 1, 'months', 'The answer is sent', 'UK GDPR, article 12', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('AIS_REVIEW', 'The need is recorded', NULL, 12, 'months', 'The need is reviewed', 'Accessible Information Standard, DAPB1605', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
	('MDT_CUTOFF', 'The meeting', NULL, -2, 'days', 'The agenda is closed', 'Practice of meetings: names are accepted until two days before', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z');

-- A clock that does not run for a while. due_on of what it stops stays as it was.
CREATE TABLE clock_stop (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	kind TEXT NOT NULL CHECK (kind IN ('review', 'inform', 'plan', 'contact', 'discharge', 'admission', 'care_home_plan', 'reablement', 'two_hour', 'request')),
	of_id INTEGER NOT NULL, -- the row of what is due: of a review, lead, episode, event, referral or request
	reason TEXT NOT NULL CHECK (reason IN ('in_hospital', 'out_of_area', 'declined', 'not_contactable', 'died', 'moved')),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	until TEXT CHECK (until = date(until, '+0 days') AND until >= "from"), -- the day it runs again; NULL: stopped
	originally_due TEXT NOT NULL CHECK (originally_due = date(originally_due, '+0 days')),
	attempts INTEGER CHECK (attempts BETWEEN 1 AND 99), -- to reach somebody who could not be contacted
	note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK (reason <> 'not_contactable' OR attempts IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX clock_stop_open ON clock_stop (kind, of_id) WHERE until IS NULL;
CREATE INDEX clock_stop_of ON clock_stop (kind, of_id);
CREATE INDEX clock_stop_person ON clock_stop (person_id);

CREATE TABLE referral (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	episode_id INTEGER REFERENCES episode (id),
	case_item_id INTEGER REFERENCES case_item (id), -- the meeting that asked for it
	direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
	service TEXT NOT NULL CHECK (length(service) BETWEEN 1 AND 200),
	urgency TEXT NOT NULL CHECK (urgency IN ('routine', 'urgent', 'two_hour')),
	reason TEXT CHECK (length(reason) BETWEEN 1 AND 2000),
	received_at TEXT NOT NULL, -- UTC: the clock of two hours starts here
	status TEXT NOT NULL CHECK (status IN ('sent', 'accepted', 'declined', 'waiting', 'started', 'ended')),
	declined_reason TEXT CHECK (length(declined_reason) BETWEEN 1 AND 400),
	contact_at TEXT, -- UTC: the first contact stops it
	started_on TEXT CHECK (started_on = date(started_on, '+0 days')),
	ended_on TEXT CHECK (ended_on = date(ended_on, '+0 days')),
	discharged_on TEXT CHECK (discharged_on = date(discharged_on, '+0 days')), -- reablement after hospital: day 0 of the 91
	outcome TEXT CHECK (length(outcome) BETWEEN 1 AND 2000),
	at_91_days TEXT CHECK (at_91_days IS NULL OR at_91_days IN ('home', 'extra_care', 'adult_placement', 'care_home', 'hospital', 'died', 'not_known')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((status = 'declined') = (declined_reason IS NOT NULL))
) STRICT;
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX referral_two_hour ON referral (received_at) WHERE urgency = 'two_hour' AND contact_at IS NULL;
CREATE INDEX referral_reablement ON referral (discharged_on) WHERE discharged_on IS NOT NULL AND at_91_days IS NULL;
CREATE INDEX referral_case ON referral (case_item_id) WHERE case_item_id IS NOT NULL;

-- Somebody asks for what is held about them.
CREATE TABLE access_request (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	received_on TEXT NOT NULL CHECK (received_on = date(received_on, '+0 days')),
	asked_by TEXT CHECK (length(asked_by) BETWEEN 1 AND 200), -- NULL: the person
	sent_on TEXT CHECK (sent_on = date(sent_on, '+0 days') AND sent_on >= received_on),
	refused_reason TEXT CHECK (length(refused_reason) BETWEEN 1 AND 2000),
	note TEXT CHECK (length(note) BETWEEN 1 AND 2000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE INDEX access_request_person ON access_request (person_id);
CREATE INDEX access_request_open ON access_request (received_on) WHERE sent_on IS NULL AND refused_reason IS NULL;

-- A row that can be put back needs a key of its own.
ALTER TABLE holiday RENAME TO holiday_before;
CREATE TABLE holiday (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	"on" TEXT NOT NULL UNIQUE CHECK ("on" = date("on", '+0 days')),
	version INTEGER NOT NULL DEFAULT 1,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)) -- 1: worked after all
) STRICT;
INSERT INTO holiday ("on", name) SELECT "on", name FROM holiday_before ORDER BY "on";
DROP TABLE holiday_before;
