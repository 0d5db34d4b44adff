#include <caseload/person.h>

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const struct field person_fields[] = {
	FIELD_HIDE(INT, person, id),
	FIELD(TEXT, person, uid),
	FIELD(INT, person, version),
	FIELD(TEXT, person, nhs_number),
	FIELD_CODED(person, nhs_status, words_nhs_status),
	FIELD(TEXT, person, family),
	FIELD(TEXT, person, given),
	FIELD(TEXT, person, preferred),
	FIELD(TEXT, person, title),
	FIELD(TEXT, person, aliases),
	FIELD(DATE, person, born),
	FIELD_MAYBE(person, age_given),
	FIELD(DATE, person, died),
	FIELD_CODED(person, gender, words_gender),
	FIELD_CODED(person, ethnic, words_ethnic),
	FIELD(TEXT, person, language),
	FIELD(TEXT, person, interpreter),
	FIELD(TEXT, person, address),
	FIELD(TEXT, person, postcode),
	FIELD(TEXT, person, phone),
	FIELD(TEXT, person, mobile),
	FIELD(TEXT, person, email),
	FIELD_CODED(person, contact_method, words_contact_method),
	FIELD_CODED(person, comm_need, words_comm_need),
	FIELD_CODED(person, sharing, words_sharing),
	FIELD_CODED(person, living, words_living),
	FIELD(TEXT, person, accommodation),
	FIELD_HIDE(TEXT, person, key_safe),
	FIELD_LINK(person, practice_id),
	FIELD(TEXT, person, practice),
	FIELD(TEXT, person, practice_name),
	FIELD(TEXT, person, usual_gp),
	FIELD_LINK(person, team_id),
	FIELD(TEXT, person, no_contact),
	FIELD(BOOL, person, restricted),
	FIELD_HIDE(TEXT, person, fold),
	FIELD(TEXT, person, created_at),
	FIELD(TEXT, person, updated_at),
	FIELD_LINK(person, created_by),
	FIELD_LINK(person, updated_by),
	FIELD_LINK(person, import_run_id),
	FIELD_HIDE(INT, person, kept_id),
	FIELD_HIDE(INT, person, merged_n),
};
const struct shape person_shape = SHAPE(person, person_fields);

static const struct field identifier_fields[] = {
	FIELD_HIDE(INT, identifier, id),
	FIELD_HIDE(INT, identifier, person_id),
	FIELD(TEXT, identifier, scheme),
	FIELD(TEXT, identifier, value),
	FIELD(DATE, identifier, from),
	FIELD(DATE, identifier, until),
};
const struct shape identifier_shape = SHAPE(identifier, identifier_fields);

static const struct field alert_fields[] = {
	FIELD_HIDE(INT, alert, id),
	FIELD(TEXT, alert, uid),
	FIELD(INT, alert, version),
	FIELD_HIDE(INT, alert, person_id),
	FIELD_CODED(alert, kind, words_alert_kind),
	FIELD(TEXT, alert, text),
	FIELD(DATE, alert, from),
	FIELD(DATE, alert, review_on),
	FIELD(DATE, alert, ended),
	FIELD(TEXT, alert, end_reason),
	FIELD(TEXT, alert, told),
};
const struct shape alert_shape = SHAPE(alert, alert_fields);

static const struct field contact_fields[] = {
	FIELD_HIDE(INT, contact, id),
	FIELD(TEXT, contact, uid),
	FIELD(INT, contact, version),
	FIELD_HIDE(INT, contact, person_id),
	FIELD(TEXT, contact, name),
	FIELD(TEXT, contact, relationship),
	FIELD_CODED(contact, role, words_contact_role),
	FIELD(TEXT, contact, phone),
	FIELD(TEXT, contact, address),
	FIELD(TEXT, contact, note),
	FIELD_MAYBE(contact, ring_order),
	FIELD(BOOL, contact, do_not_contact),
	FIELD_CODED(contact, comm_need, words_comm_need),
	FIELD(DATE, contact, from),
	FIELD(DATE, contact, ended),
	FIELD(TEXT, contact, end_reason),
};
const struct shape contact_shape = SHAPE(contact, contact_fields);

/* ---- names ---- */

