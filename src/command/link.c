/* Two records of one person: joined by a link, parted again, or found to be two people. */
#include <string.h>

#include <caseload/agenda.h>
#include <caseload/base/str.h>
#include <caseload/store/case_item.h>
#include <caseload/store/episode.h>
#include <caseload/store/link.h>
#include <caseload/store/meeting.h>
#include <caseload/store/person.h>

#include "care.h"
#include "inside.h"
#include "link.h"

const char *link_name(struct call *call, const struct person *person)
{
	char number[NHS_NUMBER_SHOWN_SIZE], born[DATE_SHOWN_SIZE];
	const char *name = person_name(person, call->arena);

	if (person->nhs_number != NULL)
		return arena_printf(
			call->arena, "%s (%s)", name, nhs_number_show(person->nhs_number, number));
	return arena_printf(call->arena, "%s (%s%s, no NHS Number)", name,
		date_is_set(person->born) ? "born " : "date of birth not known",
		date_show(person->born, born));
}

/* ---- may they be joined ---- */

static bool no_chain(
	struct call *call, const struct person *kept, const struct person *other, struct err *err)
{
	if (other->kept_id == kept->id)
		return err_set(err, ERR_INVALID, "other", "%s is merged into %s already.",
			link_name(call, other), link_name(call, kept));
	if (other->kept_id != 0)
		return err_set(err, ERR_INVALID, "other",
			"%s is merged into another record already. Name that one.",
			link_name(call, other));
	if (other->merged_n > 0)
		return err_set(err, ERR_INVALID, "other", "%s shows another record already. %s",
			link_name(call, other),
			kept->merged_n > 0 ? "Split that off first: person split."
					   : "Keep that one, and merge this one into it.");
	return true;
}

static bool one_register(struct call *call, const struct person *kept, const struct person *other,
	bool end, struct err *err)
{
	struct episode ours, theirs;

	if (!store_episode_open(call->store, kept->id, call->team->id, call->arena, &ours, err) ||
		!store_episode_open(
			call->store, other->id, call->team->id, call->arena, &theirs, err))
		return false;
	if (theirs.id == 0 || (ours.id != 0 && end))
		return true;
	if (ours.id == 0)
		return err_set(err, ERR_INVALID, "other",
			"%s is on the register and %s is not. Keep the record of %s, and merge the "
			"other into it.",
			link_name(call, other), link_name(call, kept), link_name(call, other));
	return err_set(err, ERR_INVALID, "end_episode",
		"Both are on the register: %s since %s, %s since %s. End the second one's time "
		"there as a duplicate in the same step (--end-episode), or take them off first.",
		link_name(call, kept), care_date(call, ours.opened_on), link_name(call, other),
		care_date(call, theirs.opened_on));
}

/* In a meeting that has begun one person is spoken about once: what is typed about them would go to either entry. */
static bool one_case(
	struct call *call, const struct person *kept, const struct person *other, struct err *err)
{
	struct meeting_filter filter = {.team_id = call->team->id, .waiting = true};
	struct case_item ours, theirs;
	struct meeting *list;
	char day[DATE_SHOWN_SIZE];
	size_t n;

