#include <caseload/letter.h>

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const struct field letter_row[] = {
	FIELD_HIDE(INT, letter, id),
	FIELD(TEXT, letter, uid),
	FIELD(INT, letter, version),
	FIELD_HIDE(INT, letter, person_id),
	FIELD(TEXT, letter, person),
	FIELD(TEXT, letter, person_uid),
	FIELD(TEXT, letter, nhs_number),
	FIELD_LINK(letter, episode_id),
	FIELD_LINK(letter, contact_id),
	FIELD(TEXT, letter, contact),
	FIELD_LINK(letter, lead_id),
	FIELD(TEXT, letter, lead),
	FIELD_LINK(letter, review_id),
	FIELD(DATE, letter, review_on),
	FIELD_CODED(letter, kind, words_letter_kind),
	FIELD(TEXT, letter, text),
	FIELD(BOOL, letter, large),
	FIELD(TEXT, letter, override_reason),
	FIELD_CODED(letter, status, words_letter_status),
	FIELD(TEXT, letter, printed_at),
	FIELD_HIDE(INT, letter, printed_by),
	FIELD(TEXT, letter, printer),
	FIELD(DATE, letter, sent_on),
	FIELD(TEXT, letter, cancel_reason),
	FIELD(DATE, letter, due_on),
	FIELD(TEXT, letter, say),
};
const struct shape letter_shape = SHAPE(letter, letter_row);

static const struct field template_row[] = {
	FIELD_HIDE(INT, letter_template, id),
	FIELD(INT, letter_template, version),
	FIELD_LINK(letter_template, team_id),
	FIELD_CODED(letter_template, kind, words_letter_kind),
	FIELD(BOOL, letter_template, own),
	FIELD(TEXT, letter_template, text),
};
const struct shape letter_template_shape = SHAPE(letter_template, template_row);

static const struct field field_row[] = {
	FIELD(TEXT, letter_field, name),
	FIELD(TEXT, letter_field, about),
	FIELD(TEXT, letter_field, kinds),
	FIELD(TEXT, letter_field, must),
};
const struct shape letter_field_shape = SHAPE(letter_field, field_row);

/* ---- fields ---- */

#define EVERY "every letter"
#define WHO_LEADS "lead, lead_changed"

const struct letter_field letter_fields[LETTER_VALUES] = {
	[LETTER_GREETING] = {"greeting",
		"\"Dear Mrs Okonkwo\"; without a title the preferred name, or the given name.",
		EVERY, NULL},
	[LETTER_PERSON_NAME] = {"person name", "The person's given and family name.", EVERY, NULL},
	[LETTER_YOU] = {"you", "\"you\"; in a letter to somebody else the person's name.", EVERY,
		NULL},
	[LETTER_YOUR] = {"your",
		"\"your\"; in a letter to somebody else the person's name with 's.", EVERY, NULL},
	[LETTER_LEAD_NAME] = {"lead name", "Who leads now.", EVERY, WHO_LEADS},
	[LETTER_LEAD_ROLE] = {"lead role", "Their profession.", EVERY, WHO_LEADS},
	[LETTER_LEAD_TELEPHONE] = {"lead telephone", "Their telephone number.", EVERY, WHO_LEADS},
	[LETTER_LEAD_ORGANISATION] = {"lead organisation", "Whom they work for.", EVERY, NULL},
	[LETTER_LEAD_DUTIES] = {"lead duties",
		"What a lead professional does and is responsible for, as a short list.", EVERY,
		WHO_LEADS},
	[LETTER_LEAD_SINCE] = {"lead since", "The day since which they lead.", EVERY, NULL},
	[LETTER_OLD_LEAD_NAME] = {"old lead name", "Who led before.", "lead_changed", NULL},
	[LETTER_REVIEW_DATE] = {"review date", "The day for which the review is booked.", "review",
		"review"},
	[LETTER_REVIEW_KIND] = {"review kind", "The kind of review.", "review", NULL},
	[LETTER_REVIEW_WITH] = {"review with", "Who holds it.", "review", NULL},
	[LETTER_TEAM_NAME] = {"team name", "The team's name.", EVERY, NULL},
	[LETTER_PRACTICE_NAME] = {"practice name", "The person's GP practice.", EVERY, NULL},
	[LETTER_TODAY] = {"today", "The day of printing; it stands above every letter already.",
		EVERY, NULL},
	[LETTER_SENDER_NAME] = {"sender name", "Who prints the letter.", EVERY, NULL},
	[LETTER_SENDER_ROLE] = {"sender role", "Their profession.", EVERY, NULL},
	[LETTER_SENDER_TELEPHONE] = {"sender telephone", "Their telephone number.", EVERY, NULL},
};

