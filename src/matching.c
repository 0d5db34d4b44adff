#include <caseload/matching.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

/* ---- the weights, in tenths of a bit, and what the sums mean ---- */

/* About log2 of how much oftener two records of one person agree so than two of different people
 * do, times ten. Weights and thresholds were set on FEBRL 1 and on what a caseload holds and FEBRL does
 * not, namesakes, twins and households; FEBRL 2 and fake_1000 were only looked at. */
static const int weights[MATCH_FIELDS][MATCH_LEVELS] = {
	/*                 missing differs part close equal */
	[MATCH_NUMBER] = {0, -60, 0, 60, 140},
	[MATCH_BORN] = {0, -50, 20, 75, 100},
	[MATCH_FAMILY] = {0, -35, 12, 50, 70},
	[MATCH_GIVEN] = {0, -40, 8, 40, 55},
	[MATCH_POSTCODE] = {0, -20, 8, 35, 50},
	[MATCH_ADDRESS] = {0, -25, 25, 50, 65},
	[MATCH_SEX] = {0, -20, 0, 0, 8},
	[MATCH_PHONE] = {0, -5, 0, 30, 60},
	[MATCH_EMAIL] = {0, -5, 0, 45, 70},
};
enum {
	LIKELY_FROM = 185,
	POSSIBLE_FROM = 90,
	/* Two numbers that were both verified are two people, whatever else is like: the most that
	 * is left is a question. */
	TRACED_APART = -150,
};

/* ---- making ready ---- */

static const char *joined_fold(const char *text, struct arena *arena)
{
	char *fold = utf8_fold(arena, text != NULL ? text : "");
	size_t n = 0;

	for (const char *at = fold; *at != '\0'; at++)
		if (*at != ' ' && *at != ',' && *at != ';')
			fold[n++] = *at;
	fold[n] = '\0';
	return fold;
}

/* The last ten digits: "+44 1332 ..." and "01332 ..." are one number. */
static const char *phone_digits(const char *text, struct arena *arena)
{
	char *out;
	size_t n = 0;

	if (text_is_blank(text))
		return NULL;
	out = arena_alloc(arena, strlen(text) + 1);
	for (; *text != '\0'; text++)
		if (isdigit((unsigned char)*text))
			out[n++] = *text;
	out[n] = '\0';
	if (n < 6)
		return NULL;
	return n > 10 ? out + n - 10 : out;
}

static int by_value(const void *a, const void *b)
{
	return (int)*(const unsigned short *)a - (int)*(const unsigned short *)b;
}

static void prepare_address(const char *text, struct arena *arena, struct match_record *out)
{
	const char *fold = joined_fold(text, arena);
	size_t n = strlen(fold);
	unsigned short *pairs;

	if (n < 2)
		return;
	pairs = arena_new_array(arena, unsigned short, n - 1);
	for (size_t i = 0; i + 1 < n; i++)
		pairs[i] =
			(unsigned short)((unsigned char)fold[i] << 8 | (unsigned char)fold[i + 1]);
	qsort(pairs, n - 1, sizeof(*pairs), by_value);
	out->address = pairs;
	out->address_n = n - 1;
}

static void prepare_others(
	const struct person *person, struct arena *arena, struct match_record *out)
{
	size_t n = 0;
	char *rest = utf8_fold(arena, person->aliases != NULL ? person->aliases : ""), *word;

	if (!text_is_blank(person->preferred))
		out->others[n++] = joined_fold(person->preferred, arena);
	while (n < 3 && (word = strtok_r(rest, " ,;", &rest)) != NULL)
		out->others[n++] = word;
}