char *person_name(const struct person *person, struct arena *arena)
{
	bool family = !text_is_blank(person->family), given = !text_is_blank(person->given);
	const char *title = text_is_blank(person->title) ? NULL : person->title;

	if (!family && !given)
		return arena_strdup(arena, "NAME NOT KNOWN");
	return arena_printf(arena, "%s%s%s%s%s%s", family ? utf8_upper(arena, person->family) : "",
		family && given ? ", " : "", given ? person->given : "", title != NULL ? " (" : "",
		title != NULL ? title : "", title != NULL ? ")" : "");
}

char *person_fold(const struct person *person, struct arena *arena)
{
	const char *names[] = {person->family, person->given, person->preferred, person->aliases};
	struct str all = {0};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (text_is_blank(names[i]))
			continue;
		if (all.length > 0)
			str_addc(&all, ' ');
		str_add(&all, utf8_fold(arena, names[i]));
	}
	char *fold = arena_strdup(arena, str_text(&all));
	str_free(&all);
	return fold;
}

bool person_same_name(const struct person *a, const struct person *b)
{
	if (text_is_blank(a->family) || text_is_blank(b->family))
		return false;
	struct arena *arena = arena_new();
	bool same = strcmp(utf8_fold(arena, a->family), utf8_fold(arena, b->family)) == 0 &&
		    strcmp(utf8_fold(arena, a->given != NULL ? a->given : ""),
			    utf8_fold(arena, b->given != NULL ? b->given : "")) == 0;
	arena_free(arena);
	return same;
}

/* ---- likeness: the same person written differently ---- */

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* How many letters must be put in, left out or replaced: over folded names, so over ASCII mostly.
 */
static size_t letters_apart(const char *a, const char *b, struct arena *arena)
{
	size_t n = strlen(b);
	size_t *row = arena_new_array(arena, size_t, n + 1);

	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t corner = row[0];
		row[0] = i + 1;
		for (size_t j = 0; j < n; j++) {
			size_t above = row[j + 1];
			row[j + 1] = smallest(above + 1, row[j] + 1, corner + (a[i] != b[j]));
			corner = above;
		}
	}
	return row[n];
}

static bool like(const char *a, const char *b, struct arena *arena)
{
	size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

	if (shorter == 0)
		return true; /* one of them is not known: nothing speaks against it */
	if (shorter >= 3 && strncmp(a, b, shorter) == 0)
		return true;
	return letters_apart(a, b, arena) <= (shorter >= 5 ? 2 : 1);
}

bool person_like_name(const struct person *a, const struct person *b)
{
	struct arena *arena = arena_new();
	const char *family_a = utf8_fold(arena, a->family != NULL ? a->family : "");
	const char *family_b = utf8_fold(arena, b->family != NULL ? b->family : "");
	const char *given_a = utf8_fold(arena, a->given != NULL ? a->given : "");
	const char *given_b = utf8_fold(arena, b->given != NULL ? b->given : "");
	bool preferred =
		(a->preferred != NULL && like(utf8_fold(arena, a->preferred), given_b, arena)) ||
		(b->preferred != NULL && like(utf8_fold(arena, b->preferred), given_a, arena));
	bool alike =
		(like(family_a, family_b, arena) && (like(given_a, given_b, arena) || preferred)) ||
		(*given_a != '\0' &&
			*given_b != '\0' && /* family and given name the wrong way round */
			like(family_a, given_b, arena) && like(given_a, family_b, arena));

	arena_free(arena);
	return alike;
}

/* ---- age and checks ---- */

int person_age(const struct person *person, struct date on)
{
	if (!date_is_set(person->born))
		return person->age_given > 0 ? (int)person->age_given : -1;
	if (date_is_set(person->died) && date_compare(person->died, on) < 0)
		on = person->died;
	return date_compare(on, person->born) < 0 ? -1 : date_age(person->born, on);
}