static bool is_for(const char *kinds, int kind)
{
	const char *code = word_code(&words_letter_kind, kind);
	size_t length = code != NULL ? strlen(code) : 0;

	if (kinds == NULL || strcmp(kinds, EVERY) == 0)
		return kinds != NULL;
	for (const char *at = kinds; code != NULL && *at != '\0';) {
		size_t word = strcspn(at, ", ");

		if (word == length && strncmp(at, code, length) == 0)
			return true;
		at += word;
		at += strspn(at, ", ");
	}
	return false;
}

/* ---- reading a template ---- */

/* Text, or a field, from the beginning to the end of a template. */
struct piece {
	const char *text; /* up to the next field */
	size_t length;
	int value; /* enum letter_value; -1: text */
	bool capital;
};
struct reader {
	const char *at;
	int line;
	struct arena *arena;
};

static int find_value(const char *name)
{
	for (int value = 0; value < LETTER_VALUES; value++)
		if (strcmp(letter_fields[value].name, name) == 0)
			return value;
	return -1;
}

/* Small letters, one space between words. */
static char *tidy_name(struct arena *arena, const char *text, size_t length)
{
	char *name = arena_strndup(arena, text, length), *to = name;

	for (const char *from = name; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = (char)tolower((unsigned char)*from);
		else if (to > name && to[-1] != ' ')
			*to++ = ' ';
	if (to > name && to[-1] == ' ')
		to--;
	*to = '\0';
	return name;
}

static bool unknown_field(const struct reader *reader, const char *name, struct err *err)
{
	const char *names[LETTER_VALUES];

	for (int value = 0; value < LETTER_VALUES; value++)
		names[value] = letter_fields[value].name;
	const char *near = text_nearest(name, names, LETTER_VALUES);
	const char *shown = utf8_clip(reader->arena, name, 40, false);

	if (near != NULL)
		return err_set(err, ERR_INVALID, "text",
			"Line %d: there is no field [%s]. Did you mean [%s]?", reader->line, shown,
			near);
	return err_set(err, ERR_INVALID, "text",
		"Line %d: there is no field [%s]. caseload letter fields lists them; for a bracket "
		"itself type [[.",
		reader->line, shown);
}

static bool read_field(struct reader *reader, struct piece *out, struct err *err)
{
	const char *name = reader->at + 1;
	size_t length = strcspn(name, "[]\n");

	if (name[length] != ']')
		return err_set(err, ERR_INVALID, "text",
			"Line %d: the bracket before \"%s\" is not closed. Close it with ], or "
			"type [[ for a bracket itself.",
			reader->line,
			utf8_clip(reader->arena, arena_strndup(reader->arena, name, length), 30,
				false));
	char *tidy = tidy_name(reader->arena, name, length);
	out->value = find_value(tidy);
	if (out->value < 0)
		return unknown_field(reader, tidy, err);
	name += strspn(name, " ");
	out->capital = isupper((unsigned char)*name);
	reader->at = strchr(reader->at, ']') + 1;
	return true;
}

/* False at the end as well: *err is set only where something is wrong. */
static bool next_piece(struct reader *reader, struct piece *out, struct err *err)
{
	size_t length = strcspn(reader->at, "[");

	*out = (struct piece){reader->at, length, -1, false};
	if (length == 0 && reader->at[0] == '[') {
		if (reader->at[1] != '[')
			return read_field(reader, out, err);
		out->length = 1;
		reader->at += 2;
		return true;
	}
	for (size_t i = 0; i < length; i++)
		reader->line += reader->at[i] == '\n';
	reader->at += length;
	return length > 0;
}

/* ---- checking ---- */

static bool check_fields(
	int kind, const char *text, bool *used, struct arena *arena, struct err *err)
{
	struct reader reader = {text, 1, arena};
	struct piece piece;

	err_clear(err);
	while (next_piece(&reader, &piece, err)) {
		if (piece.value < 0)
			continue;
		if (!is_for(letter_fields[piece.value].kinds, kind))
			return err_set(err, ERR_INVALID, "text",
				"Line %d: the field [%s] is only for the letter %s.", reader.line,
				letter_fields[piece.value].name, letter_fields[piece.value].kinds);
		used[piece.value] = true;
	}
	return err->code == ERR_NONE;
}

bool letter_template_check(int kind, const char *text, struct err *err)
{
	struct arena *arena = arena_new();
	bool used[LETTER_VALUES] = {false}, good;

	if (text_is_blank(text))
		good = err_set(err, ERR_INVALID, "text",
			"The letter has no text. Type it, or put the shipped one back: caseload "
			"letter template reset %s.",
			word_code(&words_letter_kind, kind));
	else if (utf8_characters(text) > LETTER_TEMPLATE_MOST)
		good = err_set(err, ERR_INVALID, "text",
			"A letter's text must be %d characters or fewer. This has %zu.",
			LETTER_TEMPLATE_MOST, utf8_characters(text));
	else if (!utf8_valid(text, strlen(text)) || !text_is_safe(text, true))
		good = err_set(err, ERR_INVALID, "text",
			"The text holds characters that cannot be shown. Type them again by hand.");
	else
		good = check_fields(kind, text, used, arena, err);
	for (int value = 0; good && value < LETTER_VALUES; value++)
		if (is_for(letter_fields[value].must, kind) && !used[value])
			good = err_set(err, ERR_INVALID, "text", "The field [%s] is missing. %s",
				letter_fields[value].name,
				kind == LETTER_REVIEW
					? "An invitation must say when the review is."
					: "This letter must say the name, the role and the "
					  "telephone number of who leads, and what they are "
					  "responsible for.");
	arena_free(arena);
	return good;
}

/* ---- filling ---- */

static void add_value(struct str *out, const char *value, bool capital, struct arena *arena)
{
	size_t first = utf8_grapheme_next(value, strlen(value), 0);

	if (!capital) {
		str_add(out, value);
		return;
	}
	str_add(out, utf8_upper(arena, arena_strndup(arena, value, first)));
	str_add(out, value + first);
}

bool letter_fill(const char *text, const struct letter_values *values, struct arena *arena,
	char **out, struct err *err)
{
	struct reader reader = {text, 1, arena};
	struct str filled = {0};
	struct piece piece;

	err_clear(err);
	while (next_piece(&reader, &piece, err)) {
		if (piece.value < 0) {
			str_addn(&filled, piece.text, piece.length);
			continue;
		}
		const char *value = values->of[piece.value];
		if (text_is_blank(value)) {
			err_set(err, ERR_INVALID, "kind", "%s",
				values->missing[piece.value] != NULL
					? values->missing[piece.value]
					: arena_printf(arena, "Nothing is recorded for [%s].",
						  letter_fields[piece.value].name));
			break;
		}
		add_value(&filled, safe_text(arena, value, strlen(value), true, NULL),
			piece.capital, arena);
	}
	if (err->code == ERR_NONE && utf8_characters(str_text(&filled)) > LETTER_MOST)
		err_set(err, ERR_INVALID, "kind",
			"The letter would have more than %d characters. Make its template shorter.",
			LETTER_MOST);
	*out = arena_strdup(arena, str_text(&filled));
	str_free(&filled);
	return err->code == ERR_NONE;
}

/* ---- words ---- */

char *letter_date(struct date date, bool weekday, struct arena *arena)
{
	static const char *const days[] = {
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};

	if (!date_is_set(date))
		return NULL;
	return arena_printf(arena, "%s%s%d %s %d", weekday ? days[date_weekday(date) - 1] : "",
		weekday ? " " : "", date.day, months[date.month - 1], date.year);
}

char *letter_role(int profession, struct arena *arena)
{
	if (profession == PROFESSION_NONE)
		return NULL;
	return profession == PROFESSION_OTHER
		       ? arena_strdup(arena, "member of the team")
		       : utf8_small(arena, word_shown(&words_profession, profession));
}

const char *letter_duties(bool to_person)
{
	return to_person ? "- makes sure that your care plan is carried out and kept up to date\n"
			   "- brings together the people who help you\n"
			   "- is the person to ring first when something changes or worries you"
			 : "- makes sure that the care plan is carried out and kept up to date\n"
			   "- brings together the people who help\n"
			   "- is the person to ring first when something changes or worries you";
}