void match_prepare(const struct person *person, const char *former_number, struct arena *arena,
	struct match_record *out)
{
	memset(out, 0, sizeof(*out));
	out->id = person->id;
	out->family = joined_fold(person->family, arena);
	out->given = joined_fold(person->given, arena);
	prepare_others(person, arena, out);
	if (date_is_set(person->born)) {
		char iso[DATE_ISO_SIZE];
		date_iso(person->born, iso);
		memcpy(out->born, iso, 4);
		memcpy(out->born + 4, iso + 5, 2);
		memcpy(out->born + 6, iso + 8, 2);
	}
	out->postcode = joined_fold(person->postcode, arena);
	prepare_address(person->address, arena, out);
	out->sex = person->gender;
	out->phones[0] = phone_digits(person->phone, arena);
	out->phones[1] = phone_digits(person->mobile, arena);
	if (!text_is_blank(person->email))
		out->email = joined_fold(person->email, arena);
	out->number = arena_strdup(arena, person->nhs_number);
	out->former = arena_strdup(arena, former_number);
	out->traced = person->nhs_status == NHS_STATUS_VERIFIED;
}

/* ---- likeness of two texts ---- */

/* Jaro's likeness with Winkler's weight on the beginning, in thousandths. */
static int likeness(const char *a, const char *b)
{
	enum { LONGEST = 64 };
	size_t n = strlen(a), m = strlen(b), same = 0, turned = 0, start = 0;
	bool used[LONGEST] = {false}, met[LONGEST] = {false};

	n = n < LONGEST ? n : LONGEST;
	m = m < LONGEST ? m : LONGEST;
	if (n == 0 || m == 0)
		return 0;
	size_t reach = (n > m ? n : m) / 2;
	reach = reach > 0 ? reach - 1 : 0;
	for (size_t i = 0; i < n; i++) {
		size_t low = i > reach ? i - reach : 0;
		for (size_t j = low; j < m && j <= i + reach; j++)
			if (!used[j] && a[i] == b[j]) {
				used[j] = met[i] = true;
				same++;
				break;
			}
	}
	if (same == 0)
		return 0;
	for (size_t i = 0, j = 0; i < n; i++) {
		if (!met[i])
			continue;
		while (!used[j])
			j++;
		turned += a[i] != b[j++];
	}
	int jaro =
		(int)(1000 * (same * m + same * n) / (n * m) + 1000 * (same - turned / 2) / same) /
		3;
	while (start < 4 && start < n && start < m && a[start] == b[start])
		start++;
	return jaro + (int)start * (1000 - jaro) / 10;
}

/* One letter put in, left out, replaced, or two neighbours turned round. */
static bool one_slip(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	if (n > m) {
		const char *t = a;
		size_t k = n;
		a = b;
		b = t;
		n = m;
		m = k;
	}
	if (m - n > 1)
		return false;
	while (i < n && a[i] == b[i])
		i++;
	if (n < m)
		return strcmp(a + i, b + i + 1) == 0;
	if (i == n || strcmp(a + i + 1, b + i + 1) == 0)
		return true;
	return i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] &&
	       strcmp(a + i + 2, b + i + 2) == 0;
}

static enum match_level name_level(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), shorter = n < m ? n : m;

	if (shorter == 0)
		return MATCH_MISSING;
	if (strcmp(a, b) == 0)
		return MATCH_EQUAL;
	if (strncmp(a, b, shorter) == 0)
		return shorter >= 3 ? MATCH_CLOSE : MATCH_PART;
	int like = likeness(a, b);
	if (like >= 900 || (shorter >= 4 && one_slip(a, b)))
		return MATCH_CLOSE;
	return like >= 800 ? MATCH_PART : MATCH_DIFFERS;
}

/* Any other name of the one for the given name of the other. */
static enum match_level other_level(const struct match_record *a, const char *given)
{
	enum match_level best = MATCH_MISSING;

	for (size_t i = 0; a->others[i] != NULL; i++) {
		enum match_level level = name_level(a->others[i], given);
		best = level > best ? level : best;
	}
	return best;
}

static int name_weight(enum match_level family, enum match_level given)
{
	return weights[MATCH_FAMILY][family] + weights[MATCH_GIVEN][given];
}

static enum match_level better(enum match_level a, enum match_level b)
{
	return a > b ? a : b;
}

