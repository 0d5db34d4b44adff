#include <caseload/link.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const struct field person_link_fields[] = {
	FIELD_HIDE(INT, person_link, id),
	FIELD(TEXT, person_link, uid),
	FIELD(INT, person_link, version),
	FIELD_LINK(person_link, kept_id),
	FIELD_LINK(person_link, merged_id),
	FIELD_CODED(person_link, kind, words_link_kind),
	FIELD_CODED(person_link, how, words_link_how),
	FIELD(TEXT, person_link, reason),
	FIELD(DATE, person_link, from),
	FIELD(DATE, person_link, until),
	FIELD(TEXT, person_link, end_reason),
	FIELD(TEXT, person_link, made_at),
	FIELD(TEXT, person_link, made_by),
	FIELD(TEXT, person_link, merged_uid),
	FIELD(TEXT, person_link, nhs_number),
	FIELD(TEXT, person_link, family),
	FIELD(TEXT, person_link, given),
	FIELD(TEXT, person_link, title),
	FIELD(DATE, person_link, born),
};
const struct shape person_link_shape = SHAPE(person_link, person_link_fields);

const struct person_link *record_link(const struct person_record *record, int64_t person_id)
{
	for (size_t i = 0; i < record->merged_n; i++)
		if (record->merged[i].merged_id == person_id)
			return &record->merged[i];
	return NULL;
}

const char *record_whose(const struct person_record *record, int64_t person_id, struct arena *arena)
{
	const struct person_link *link = record_link(record, person_id);
	char shown[NHS_NUMBER_SHOWN_SIZE];

	if (link == NULL)
		return "";
	struct person person = {.family = link->family, .given = link->given, .title = link->title};
	return arena_printf(arena, " (from %s%s%s)", person_name(&person, arena),
		link->nhs_number != NULL ? ", " : "",
		link->nhs_number != NULL ? nhs_number_show(link->nhs_number, shown) : "");
}

/* ---- side by side ---- */

struct lines {
	struct pair_line *rows;
	size_t n, room;
	struct arena *arena;
};

static void add(struct lines *lines, const char *label, const char *a, const char *b)
{
	struct pair_line *line;
	bool has_a = !text_is_blank(a), has_b = !text_is_blank(b);

	if (!has_a && !has_b)
		return;
	line = arena_push(lines->arena, &lines->rows, &lines->n, &lines->room, sizeof(*line));
	*line = (struct pair_line){label, has_a ? a : "", has_b ? b : "", false, false};
	line->same = has_a && has_b &&
		     strcmp(utf8_fold(lines->arena, a), utf8_fold(lines->arena, b)) == 0;
	line->apart = has_a && has_b && !line->same;
}

const char *pair_line_mark(const struct pair_line *line)
{
	return line->same ? "=" : line->apart ? "!" : "";
}

static const char *number_of(const struct person *person, struct arena *arena)
{
	char shown[NHS_NUMBER_SHOWN_SIZE];

	if (person->nhs_number == NULL)
		return "";
	return arena_printf(arena, "%s, %s", nhs_number_show(person->nhs_number, shown),
		word_shown(&words_nhs_status, person->nhs_status));
}

static const char *date_of(struct date date, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];

	return date_is_set(date) ? arena_strdup(arena, date_show(date, shown)) : "";
}

static const char *episode_of(const struct person_record *record, struct arena *arena)
{
	if (record->episode == NULL)
		return "Never on the register";
	return arena_printf(arena, "%s since %s",
		word_shown(&words_episode_status, record->episode->status),
		date_of(record->episode->status == EPISODE_ENDED ? record->episode->ended_on
								 : record->episode->opened_on,
			arena));
}

static const char *counted(const struct person_record *record, struct arena *arena)
{
	return arena_printf(arena, "%zu score%s, %zu note%s, %zu event%s", record->scores_n,
		record->scores_n == 1 ? "" : "s", record->notes_n, record->notes_n == 1 ? "" : "s",
		record->events_n, record->events_n == 1 ? "" : "s");
}

static const char *alerts_of(const struct person_record *record, struct arena *arena)
{
	struct str all = {0};

	for (size_t i = 0; i < record->alerts_n; i++)
		if (!date_is_set(record->alerts[i].ended))
			str_addf(&all, "%s%s", all.length > 0 ? ", " : "",
				word_shown(&words_alert_kind, record->alerts[i].kind));
	char *text = arena_strdup(arena, str_text(&all));
	str_free(&all);
	return text;
}

/* What hangs on the two says nothing about who they are. */
static void add_aside(struct lines *lines, const char *label, const char *a, const char *b)
{
	size_t before = lines->n;

	add(lines, label, a, b);
	if (lines->n > before)
		lines->rows[before].same = lines->rows[before].apart = false;
}

static void add_reach(struct lines *lines, const struct person *a, const struct person *b)
{
	if (a->restricted || b->restricted) {
		add(lines, "Address", a->restricted ? "Restricted" : "",
			b->restricted ? "Restricted" : "");
		return;
	}
	add(lines, "Address", a->address, b->address);
	add(lines, "Postcode", a->postcode, b->postcode);
	add(lines, "Telephone", a->phone, b->phone);
	add(lines, "Mobile", a->mobile, b->mobile);
	add(lines, "Email", a->email, b->email);
}

size_t pair_lines(const struct person_pair *pair, struct arena *arena, struct pair_line **out)
{
	const struct person *a = &pair->a->person, *b = &pair->b->person;
	struct lines lines = {.arena = arena};

	add(&lines, "Family name", a->family, b->family);
	add(&lines, "Given name", a->given, b->given);
	add(&lines, "Preferred", a->preferred, b->preferred);
	add(&lines, "Other names", a->aliases, b->aliases);
	add(&lines, "Born", date_of(a->born, arena), date_of(b->born, arena));
	add(&lines, "Died", date_of(a->died, arena), date_of(b->died, arena));
	add(&lines, "NHS Number", number_of(a, arena), number_of(b, arena));
	add(&lines, "Gender", word_shown(&words_gender, a->gender),
		word_shown(&words_gender, b->gender));
	add_reach(&lines, a, b);
	add_aside(&lines, "Practice", a->practice_name != NULL ? a->practice_name : a->practice,
		b->practice_name != NULL ? b->practice_name : b->practice);
	add_aside(&lines, "Alerts", alerts_of(pair->a, arena), alerts_of(pair->b, arena));
	add_aside(&lines, "Register", episode_of(pair->a, arena), episode_of(pair->b, arena));
	add_aside(&lines, "Lead", pair->a->lead != NULL ? pair->a->lead->name : "",
		pair->b->lead != NULL ? pair->b->lead->name : "");
	add_aside(&lines, "Has", counted(pair->a, arena), counted(pair->b, arena));
	*out = lines.rows;
	return lines.n;
}