	if (!store_meeting_list(call->store, &filter, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (list[i].opened_at == NULL) /* its agenda is built again */
			continue;
		if (!store_case_get(call->store, list[i].id, kept->id, call->arena, &ours, err) ||
			!store_case_get(
				call->store, list[i].id, other->id, call->arena, &theirs, err))
			return false;
		if (ours.id != 0 && theirs.id != 0 && case_in_order(&ours) &&
			case_in_order(&theirs))
			return err_set(err, ERR_INVALID, "other",
				"Both are on the agenda of the meeting of %s. Take one off first "
				"(meeting drop), or merge them once it is closed.",
				date_show_weekday(list[i].on, day));
	}
	return true;
}

bool link_allowed(struct call *call, const struct person *kept, const struct person *other,
	bool end, struct err *err)
{
	if (kept->id == other->id)
		return err_set(err, ERR_INVALID, "other",
			"That is the same record twice: %s. Name the other one.",
			link_name(call, kept));
	if (!no_chain(call, kept, other, err))
		return false;
	if (kept->team_id != other->team_id)
		return err_set(err, ERR_INVALID, "other",
			"%s and %s are in the care of different teams. Ask the other team to hand "
			"over first.",
			link_name(call, kept), link_name(call, other));
	if (other->restricted && !kept->restricted)
		return err_set(err, ERR_INVALID, "other",
			"The address of %s is restricted and that of %s is not. Restrict the one "
			"that is kept first, or keep the other.",
			link_name(call, other), link_name(call, kept));
	if (date_is_set(other->died) && !date_is_set(kept->died))
		return err_set(err, ERR_INVALID, "other",
			"%s died on %s, and the record of %s does not say so. Record that there "
			"first, or keep the other.",
			link_name(call, other), care_date(call, other->died),
			link_name(call, kept));
	return one_register(call, kept, other, end, err) && one_case(call, kept, other, err);
}

/* ---- joining ---- */

/* As register end would, with the reason duplicate. */
static bool end_episode(struct call *call, const struct person *other, struct err *err)
{
	struct call inner = *call;
	struct args args = args_new(call->arena);
	struct episode *episode = arena_new_one(call->arena, struct episode);
	struct person person = *other;
	struct result ignored = {0};

	if (!store_episode_open(call->store, other->id, call->team->id, call->arena, episode, err))
		return false;
	if (episode->id == 0)
		return true;
	args_set(&args, "reason", word_code(&words_end_reason, END_REASON_DUPLICATE));
	inner.args = &args;
	inner.person = &person;
	inner.episode = episode;
	return command_register_end(&inner, &ignored, err);
}

bool link_make(struct call *call, const struct person *kept, const struct person *other,
	enum link_how how, const char *reason, bool end, struct person_link *link, struct err *err)
{
	struct person_link *said;
	size_t n;