char *postcode_tidy(const char *text, struct arena *arena)
{
	char plain[8]; /* seven letters and digits at most */
	size_t n = 0;

	for (const char *p = text != NULL ? text : ""; *p != '\0'; p++) {
		if (*p == ' ' || *p == '-')
			continue;
		if (!isalnum((unsigned char)*p) || n == 7)
			return NULL;
		plain[n++] = (char)toupper((unsigned char)*p);
	}
	plain[n] = '\0';
	if (n < 5)
		return NULL;
	/* The inward half is always digit, letter, letter; the outward A9 A99 AA9 AA99 A9A AA9A. */
	const char *in = plain + n - 3;
	size_t out = n - 3, letters = strspn(plain, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	bool gir = strncmp(plain, "GIR0AA", 6) == 0 && n == 6;
	if (!isdigit((unsigned char)in[0]) || !isupper((unsigned char)in[1]) ||
		!isupper((unsigned char)in[2]))
		return NULL;
	if (!gir && (letters < 1 || letters > 2 || out - letters < 1 || out - letters > 2 ||
			    !isdigit((unsigned char)plain[letters])))
		return NULL;
	return arena_printf(arena, "%.*s %s", (int)out, plain, in);
}

struct person_line {
	const char *field, *label, *text;
	size_t limit;
	bool lines;
};

static bool person_line_check(const struct person_line *line, struct err *err)
{
	if (line->text == NULL)
		return true;
	if (utf8_characters(line->text) > line->limit)
		return err_set(err, ERR_INVALID, line->field,
			"%s must be %zu characters or fewer. You typed %zu.", line->label,
			line->limit, utf8_characters(line->text));
	if (!utf8_valid(line->text, strlen(line->text)) || !text_is_safe(line->text, line->lines))
		return err_set(err, ERR_INVALID, line->field,
			"%s holds characters that cannot be shown. Type it again by hand.",
			line->label);
	return true;
}

static bool person_lines_check(const struct person *person, struct err *err)
{
	const struct person_line lines[] = {
		{"family", "Family name", person->family, 100, false},
		{"given", "Given name", person->given, 100, false},
		{"preferred", "Preferred name", person->preferred, 100, false},
		{"title", "Title", person->title, 35, false},
		{"aliases", "Other names", person->aliases, 200, false},
		{"language", "Language", person->language, 60, false},
		{"interpreter", "Interpreter", person->interpreter, 60, false},
		{"address", "Address", person->address, 600, true},
		{"phone", "Telephone", person->phone, 60, false},
		{"mobile", "Mobile", person->mobile, 60, false},
		{"email", "Email", person->email, 200, false},
		{"accommodation", "Accommodation", person->accommodation, 100, false},
		{"key_safe", "Key safe code", person->key_safe, 100, false},
		{"usual_gp", "Usual GP", person->usual_gp, 100, false},
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (!person_line_check(&lines[i], err))
			return false;
	return true;
}

static bool person_dates_check(const struct person *person, struct date today, struct err *err)
{
	if (date_is_set(person->born) && date_compare(person->born, today) > 0)
		return err_set(err, ERR_INVALID, "born", "Date of birth must be today or before.");
	if (date_is_set(person->born) && person->born.year < 1880)
		return err_set(err, ERR_INVALID, "born",
			"Date of birth cannot be before 1880. Check the year.");
	if (date_is_set(person->died) && date_compare(person->died, today) > 0)
		return err_set(err, ERR_INVALID, "died", "Date of death must be today or before.");
	if (date_is_set(person->died) && date_is_set(person->born) &&
		date_compare(person->died, person->born) < 0)
		return err_set(err, ERR_INVALID, "died",
			"Date of death is before the date of birth. Check both.");
	return true;
}

bool person_check(const struct person *person, struct date today, struct err *err)
{
	if (text_is_blank(person->family) && !text_is_blank(person->given))
		return err_set(err, ERR_INVALID, "family",
			"Family name is missing. Someone with a single name has it here, and no "
			"given name.");
	if (text_is_blank(person->family) && person->nhs_number == NULL)
		return err_set(err, ERR_INVALID, "family",
			"Type a family name or an NHS Number, so that the person can be found "
			"again.");
	if (person->nhs_number != NULL && !nhs_number_valid(person->nhs_number))
		return err_set(err, ERR_INVALID, "nhs_number",
			"NHS Number must be 10 digits that pass its check. Check it against the "
			"letter or card.");
	if (!person_lines_check(person, err) || !person_dates_check(person, today, err))
		return false;
	if (person->postcode != NULL) {
		struct arena *arena = arena_new();
		bool good = postcode_tidy(person->postcode, arena) != NULL;
		arena_free(arena);
		if (!good)
			return err_set(err, ERR_INVALID, "postcode",
				"Postcode must look like DE1 1AA. Leave it empty where it is not "
				"known.");
	}
	return true;
}