static void compare_names(
	const struct match_record *a, const struct match_record *b, struct likeness *out)
{
	enum match_level family = name_level(a->family, b->family);
	enum match_level given = name_level(a->given, b->given);
	enum match_level other = better(other_level(a, b->given), other_level(b, a->given));
	enum match_level maiden = better(other_level(a, b->family), other_level(b, a->family));
	enum match_level turned_family = name_level(a->family, b->given);
	enum match_level turned_given = name_level(a->given, b->family);

	if (other > given && other >= MATCH_CLOSE) {
		given = MATCH_CLOSE;
		out->other_name = true;
	}
	if (maiden > family && maiden >= MATCH_CLOSE) {
		family = MATCH_CLOSE;
		out->other_name = true;
	}
	if (turned_family >= MATCH_CLOSE &&
		(turned_given >= MATCH_CLOSE || turned_given == MATCH_MISSING) &&
		name_weight(turned_family, turned_given) > name_weight(family, given)) {
		out->swapped = true;
		family = turned_family;
		given = turned_given;
	}
	out->levels[MATCH_FAMILY] = (unsigned char)family;
	out->levels[MATCH_GIVEN] = (unsigned char)given;
}

/* ---- the other fields ---- */

static enum match_level born_level(const char *a, const char *b, bool *turned)
{
	bool year = memcmp(a, b, 4) == 0, month = memcmp(a + 4, b + 4, 2) == 0,
	     day = memcmp(a + 6, b + 6, 2) == 0;

	if (*a == '\0' || *b == '\0')
		return MATCH_MISSING;
	if (year && month && day)
		return MATCH_EQUAL;
	*turned = year && memcmp(a + 4, b + 6, 2) == 0 && memcmp(a + 6, b + 4, 2) == 0;
	if (*turned || one_slip(a, b))
		return MATCH_CLOSE;
	return year + month + day == 2 ? MATCH_PART : MATCH_DIFFERS;
}

static enum match_level postcode_level(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	if (n == 0 || m == 0)
		return MATCH_MISSING;
	if (strcmp(a, b) == 0)
		return MATCH_EQUAL;
	if (one_slip(a, b))
		return MATCH_CLOSE;
	/* The outward half is all but the last three. */
	return n > 4 && n == m && strncmp(a, b, n - 3) == 0 ? MATCH_PART : MATCH_DIFFERS;
}

static enum match_level address_level(const struct match_record *a, const struct match_record *b)
{
	size_t both = 0, i = 0, j = 0;

	if (a->address_n == 0 || b->address_n == 0)
		return MATCH_MISSING;
	while (i < a->address_n && j < b->address_n) {
		if (a->address[i] == b->address[j])
			both++, i++, j++;
		else if (a->address[i] < b->address[j])
			i++;
		else
			j++;
	}
	size_t percent = 200 * both / (a->address_n + b->address_n);
	return percent >= 92   ? MATCH_EQUAL
	       : percent >= 70 ? MATCH_CLOSE
	       : percent >= 45 ? MATCH_PART
			       : MATCH_DIFFERS;
}

static enum match_level phone_level(const struct match_record *a, const struct match_record *b)
{
	bool any = false;

	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < 2; j++) {
			if (a->phones[i] == NULL || b->phones[j] == NULL)
				continue;
			any = true;
			if (strcmp(a->phones[i], b->phones[j]) == 0)
				return MATCH_EQUAL;
		}
	return any ? MATCH_DIFFERS : MATCH_MISSING;
}

static enum match_level email_level(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return MATCH_MISSING;
	if (strcmp(a, b) == 0)
		return MATCH_EQUAL;
	return likeness(a, b) >= 930 ? MATCH_CLOSE : MATCH_DIFFERS;
}

static enum match_level sex_level(int a, int b)
{
	bool said = (a == GENDER_MALE || a == GENDER_FEMALE) &&
		    (b == GENDER_MALE || b == GENDER_FEMALE);

	return !said ? MATCH_MISSING : a == b ? MATCH_EQUAL : MATCH_DIFFERS;
}

