CREATE INDEX absence_worker ON absence (worker_id, until);
CREATE INDEX access_request_open ON access_request (received_on) WHERE sent_on IS NULL AND refused_reason IS NULL;
CREATE INDEX access_request_person ON access_request (person_id);
CREATE INDEX action_case ON action (case_item_id) WHERE case_item_id IS NOT NULL;
CREATE INDEX action_owner ON action (owner_id, due) WHERE status = 'open';
CREATE INDEX action_person ON action (person_id, status);
CREATE UNIQUE INDEX agenda_rule_team ON agenda_rule (coalesce(team_id, 0), rule);
CREATE INDEX agreement_plan ON agreement (plan_id);
CREATE INDEX alert_person ON alert (person_id);
CREATE INDEX attendance_deputy ON attendance (deputy_for_id) WHERE deputy_for_id IS NOT NULL;
CREATE INDEX attendance_worker ON attendance (worker_id) WHERE worker_id IS NOT NULL;
CREATE INDEX audit_person ON audit (person_id, seq) WHERE person_id IS NOT NULL;
CREATE INDEX audit_worker ON audit (worker_id, seq);
CREATE INDEX carer_person ON carer (person_id);
CREATE INDEX case_item_episode ON case_item (episode_id) WHERE episode_id IS NOT NULL;
CREATE INDEX case_item_from ON case_item (carried_from_id) WHERE carried_from_id IS NOT NULL;
CREATE INDEX case_item_person ON case_item (person_id, id);
CREATE INDEX change_audit ON change (audit_from);
CREATE INDEX change_newest ON change (worker_id, id);
CREATE INDEX clock_stop_of ON clock_stop (kind, of_id);
CREATE UNIQUE INDEX clock_stop_open ON clock_stop (kind, of_id) WHERE until IS NULL;
CREATE INDEX clock_stop_person ON clock_stop (person_id);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX contingency_plan ON contingency (plan_id);
CREATE INDEX contribution_plan ON contribution (plan_id);
CREATE INDEX copy_out ON copy (person_id, printed_at) WHERE ended_on IS NULL;
CREATE INDEX copy_person ON copy (person_id, number);
CREATE INDEX copy_plan ON copy (plan_id);
CREATE UNIQUE INDEX draft_place ON draft (worker_id, ifnull(person_id, 0), place) WHERE thrown_away_at IS NULL;
CREATE UNIQUE INDEX episode_open ON episode (person_id, team_id) WHERE status <> 'ended';
CREATE INDEX episode_person ON episode (person_id);
CREATE INDEX episode_team ON episode (team_id, status);
CREATE INDEX event_admission ON event ("on", person_id) WHERE kind = 'emergency_admission';
CREATE INDEX event_attendance ON event ("on", person_id) WHERE kind = 'ae_attendance';
CREATE INDEX event_person ON event (person_id, "on");
CREATE INDEX factor_person ON factor (person_id, code, "on");
CREATE INDEX factor_run ON factor (import_run_id) WHERE import_run_id IS NOT NULL;
CREATE INDEX goal_need ON goal (need_id);
CREATE INDEX identifier_person ON identifier (person_id);
CREATE INDEX identifier_value ON identifier (value, scheme);
CREATE INDEX judgement_person ON judgement (person_id);
CREATE INDEX lead_case ON lead (case_item_id) WHERE case_item_id IS NOT NULL;
CREATE UNIQUE INDEX lead_current ON lead (episode_id, kind) WHERE status = 'current';
CREATE INDEX lead_episode ON lead (episode_id);
CREATE INDEX lead_worker ON lead (worker_id, status, kind);
CREATE INDEX letter_contact ON letter (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX letter_lead ON letter (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX letter_person ON letter (person_id);
CREATE INDEX letter_printed ON letter (printed_at);
CREATE INDEX letter_review ON letter (review_id) WHERE review_id IS NOT NULL;
CREATE UNIQUE INDEX letter_template_team ON letter_template (coalesce(team_id, 0), kind);
CREATE INDEX letter_waiting ON letter (printed_at) WHERE status = 'printed';
CREATE UNIQUE INDEX measure_target_team ON measure_target (coalesce(team_id, 0), measure, label);
CREATE UNIQUE INDEX meeting_open ON meeting (team_id) WHERE status = 'open';
CREATE INDEX meeting_team ON meeting (team_id, "on");
CREATE UNIQUE INDEX membership_current ON membership (worker_id, team_id, role) WHERE until IS NULL;
CREATE INDEX membership_worker ON membership (worker_id, until);
CREATE INDEX need_plan ON need (plan_id);
CREATE INDEX note_amends ON note (amends) WHERE amends IS NOT NULL;
CREATE INDEX note_person ON note (person_id, id);
CREATE INDEX outlook_person ON outlook (person_id);
CREATE INDEX person_born ON person (born) WHERE born IS NOT NULL;
CREATE INDEX person_fold ON person (fold);
CREATE INDEX person_link_kept ON person_link (kept_id) WHERE kind = 'same' AND until IS NULL;
CREATE UNIQUE INDEX person_link_merged ON person_link (merged_id) WHERE kind = 'same' AND until IS NULL;
CREATE INDEX person_link_not_same ON person_link (kept_id, merged_id) WHERE kind = 'not_same' AND until IS NULL;
CREATE INDEX person_link_other ON person_link (merged_id);
CREATE INDEX person_link_pair ON person_link (kept_id, merged_id);
CREATE UNIQUE INDEX person_nhs_number ON person (nhs_number) WHERE nhs_number IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX person_postcode ON person (postcode) WHERE postcode IS NOT NULL;
CREATE UNIQUE INDEX person_uid ON person (uid);
CREATE INDEX plan_action_goal ON plan_action (goal_id);
CREATE UNIQUE INDEX plan_open ON plan (episode_id) WHERE status IN ('draft', 'under_review');
CREATE INDEX practice_team ON practice (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX printed_list_by ON printed_list (printed_by);
CREATE INDEX printed_list_of ON printed_list (team_id, kind, worker_id);
CREATE INDEX referral_case ON referral (case_item_id) WHERE case_item_id IS NOT NULL;
CREATE INDEX referral_person ON referral (person_id);
CREATE INDEX referral_reablement ON referral (discharged_on) WHERE discharged_on IS NOT NULL AND at_91_days IS NULL;
CREATE INDEX referral_two_hour ON referral (received_at) WHERE urgency = 'two_hour' AND contact_at IS NULL;
CREATE INDEX review_due ON review (due_on) WHERE status IN ('due', 'booked', 'missed');
CREATE INDEX review_episode ON review (episode_id, status);
CREATE UNIQUE INDEX review_open ON review (episode_id, kind) WHERE status IN ('due', 'booked', 'missed');
CREATE INDEX review_previous ON review (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX review_with ON review (booked_with) WHERE status IN ('due', 'booked', 'missed');
CREATE INDEX revision_run ON revision (import_run_id) WHERE import_run_id IS NOT NULL;
CREATE INDEX revision_save ON revision (save_id) WHERE import_run_id IS NULL;
CREATE INDEX revision_when ON revision (record, replaced_at);
CREATE INDEX risk_current_due ON risk_current (team_id, due_on, band_rank DESC, score_key DESC, person_id);
CREATE INDEX risk_current_lead ON risk_current (lead_id, due_on) WHERE lead_id IS NOT NULL;
CREATE INDEX risk_current_name ON risk_current (team_id, fold, person_id);
CREATE INDEX risk_current_practice ON risk_current (practice_id);
CREATE INDEX risk_current_register ON risk_current (team_id, due_on, band_rank DESC, score_key DESC, person_id) WHERE on_list > 0;
CREATE INDEX risk_current_risk ON risk_current (team_id, band_rank DESC, score_key DESC, person_id);
CREATE INDEX risk_list_run ON risk_list (run_id);
CREATE INDEX risk_score_person ON risk_score (person_id, scored_on);
CREATE INDEX risk_score_run ON risk_score (import_run_id) WHERE import_run_id IS NOT NULL;
CREATE INDEX stage_goal_action ON stage_goal (plan_action_id);
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
CREATE TABLE action (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	episode_id INTEGER REFERENCES episode (id),
	what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 2000),
	owner_id INTEGER NOT NULL REFERENCES worker (id),
	due TEXT CHECK (due = date(due, '+0 days')),
	source TEXT CHECK (source IS NULL OR source IN ('meeting', 'plan', 'review', 'event')),
	status TEXT NOT NULL CHECK (status IN ('open', 'done', 'refused', 'not_needed')),
	carried INTEGER NOT NULL DEFAULT 0 CHECK (carried >= 0),
	outcome TEXT CHECK (length(outcome) <= 2000),
	closed_on TEXT CHECK (closed_on = date(closed_on, '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER, case_item_id INTEGER REFERENCES case_item (id), chased_on TEXT CHECK (chased_on = date(chased_on, '+0 days')), chased INTEGER NOT NULL DEFAULT 0 CHECK (chased >= 0), reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0),
	CHECK ((status = 'open') = (closed_on IS NULL))
) STRICT;
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
CREATE TABLE agreement (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	plan_id INTEGER NOT NULL REFERENCES plan (id),
	party TEXT NOT NULL CHECK (party IN ('person', 'representative', 'health', 'social_care', 'carer')),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	role TEXT CHECK (length(role) <= 100),
	agreed_on TEXT NOT NULL CHECK (agreed_on = date(agreed_on, '+0 days')),
	on_paper INTEGER NOT NULL DEFAULT 0 CHECK (on_paper IN (0, 1)),
	created_at TEXT NOT NULL, created_by INTEGER
) STRICT;
CREATE TABLE alert (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	kind TEXT NOT NULL CHECK (kind IN ('do_not_visit_alone', 'safeguarding', 'sensory', 'interpreter', 'allergy', 'address_confidential', 'other')),
	text TEXT CHECK (length(text) <= 400),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	review_on TEXT CHECK (review_on = date(review_on, '+0 days')),
	ended TEXT CHECK (ended = date(ended, '+0 days')),
	end_reason TEXT CHECK (length(end_reason) <= 400),
	told TEXT NOT NULL DEFAULT '9' CHECK (told IN ('Y', 'N', 'Z', '9')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK (ended IS NULL OR end_reason IS NOT NULL)
) STRICT;
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
CREATE TABLE audit (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	at TEXT NOT NULL,
	worker_id INTEGER,
	login TEXT NOT NULL,
	session TEXT NOT NULL,
	command TEXT NOT NULL,
	touches TEXT NOT NULL CHECK (touches IN ('none', 'view', 'change', 'disclose')),
	result TEXT NOT NULL CHECK (result IN ('done', 'refused')),
	person_id INTEGER,
	object TEXT,
	detail TEXT,
	prev TEXT NOT NULL CHECK (length(prev) = 64),
	hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
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
CREATE TABLE case_reason (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	case_item_id INTEGER NOT NULL REFERENCES case_item (id),
	rule TEXT NOT NULL CHECK (rule IN ('asked', 'carried', 'admitted', 'attended', 'risk_new', 'risk_up', 'no_lead', 'lead_away', 'review_late', 'action_late', 'plan_waiting')),
	words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 400),
	gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)), -- 1: it no longer holds, and is not shown
	UNIQUE (case_item_id, rule)
) STRICT;
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
CREATE TABLE contact (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	relationship TEXT CHECK (length(relationship) <= 100),
	role TEXT NOT NULL CHECK (role IN ('carer', 'next_of_kin', 'emergency', 'attorney', 'professional', 'other')),
	phone TEXT CHECK (length(phone) <= 60),
	address TEXT CHECK (length(address) <= 600),
	note TEXT CHECK (length(note) <= 1000),
	ring_order INTEGER CHECK (ring_order BETWEEN 1 AND 99),
	do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
	comm_need TEXT CHECK (comm_need IS NULL OR comm_need IN ('none', 'large_print', 'easy_read', 'braille', 'audio', 'bsl')),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	ended TEXT CHECK (ended = date(ended, '+0 days')),
	end_reason TEXT CHECK (length(end_reason) <= 400),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE contingency (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	plan_id INTEGER NOT NULL REFERENCES plan (id),
	name TEXT CHECK (length(name) <= 200),
	triggers TEXT NOT NULL CHECK (length(triggers) BETWEEN 1 AND 20000),
	what_to_do TEXT NOT NULL CHECK (length(what_to_do) BETWEEN 1 AND 20000),
	ring TEXT CHECK (length(ring) <= 4000),
	medicines TEXT CHECK (length(medicines) <= 4000),
	agreed_with TEXT CHECK (length(agreed_with) <= 200),
	review_on TEXT CHECK (review_on = date(review_on, '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE contribution (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	plan_id INTEGER NOT NULL REFERENCES plan (id),
	section TEXT NOT NULL CHECK (length(section) <= 40),
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	at TEXT NOT NULL
) STRICT;
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
CREATE TABLE draft (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	person_id INTEGER REFERENCES person (id),
	place TEXT NOT NULL CHECK (length(place) <= 100),
	text TEXT NOT NULL,
	base_version INTEGER NOT NULL DEFAULT 0,
	kept_at TEXT NOT NULL,
	thrown_away_at TEXT -- kept 30 days all the same
) STRICT;
CREATE TABLE editing (
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	person_id INTEGER NOT NULL REFERENCES person (id),
	place TEXT NOT NULL CHECK (length(place) <= 100),
	since TEXT NOT NULL,
	seen_at TEXT NOT NULL,
	PRIMARY KEY (person_id, place, worker_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE episode (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	team_id INTEGER NOT NULL REFERENCES team (id),
	status TEXT NOT NULL CHECK (status IN ('candidate', 'on_register', 'declined_plan', 'ended')),
	opened_on TEXT NOT NULL CHECK (opened_on = date(opened_on, '+0 days')),
	found_how TEXT NOT NULL CHECK (found_how IN ('risk_list', 'referral', 'mdt', 'gp', 'self')),
	band_then TEXT CHECK (band_then IS NULL OR band_then IN ('very_high', 'high', 'rising', 'lower', 'unbanded', 'no_data')),
	reason TEXT CHECK (length(reason) <= 2000),
	ended_on TEXT CHECK (ended_on = date(ended_on, '+0 days') AND ended_on >= opened_on),
	end_reason TEXT CHECK (end_reason IS NULL OR end_reason IN ('died', 'moved', 'care_home', 'needs_met', 'persons_choice', 'lower_risk', 'duplicate')),
	end_note TEXT CHECK (length(end_note) <= 2000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((status = 'ended') = (ended_on IS NOT NULL)),
	CHECK ((ended_on IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE TABLE event (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	person_id INTEGER NOT NULL REFERENCES person (id),
	kind TEXT NOT NULL CHECK (kind IN ('emergency_admission', 'ae_attendance', 'ambulance', 'nhs_111', 'fall', 'bereavement', 'discharge', 'care_home_admission', 'contact')),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')),
	until TEXT CHECK (until = date(until, '+0 days') AND until >= "on"),
	place TEXT CHECK (length(place) <= 200),
	notified_on TEXT CHECK (notified_on = date(notified_on, '+0 days')),
	source TEXT CHECK (length(source) <= 100),
	text TEXT CHECK (length(text) <= 20000),
	avoidable TEXT CHECK (avoidable IS NULL OR avoidable IN ('Y', 'N', 'Z', '9')),
	change TEXT CHECK (length(change) <= 2000),
	created_at TEXT NOT NULL, created_by INTEGER REFERENCES worker (id), updated_at TEXT NOT NULL, updated_by INTEGER
, ready_on TEXT CHECK (ready_on = date(ready_on, '+0 days')), delay_due TEXT CHECK (delay_due IS NULL OR delay_due IN ('health', 'social_care', 'both')), permanent TEXT CHECK (permanent IS NULL OR permanent IN ('Y', 'N', 'Z', '9'))) STRICT;
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
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER, withdrawn_reason TEXT
	CHECK (withdrawn_reason IS NULL OR (withdrawn_at IS NOT NULL AND length(withdrawn_reason) BETWEEN 1 AND 400)),
	CHECK ((value IS NULL) = (value_scale IS NULL)),
	CHECK (answer = 'Y' OR (value IS NULL AND choice IS NULL))
) STRICT;
CREATE TABLE goal (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	need_id INTEGER NOT NULL REFERENCES need (id),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
	importance INTEGER CHECK (importance BETWEEN 1 AND 10),
	rank INTEGER NOT NULL DEFAULT 1 CHECK (rank BETWEEN 1 AND 999),
	status TEXT NOT NULL CHECK (status IN ('proposed', 'agreed', 'in_progress', 'on_hold', 'achieved', 'partly_achieved', 'not_achieved', 'no_longer_wanted')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE holiday (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	"on" TEXT NOT NULL UNIQUE CHECK ("on" = date("on", '+0 days')),
	version INTEGER NOT NULL DEFAULT 1,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)) -- 1: worked after all
) STRICT;
CREATE TABLE identifier (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	person_id INTEGER NOT NULL REFERENCES person (id),
	scheme TEXT NOT NULL CHECK (length(scheme) BETWEEN 1 AND 40),
	value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 60),
	"from" TEXT CHECK ("from" = date("from", '+0 days')),
	until TEXT CHECK (until = date(until, '+0 days')),
	import_run_id INTEGER REFERENCES import_run (id)
) STRICT;
CREATE TABLE import_run (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	team_id INTEGER NOT NULL REFERENCES team (id),
	file_name TEXT NOT NULL CHECK (length(file_name) <= 255),
	file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
	shape TEXT NOT NULL CHECK (length(shape) <= 40),
	run_date TEXT NOT NULL CHECK (run_date = date(run_date, '+0 days')),
	instrument TEXT NOT NULL CHECK (length(instrument) <= 60),
	lawful_basis TEXT NOT NULL CHECK (length(lawful_basis) BETWEEN 1 AND 400),
	practice TEXT,
	rows INTEGER NOT NULL, people INTEGER NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
	moved_band INTEGER NOT NULL, unchanged INTEGER NOT NULL, refused INTEGER NOT NULL,
	repaired INTEGER NOT NULL, missing_from_list INTEGER NOT NULL,
	imported_at TEXT NOT NULL, imported_by INTEGER NOT NULL REFERENCES worker (id),
	undone_at TEXT, undone_by INTEGER REFERENCES worker (id)
) STRICT;
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
CREATE TABLE lead (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	episode_id INTEGER NOT NULL REFERENCES episode (id),
	kind TEXT NOT NULL CHECK (kind IN ('lead', 'coordinator', 'accountable_gp')),
	worker_id INTEGER REFERENCES worker (id),
	gp_name TEXT CHECK (length(gp_name) <= 100),
	status TEXT NOT NULL CHECK (status IN ('proposed', 'current', 'declined', 'ended')),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	until TEXT CHECK (until = date(until, '+0 days') AND until >= "from"),
	reason TEXT CHECK (length(reason) <= 2000),
	informed_on TEXT CHECK (informed_on = date(informed_on, '+0 days')),
	informed_how TEXT CHECK (informed_how IS NULL OR informed_how IN ('face_to_face', 'phone', 'letter', 'via_carer')),
	inform_due TEXT CHECK (inform_due = date(inform_due, '+0 days')),
	contact_days INTEGER CHECK (contact_days BETWEEN 1 AND 365),
	last_contact TEXT CHECK (last_contact = date(last_contact, '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER, case_item_id INTEGER REFERENCES case_item (id),
	CHECK (worker_id IS NOT NULL OR kind = 'accountable_gp'),
	CHECK (worker_id IS NOT NULL OR gp_name IS NOT NULL),
	CHECK ((informed_on IS NULL) = (informed_how IS NULL))
) STRICT;
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
CREATE TABLE letter_template (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	version INTEGER NOT NULL DEFAULT 1,
	team_id INTEGER REFERENCES team (id),
	kind TEXT NOT NULL CHECK (kind IN ('lead', 'lead_changed', 'review')),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000), -- fields as [lead name]
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE list_size (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	practice_id INTEGER NOT NULL REFERENCES practice (id),
	quarter_start TEXT NOT NULL CHECK (quarter_start = date(quarter_start, '+0 days')),
	adults INTEGER NOT NULL CHECK (adults BETWEEN 0 AND 1000000),
	all_ages INTEGER CHECK (all_ages >= adults),
	UNIQUE (practice_id, quarter_start)
) STRICT;
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
CREATE TABLE meeting_seat (
	meeting_id INTEGER NOT NULL REFERENCES meeting (id),
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	case_item_id INTEGER REFERENCES case_item (id),
	place TEXT CHECK (length(place) <= 40), -- the field being written; NULL none
	seen_at TEXT NOT NULL,
	gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)), -- 1: left in order
	PRIMARY KEY (meeting_id, worker_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE membership (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	team_id INTEGER NOT NULL REFERENCES team (id),
	role TEXT NOT NULL CHECK (role IN ('coordinator', 'clinician', 'social_worker', 'team_lead', 'privacy', 'reader')),
	"from" TEXT NOT NULL CHECK ("from" = date("from", '+0 days')),
	until TEXT CHECK (until = date(until, '+0 days') AND until >= "from")
) STRICT;
CREATE TABLE migration_log (
	number INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	program TEXT NOT NULL,
	at TEXT NOT NULL
) STRICT;
CREATE TABLE need (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	plan_id INTEGER NOT NULL REFERENCES plan (id),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
	domain TEXT NOT NULL CHECK (domain IN ('personal_care', 'nutrition', 'home', 'social', 'learning', 'safe', 'toilet', 'clothed', 'family', 'community', 'caring', 'mobility', 'medication', 'continence', 'skin', 'breathing', 'pain', 'mood', 'memory', 'end_of_life', 'other')),
	eligible TEXT CHECK (eligible IS NULL OR eligible IN ('yes', 'no', 'part')),
	status TEXT NOT NULL CHECK (status IN ('open', 'met', 'ended')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE note (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	person_id INTEGER NOT NULL REFERENCES person (id),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200000),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days')),
	amends TEXT REFERENCES note (uid),
	created_at TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES worker (id)
) STRICT;
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
CREATE TABLE person (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	nhs_number TEXT CHECK (length(nhs_number) = 10 AND nhs_number NOT GLOB '*[^0-9]*'),
	nhs_status TEXT NOT NULL DEFAULT '02' CHECK (instr('|01|02|03|04|05|06|07|08|', '|' || nhs_status || '|') > 0),
	family TEXT CHECK (length(family) BETWEEN 1 AND 100),
	given TEXT CHECK (length(given) BETWEEN 1 AND 100),
	preferred TEXT CHECK (length(preferred) <= 100),
	title TEXT CHECK (length(title) <= 35),
	aliases TEXT CHECK (length(aliases) <= 300),
	born TEXT CHECK (born = date(born, '+0 days') AND born >= '1880-01-01'),
	age_given INTEGER CHECK (age_given BETWEEN 0 AND 130),
	died TEXT CHECK (died = date(died, '+0 days')),
	gender TEXT CHECK (instr('|1|2|9|X|', '|' || gender || '|') > 0),
	ethnic TEXT CHECK (ethnic IS NULL OR ethnic IN ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'Z', '99')),
	language TEXT CHECK (length(language) <= 60),
	interpreter TEXT CHECK (length(interpreter) <= 60),
	address TEXT CHECK (length(address) <= 600),
	postcode TEXT CHECK (length(postcode) <= 10),
	phone TEXT CHECK (length(phone) <= 60),
	mobile TEXT CHECK (length(mobile) <= 60),
	email TEXT CHECK (length(email) <= 200),
	contact_method TEXT CHECK (contact_method IS NULL OR contact_method IN ('letter', 'phone', 'text', 'email', 'via_carer')),
	comm_need TEXT CHECK (comm_need IS NULL OR comm_need IN ('none', 'large_print', 'easy_read', 'braille', 'audio', 'bsl')),
	sharing TEXT CHECK (sharing IS NULL OR sharing IN ('not_asked', 'no_objection', 'agreed', 'objects', 'withdrawn', 'best_interests')),
	living TEXT CHECK (living IS NULL OR living IN ('alone', 'partner', 'family', 'others', 'live_in_carer', 'supported', 'residential', 'nursing', 'no_abode', 'not_known')),
	accommodation TEXT CHECK (length(accommodation) <= 100),
	key_safe TEXT CHECK (length(key_safe) <= 100),
	practice_id INTEGER REFERENCES practice (id),
	usual_gp TEXT CHECK (length(usual_gp) <= 100),
	team_id INTEGER REFERENCES team (id), -- the team that knows the person, by practice or by a list
	restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
	fold TEXT NOT NULL,
	import_run_id INTEGER REFERENCES import_run (id),
	withdrawn_at TEXT, -- by undoing the import that made the person
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER, no_contact TEXT CHECK (length(no_contact) BETWEEN 1 AND 400),
	CHECK (family IS NOT NULL OR nhs_number IS NOT NULL),
	CHECK (died IS NULL OR born IS NULL OR died >= born)
) STRICT;
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
CREATE TABLE plan (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	episode_id INTEGER NOT NULL REFERENCES episode (id),
	number INTEGER NOT NULL CHECK (number > 0),
	status TEXT NOT NULL CHECK (status IN ('draft', 'agreed', 'under_review', 'superseded', 'declined', 'archived')),
	begun_on TEXT NOT NULL CHECK (begun_on = date(begun_on, '+0 days')),
	agreed_on TEXT CHECK (agreed_on = date(agreed_on, '+0 days')),
	next_review TEXT CHECK (next_review = date(next_review, '+0 days')),
	review_by TEXT CHECK (length(review_by) <= 100),
	declined_reason TEXT CHECK (length(declined_reason) <= 2000),
	identity TEXT CHECK (length(identity) <= 4000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK (status <> 'agreed' OR agreed_on IS NOT NULL),
	CHECK (status <> 'declined' OR declined_reason IS NOT NULL),
	UNIQUE (episode_id, number)
) STRICT;
CREATE TABLE plan_action (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	goal_id INTEGER NOT NULL REFERENCES goal (id),
	what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 20000),
	who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 200),
	worker_id INTEGER REFERENCES worker (id),
	due TEXT CHECK (due = date(due, '+0 days')),
	when_words TEXT CHECK (length(when_words) <= 200),
	strategies TEXT CHECK (length(strategies) <= 20000),
	confidence INTEGER CHECK (confidence BETWEEN 1 AND 10),
	status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'done', 'refused', 'not_done', 'cancelled')),
	review_on TEXT CHECK (review_on = date(review_on, '+0 days')),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE plan_section (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	plan_id INTEGER NOT NULL REFERENCES plan (id),
	version INTEGER NOT NULL DEFAULT 1,
	section TEXT NOT NULL CHECK (section IN ('summary', 'what_matters', 'people', 'communication', 'wellness', 'please_do', 'support', 'also_know', 'strengths', 'formulation', 'risks', 'capacity', 'funding', 'documents')),
	text TEXT NOT NULL CHECK (length(text) <= 200000),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	UNIQUE (plan_id, section)
) STRICT;
CREATE TABLE practice (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 9 AND code NOT GLOB '*[^A-Z0-9]*'),
	name TEXT CHECK (length(name) <= 200),
	address TEXT CHECK (length(address) <= 600),
	postcode TEXT CHECK (length(postcode) <= 10),
	phone TEXT CHECK (length(phone) <= 40),
	status TEXT NOT NULL CHECK (status IN ('active', 'closed', 'dormant', 'proposed', 'unconfirmed')),
	opened TEXT CHECK (opened = date(opened, '+0 days')),
	closed TEXT CHECK (closed = date(closed, '+0 days')),
	successor TEXT CHECK (length(successor) <= 9),
	team_id INTEGER REFERENCES team (id),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
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
CREATE TABLE review (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	episode_id INTEGER NOT NULL REFERENCES episode (id),
	kind TEXT NOT NULL CHECK (kind IN ('plan', 'care_act_first', 'annual', 'after_discharge', 'communication_needs', 'alert')),
	due_on TEXT NOT NULL CHECK (due_on = date(due_on, '+0 days')),
	originally_due TEXT NOT NULL CHECK (originally_due = date(originally_due, '+0 days')),
	booked_on TEXT CHECK (booked_on = date(booked_on, '+0 days')),
	booked_with INTEGER REFERENCES worker (id),
	status TEXT NOT NULL CHECK (status IN ('due', 'booked', 'held', 'missed', 'cancelled')),
	held_on TEXT CHECK (held_on = date(held_on, '+0 days')),
	held_by INTEGER REFERENCES worker (id),
	outcome TEXT CHECK (outcome IS NULL OR outcome IN ('continue', 'change', 'step_down', 'discharge', 'escalate')),
	note TEXT CHECK (length(note) <= 20000),
	next_due TEXT CHECK (next_due = date(next_due, '+0 days')),
	cancel_reason TEXT CHECK (length(cancel_reason) <= 2000),
	previous_id INTEGER REFERENCES review (id),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
	CHECK ((status = 'held') = (held_on IS NOT NULL)),
	CHECK (status <> 'cancelled' OR cancel_reason IS NOT NULL)
) STRICT;
CREATE TABLE revision (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	record TEXT NOT NULL,
	record_id INTEGER NOT NULL,
	version INTEGER NOT NULL,
	state TEXT NOT NULL,
	replaced_at TEXT NOT NULL,
	replaced_by INTEGER,
	save_id TEXT NOT NULL,
	import_run_id INTEGER,
	UNIQUE (record, record_id, version)
) STRICT;
CREATE TABLE risk_again (
	run_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	score_id INTEGER NOT NULL,
	PRIMARY KEY (run_id, person_id, score_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE risk_current (
	person_id INTEGER PRIMARY KEY REFERENCES person (id),
	team_id INTEGER NOT NULL,
	practice_id INTEGER,
	band_rank INTEGER NOT NULL, -- very high 5, high 4, rising 3, lower 2, unbanded 1, no data 0
	score_key INTEGER NOT NULL, -- the value in millionths
	score_id INTEGER,
	episode_id INTEGER,
	on_list INTEGER NOT NULL, -- 0 no episode, 1 candidate, 2 on the register
	lead_id INTEGER, -- the worker
	due_on TEXT NOT NULL, -- of the earliest open review; 9999-12-31 where there is none
	plan_id INTEGER, -- the newest that counts
	planned INTEGER NOT NULL, -- 1: a plan agreed or declined or in hand
	fold TEXT NOT NULL
, sorts_until TEXT) STRICT;
CREATE TABLE risk_list (
	practice_id INTEGER NOT NULL REFERENCES practice (id),
	instrument TEXT NOT NULL,
	run_id INTEGER NOT NULL REFERENCES import_run (id),
	PRIMARY KEY (practice_id, instrument, run_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE risk_place (
	person_id INTEGER PRIMARY KEY,
	practice_id INTEGER NOT NULL,
	score_key INTEGER NOT NULL,
	score_id INTEGER NOT NULL
) STRICT;
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
CREATE TABLE risk_score (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	person_id INTEGER NOT NULL REFERENCES person (id),
	instrument TEXT NOT NULL CHECK (length(instrument) BETWEEN 1 AND 60),
	instrument_version TEXT CHECK (length(instrument_version) <= 40),
	value INTEGER NOT NULL,
	value_scale INTEGER NOT NULL CHECK (value_scale BETWEEN 0 AND 6),
	scale TEXT CHECK (length(scale) <= 60),
	band TEXT NOT NULL CHECK (instr('|very_high|high|rising|lower|unbanded|no_data|', '|' || band || '|') > 0),
	own_band TEXT CHECK (length(own_band) <= 60),
	scored_on TEXT NOT NULL CHECK (scored_on = date(scored_on, '+0 days')),
	valid_until TEXT CHECK (valid_until = date(valid_until, '+0 days')),
	origin TEXT NOT NULL CHECK (instr('|imported|computed|clinician|', '|' || origin || '|') > 0),
	source_tool TEXT CHECK (length(source_tool) <= 100),
	import_run_id INTEGER REFERENCES import_run (id),
	percentile INTEGER CHECK (percentile BETWEEN 0 AND 1000),
	percentile_of INTEGER CHECK (percentile_of > 0),
	withdrawn_at TEXT,
	created_at TEXT NOT NULL, created_by INTEGER, value_min INTEGER, value_max INTEGER, inputs_n INTEGER CHECK (inputs_n >= 0), missing_n INTEGER CHECK (missing_n BETWEEN 0 AND inputs_n), definition_hash TEXT CHECK (length(definition_hash) = 64), sorts_until TEXT, inputs_changed INTEGER NOT NULL DEFAULT 0 CHECK (inputs_changed IN (0, 1)),
	CHECK (percentile IS NULL OR percentile_of IS NOT NULL),
	CHECK (origin <> 'imported' OR import_run_id IS NOT NULL)
) STRICT;
CREATE TABLE risk_step (
	practice_id INTEGER NOT NULL,
	score_key INTEGER NOT NULL, -- the value in millionths
	rank INTEGER NOT NULL CHECK (rank > 0),
	tied INTEGER NOT NULL CHECK (tied > 0),
	stratum INTEGER NOT NULL CHECK (stratum BETWEEN 1 AND 4), -- 4 the top 0.5%, 3 to 5%, 2 to 20%, 1 the rest
	PRIMARY KEY (practice_id, score_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE risk_swept (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	"on" TEXT NOT NULL CHECK ("on" = date("on", '+0 days'))
) STRICT;
CREATE TABLE save_id (
	uid TEXT PRIMARY KEY,
	at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE spell_word (
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	word TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 60),
	PRIMARY KEY (word, worker_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE stage_goal (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	plan_action_id INTEGER NOT NULL REFERENCES plan_action (id),
	text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
	outcome TEXT CHECK (length(outcome) <= 2000),
	status TEXT NOT NULL CHECK (status IN ('proposed', 'agreed', 'in_progress', 'on_hold', 'achieved', 'partly_achieved', 'not_achieved', 'no_longer_wanted'))
) STRICT;
CREATE TABLE team (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	area TEXT CHECK (length(area) <= 200),
	person_word TEXT NOT NULL DEFAULT 'person' CHECK (person_word IN ('person', 'patient', 'service user', 'resident')),
	population INTEGER NOT NULL DEFAULT 0 CHECK (population >= 0),
	soon_days INTEGER NOT NULL DEFAULT 7 CHECK (soon_days BETWEEN 0 AND 90),
	review_months_very_high INTEGER NOT NULL DEFAULT 1 CHECK (review_months_very_high BETWEEN 1 AND 12),
	review_months_high INTEGER NOT NULL DEFAULT 3 CHECK (review_months_high BETWEEN 1 AND 12),
	review_months_rising INTEGER NOT NULL DEFAULT 6 CHECK (review_months_rising BETWEEN 1 AND 12),
	review_months_lower INTEGER NOT NULL DEFAULT 12 CHECK (review_months_lower BETWEEN 1 AND 12),
	lawful_basis TEXT CHECK (length(lawful_basis) <= 400),
	instrument TEXT CHECK (length(instrument) <= 60),
	acting_allowed INTEGER NOT NULL DEFAULT 0 CHECK (acting_allowed IN (0, 1)),
	live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1)),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
, frequent INTEGER NOT NULL DEFAULT 5 CHECK (frequent BETWEEN 1 AND 100), phone TEXT CHECK (length(phone) BETWEEN 1 AND 100), over_65 INTEGER CHECK (over_65 >= 0), residents_18 INTEGER CHECK (residents_18 >= 0)) STRICT;
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
CREATE TABLE worker (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	version INTEGER NOT NULL DEFAULT 1,
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	profession TEXT NOT NULL CHECK (profession IN ('gp', 'advanced_practitioner', 'community_matron', 'district_nurse', 'community_nurse', 'practice_nurse', 'social_worker', 'social_care_assessor', 'occupational_therapist', 'physiotherapist', 'pharmacist', 'psychiatric_nurse', 'care_coordinator', 'link_worker', 'area_coordinator', 'geriatrician', 'palliative_nurse', 'reablement_worker', 'voluntary_sector', 'care_home_manager', 'other')),
	organisation TEXT CHECK (length(organisation) <= 200),
	registration TEXT CHECK (length(registration) <= 60),
	phone TEXT CHECK (length(phone) <= 40),
	email TEXT CHECK (length(email) <= 200),
	wte_percent INTEGER NOT NULL DEFAULT 100 CHECK (wte_percent BETWEEN 1 AND 100),
	capacity INTEGER NOT NULL DEFAULT 0 CHECK (capacity BETWEEN 0 AND 10000),
	login TEXT UNIQUE CHECK (length(login) BETWEEN 1 AND 64),
	active_from TEXT NOT NULL CHECK (active_from = date(active_from, '+0 days')),
	active_to TEXT CHECK (active_to = date(active_to, '+0 days') AND active_to >= active_from),
	created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER
) STRICT;
CREATE TABLE worker_setting (
	worker_id INTEGER NOT NULL REFERENCES worker (id),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
	value TEXT NOT NULL CHECK (length(value) <= 1000),
	PRIMARY KEY (worker_id, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_no_change BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
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
CREATE TRIGGER person_ranked AFTER UPDATE OF born, age_given, died, practice_id, withdrawn_at ON person
WHEN (old.born, old.age_given, old.died, old.practice_id, old.withdrawn_at)
	IS NOT (new.born, new.age_given, new.died, new.practice_id, new.withdrawn_at)
BEGIN
	DELETE FROM risk_place WHERE person_id = new.id;
	UPDATE risk_ranking SET stale = 1 WHERE practice_id IN (old.practice_id, new.practice_id);
END;
CREATE VIEW merged AS SELECT kept_id, merged_id FROM person_link WHERE kind = 'same' AND until IS NULL;