	/* Whoever joins them now thinks otherwise than whoever found them to be two. */
	if (!store_link_of_pair(call->store, kept->id, other->id, call->arena, &said, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (said[i].kind != LINK_NOT_SAME || date_is_set(said[i].until))
			continue;
		said[i].until = call->today;
		said[i].end_reason = reason;
		if (!store_link_save(call->store, &said[i], err))
			return false;
	}
	if (end && !end_episode(call, other, err))
		return false;
	*link = (struct person_link){.kept_id = kept->id,
		.merged_id = other->id,
		.kind = LINK_SAME,
		.how = (int)how,
		.reason = reason,
		.from = call->today};
	return store_link_save(call->store, link, err);
}

/* Both are audited, and both rows of the board's table are made again. */
static void about_both(struct call *call, const struct person *a, const struct person *b,
	const struct person_link *link, const char *reason)
{
	int64_t *people = arena_new_array(call->arena, int64_t, 2);

	people[0] = a->id;
	people[1] = b->id;
	call->audit_people = people;
	call->audit_people_n = 2;
	call->audit_object = arena_strdup(call->arena, link->uid);
	call->audit_detail = arena_printf(call->arena, "%.8s and %.8s: %s", a->uid, b->uid, reason);
}

/* What whoever merges should know before. */
static const char *warning(const struct person *kept, const struct person *other)
{
	if (date_is_set(kept->born) && date_is_set(other->born) &&
		!date_equal(kept->born, other->born))
		return " Their dates of birth differ.";
	if (kept->nhs_number != NULL && other->nhs_number != NULL)
		return kept->nhs_status == NHS_STATUS_VERIFIED &&
				       other->nhs_status == NHS_STATUS_VERIFIED
			       ? " Each has an NHS Number of its own, and both were verified."
			       : " Each has an NHS Number of its own.";
	return "";
}

bool command_person_merge(struct call *call, struct result *out, struct err *err)
{
	bool end = args_flag(call->args, "end-episode");
	struct person other;
	struct person_link link;
	const char *reason;

	if (!call_other(call, "other", &other, err) ||
		!care_need_text(call, "reason", 2000, false, &reason, err))
		return false;
	if (call->came_as != NULL)
		return err_set(err, ERR_INVALID, "person",
			"%s is merged into %s already. Name that one as the one to keep.",
			link_name(call, call->came_as), link_name(call, call->person));
	if (!link_allowed(call, call->person, &other, end, err))
		return false;
	const char *kept_name = link_name(call, call->person), *name = link_name(call, &other);
	const char *warn = warning(call->person, &other);
	if (args_flag(call->args, "dry-run")) {
		call->audit_detail = "dry run";
		return call_done(call, out, "Would merge %s into %s. Nothing was done.%s", name,
			kept_name, warn);
	}
	if (!link_make(call, call->person, &other, LINK_HOW_PERSON, reason, end, &link, err))
		return false;
	about_both(call, call->person, &other, &link, reason);
	out->uid = arena_strdup(call->arena, call->person->uid);
	out->person_id = call->person->id;
	return call_done(call, out,
		"Merged %s into %s: one person from now on. person split takes them apart again.%s",
		name, kept_name, warn);
}

/* ---- two people after all ---- */

bool command_person_not_same(struct call *call, struct result *out, struct err *err)
{
	struct person other;
	struct person_link *said, link;
	const char *reason;
	size_t n;

	if (!call_other(call, "other", &other, err) ||
		!care_need_text(call, "reason", 2000, false, &reason, err))
		return false;
	if (other.id == call->person->id)
		return err_set(err, ERR_INVALID, "other",
			"That is the same record twice: %s. Name the other one.",
			link_name(call, &other));
	if (call->came_as != NULL || other.kept_id != 0)
		return err_set(err, ERR_INVALID, "other",
			"%s is merged into another record. Split it off first: person split.",
			link_name(call, call->came_as != NULL ? call->came_as : &other));
	if (!store_link_of_pair(
		    call->store, call->person->id, other.id, call->arena, &said, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (said[i].kind == LINK_NOT_SAME && !date_is_set(said[i].until))
			return err_set(err, ERR_INVALID, "other",
				"That is recorded already, since %s: %s",
				care_date(call, said[i].from), said[i].reason);
	link = (struct person_link){.kept_id = call->person->id,
		.merged_id = other.id,
		.kind = LINK_NOT_SAME,
		.how = LINK_HOW_PERSON,
		.reason = reason,
		.from = call->today};
	if (!store_link_save(call->store, &link, err))
		return false;
	about_both(call, call->person, &other, &link, reason);
	out->uid = call->audit_object;
	return call_done(call, out, "Recorded that %s and %s are two people.",
		link_name(call, call->person), link_name(call, &other));
}

/* ---- parting ---- */

static bool which(struct call *call, struct person_link *out, struct err *err)
{
	struct person_link *links;
	struct person other = {0};
	size_t n;

	if (!store_link_of_kept(call->store, call->person->id, call->arena, &links, &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_INVALID, "person", "No record is merged into that of %s.",
			link_name(call, call->person));
	if (args_get(call->args, "other") != NULL && !call_other(call, "other", &other, err))
		return false;
	if (other.id == 0 && call->came_as != NULL)
		other = *call->came_as;
	if (other.id == 0 && n > 1)
		return err_set(err, ERR_INVALID, "other",
			"%zu records are merged into that of %s. Say which to split off: --other.",
			n, link_name(call, call->person));
	for (size_t i = 0; i < n; i++)
		if (other.id == 0 || links[i].merged_id == other.id) {
			*out = links[i];
			return true;
		}
	return err_set(err, ERR_INVALID, "other", "%s is not merged into %s.",
		link_name(call, &other), link_name(call, call->person));
}

static void add_count(struct str *all, int64_t n, const char *one, const char *many)
{
	char shown[THOUSANDS_SIZE];

	if (n > 0)
		str_addf(all, "%s%s %s", all->length > 0 ? ", " : "", thousands_show(n, shown),
			n == 1 ? one : many);
}

/* What stays with the kept one and may belong to the other. */
static bool since_words(
	struct call *call, const struct person_link *link, const char **out, struct err *err)
{
	struct link_since since = {0};
	struct str all = {0};

	if (!store_link_since(call->store, call->person->id, link->made_at, &since, err))
		return false;
	add_count(&all, since.notes, "note", "notes");
	add_count(&all, since.events, "event", "events");
	add_count(&all, since.actions, "action", "actions");
	add_count(&all, since.others, "alert or contact", "alerts and contacts");
	*out = all.length == 0
		       ? "Nothing was recorded on it since they were merged."
		       : arena_printf(call->arena,
				 "What was recorded since %s stays with the first: %s. Look it "
				 "through.",
				 care_date(call, link->from), str_text(&all));
	str_free(&all);
	return true;
}

bool command_person_split(struct call *call, struct result *out, struct err *err)
{
	struct person_link link;
	struct person other;
	const char *since;

	if (!which(call, &link, err) ||
		!care_need_text(call, "reason", 2000, false, &link.end_reason, err) ||
		!store_person_by_id(call->store, link.merged_id, call->arena, &other, err) ||
		!since_words(call, &link, &since, err))
		return false;
	link.until = call->today;
	if (!store_link_save(call->store, &link, err))
		return false;
	about_both(call, call->person, &other, &link, link.end_reason);
	out->uid = arena_strdup(call->arena, other.uid);
	return call_done(call, out, "Split: %s and %s are two records again. %s",
		link_name(call, call->person), link_name(call, &other), since);
}