static void compare_numbers(
	const struct match_record *a, const struct match_record *b, struct likeness *out)
{
	enum match_level level = MATCH_MISSING;

	if (a->number != NULL && b->number != NULL)
		level = strcmp(a->number, b->number) == 0 ? MATCH_EQUAL
			: one_slip(a->number, b->number)  ? MATCH_CLOSE
							  : MATCH_DIFFERS;
	else if (text_equal(a->former, b->number) && b->number != NULL)
		level = MATCH_EQUAL;
	else if (text_equal(b->former, a->number) && a->number != NULL)
		level = MATCH_EQUAL;
	else if (a->former != NULL && text_equal(a->former, b->former))
		level = MATCH_EQUAL;
	out->former = level == MATCH_EQUAL && (a->number == NULL || b->number == NULL);
	out->levels[MATCH_NUMBER] = (unsigned char)level;
}

/* ---- the sum ---- */

/* Another given name: a number that stood on the wrong one of two twins has the right birth date and
 * the right family name, so somebody has to look. */
static bool contradicted(const struct likeness *match)
{
	return match->levels[MATCH_GIVEN] == MATCH_DIFFERS;
}

/* Husband and wife share a family name, an address and a telephone: without a given name that is
 * like, the birth date or the number such a pair is two people. */
static bool household(const struct likeness *match)
{
	return match->levels[MATCH_GIVEN] < MATCH_PART && match->levels[MATCH_BORN] < MATCH_CLOSE &&
	       match->levels[MATCH_NUMBER] < MATCH_CLOSE;
}

static enum match_class class_of(
	const struct likeness *match, const struct match_record *a, const struct match_record *b)
{
	const unsigned char *levels = match->levels;
	bool apart = a->traced && b->traced && levels[MATCH_NUMBER] != MATCH_EQUAL &&
		     a->number != NULL && b->number != NULL;

	if (levels[MATCH_NUMBER] == MATCH_EQUAL && levels[MATCH_BORN] == MATCH_EQUAL)
		return contradicted(match) ? MATCH_POSSIBLE : MATCH_SURE;
	if (match->score < POSSIBLE_FROM || household(match))
		return MATCH_NO;
	/* Twins, and parent and child of one name: what tells them apart is one field. */
	if (match->score < LIKELY_FROM || apart || levels[MATCH_BORN] == MATCH_DIFFERS ||
		levels[MATCH_GIVEN] == MATCH_DIFFERS)
		return MATCH_POSSIBLE;
	/* Another number and another birth date, be it a slip apart. */
	if (levels[MATCH_NUMBER] == MATCH_DIFFERS && levels[MATCH_BORN] != MATCH_EQUAL)
		return MATCH_POSSIBLE;
	return MATCH_LIKELY;
}

struct likeness likeness_of(const struct match_record *a, const struct match_record *b)
{
	struct likeness out = {0};

	compare_numbers(a, b, &out);
	compare_names(a, b, &out);
	out.levels[MATCH_BORN] = (unsigned char)born_level(a->born, b->born, &out.born_turned);
	out.levels[MATCH_POSTCODE] = (unsigned char)postcode_level(a->postcode, b->postcode);
	out.levels[MATCH_ADDRESS] = (unsigned char)address_level(a, b);
	out.levels[MATCH_SEX] = (unsigned char)sex_level(a->sex, b->sex);
	out.levels[MATCH_PHONE] = (unsigned char)phone_level(a, b);
	out.levels[MATCH_EMAIL] = (unsigned char)email_level(a->email, b->email);
	for (size_t i = 0; i < MATCH_FIELDS; i++)
		out.score += weights[i][out.levels[i]];
	if (a->traced && b->traced && out.levels[MATCH_NUMBER] < MATCH_EQUAL &&
		out.levels[MATCH_NUMBER] != MATCH_MISSING)
		out.score += TRACED_APART;
	out.class = class_of(&out, a, b);
	return out;
}
