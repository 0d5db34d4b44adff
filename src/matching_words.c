/* Why two records may be of one person, in words. */
#include <caseload/matching.h>

#include <string.h>

#include <caseload/base/str.h>

static const struct {
	const char *equal, *close, *part, *differs;
} words[MATCH_FIELDS] = {
	[MATCH_NUMBER] = {"same NHS Number", "NHS Numbers a slip apart", NULL,
		"different NHS Numbers"},
	[MATCH_BORN] = {"same date of birth", "dates of birth a slip apart",
		"date of birth partly the same", "different dates of birth"},
	[MATCH_FAMILY] = {"same family name", "like family names", "family names a little like",
		"different family names"},
	[MATCH_GIVEN] = {"same given name", "like given names", "given names a little like",
		"different given names"},
	[MATCH_POSTCODE] = {"same postcode", "postcodes a slip apart", "same part of town",
		"different postcodes"},
	[MATCH_ADDRESS] = {"same address", "like addresses", "address partly the same",
		"different addresses"},
	[MATCH_SEX] = {NULL, NULL, NULL, "different gender"},
	[MATCH_PHONE] = {"same telephone", NULL, NULL, "different telephones"},
	[MATCH_EMAIL] = {"same email", "emails a slip apart", NULL, "different emails"},
};

static const char *words_of(const struct likeness *match, size_t field)
{
	enum match_level level = match->levels[field];

	if (field == MATCH_BORN && match->born_turned)
		return "day and month of birth turned round";
	if (field == MATCH_NUMBER && match->former)
		return "one had the other's NHS Number before";
	switch (level) {
	case MATCH_EQUAL:
		return words[field].equal;
	case MATCH_CLOSE:
		return words[field].close;
	case MATCH_PART:
		return words[field].part;
	case MATCH_DIFFERS:
		return words[field].differs;
	default:
		return NULL;
	}
}

static void add(struct str *all, const char *said, char before)
{
	if (said == NULL)
		return;
	if (all->length > 0)
		str_addf(all, "%c ", before);
	str_add(all, said);
}

static void add_names(struct str *all, const struct likeness *match)
{
	enum match_level family = match->levels[MATCH_FAMILY], given = match->levels[MATCH_GIVEN];

	if (match->swapped)
		add(all, "names swapped", ',');
	else if (match->other_name)
		add(all, "the same by another name", ',');
	else if (family == MATCH_EQUAL && given == MATCH_EQUAL)
		add(all, "same name", ',');
	else
		for (size_t i = MATCH_FAMILY; i <= MATCH_GIVEN; i++)
			if (match->levels[i] > MATCH_DIFFERS)
				add(all, words_of(match, i), ',');
}

char *match_why(const struct likeness *match, struct arena *arena)
{
	struct str all = {0};
	char before = ';';

	for (size_t i = 0; i < MATCH_FIELDS; i++) {
		if (i == MATCH_FAMILY)
			add_names(&all, match);
		else if (i != MATCH_GIVEN && match->levels[i] > MATCH_DIFFERS)
			add(&all, words_of(match, i), ',');
	}
	for (size_t i = 0; i < MATCH_FIELDS; i++)
		if (match->levels[i] == MATCH_DIFFERS) {
			add(&all, words_of(match, i), before);
			before = ',';
		}
	char *out = arena_strdup(arena, str_text(&all));
	str_free(&all);
	if (*out >= 'a' && *out <= 'z')
		*out = (char)(*out - 'a' + 'A');
	return out;
}

const char *match_class_words(enum match_class class)
{
	static const char *const names[] = {"No", "Possible", "Likely", "Sure"};

	return names[class];
}
