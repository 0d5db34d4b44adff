/* Finding a person: everything that may be meant by a few characters, best first. */
#include <caseload/store/caseload.h>

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "inside.h"
#include "like.h"
#include "row.h"

struct search {
	struct store *store;
	int64_t team_id;
	int64_t limit;
	struct arena *arena;
	const char *text;
	struct date today;
	int64_t *ids; /* best first, each once */
	size_t n, room;
};

static bool is_full(const struct search *search)
{
	return (int64_t)search->n >= search->limit;
}

static void add(struct search *search, int64_t id)
{
	for (size_t i = 0; i < search->n; i++)
		if (search->ids[i] == id)
			return;
	if (!is_full(search))
		*(int64_t *)arena_push(
			search->arena, &search->ids, &search->n, &search->room, sizeof(id)) = id;
}

static bool add_all(struct search *search, enum query query, struct err *err)
{
	struct db_stmt *stmt = search->store->statements[query];
	enum db_step step;

	if (!query_int(search->store, query, "team", search->team_id) ||
		!query_int(search->store, query, "limit", search->limit))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW)
		add(search, db_column_int(stmt, 0));
	db_reset(stmt);
	return step == DB_DONE;
}

/* Everything that begins with `low`; the bytes of a beginning are followed by none above `end`. */
static bool find_beginning(
	struct search *search, enum query query, const char *low, const char *end, struct err *err)
{
	return query_start(search->store, query, err) != NULL &&
	       query_text(search->store, query, "low", low) &&
	       query_text(search->store, query, "high",
		       arena_printf(search->arena, "%s%s", low, end)) &&
	       add_all(search, query, err);
}

/* The digits of a text that holds nothing else but blanks and hyphens; NULL otherwise. */
static char *only_digits(const struct search *search)
{
	char *out = arena_alloc(search->arena, strlen(search->text) + 1);
	size_t n = 0;

	for (const char *at = search->text; *at != '\0'; at++) {
		if (isdigit((unsigned char)*at))
			out[n++] = *at;
		else if (*at != ' ' && *at != '-')
			return NULL;
	}
	return n > 0 && n < NHS_NUMBER_SIZE ? out : NULL;
}

static bool find_number(struct search *search, struct err *err)
{
	char *digits = only_digits(search);
	return digits == NULL || find_beginning(search, Q_CASE_FIND_NUMBER, digits, ":", err);
}

static bool find_identifier(struct search *search, struct err *err)
{
	return query_start(search->store, Q_CASE_FIND_IDENTIFIER, err) != NULL &&
	       query_text(search->store, Q_CASE_FIND_IDENTIFIER, "value", search->text) &&
	       add_all(search, Q_CASE_FIND_IDENTIFIER, err);
}

static bool find_born(struct search *search, struct err *err)
{
	struct date_rules rules = {DATE_BIRTH, false, search->today, NULL};
	struct date born;

	if (strpbrk(search->text, "0123456789") == NULL ||
		!date_read(search->text, &rules, "text", &born, NULL) || !date_is_set(born))
		return true;
	return query_start(search->store, Q_CASE_FIND_BORN, err) != NULL &&
	       query_date(search->store, Q_CASE_FIND_BORN, "born", born) &&
	       add_all(search, Q_CASE_FIND_BORN, err);
}

/* "de81qt", "DE8 1QT", "DE8": as postcodes are kept, or NULL. The outward part ends in a digit or
 * a digit and a letter; the inward part is a digit and two letters. */
static char *as_postcode(const struct search *search)
{
	char *out = arena_alloc(search->arena, strlen(search->text) + 2);
	size_t n = 0;

	for (const char *at = search->text; *at != '\0'; at++) {
		if (isalnum((unsigned char)*at))
			out[n++] = (char)toupper((unsigned char)*at);
		else if (*at != ' ')
			return NULL;
	}
	if (n < 2 || n > 7 || !isalpha((unsigned char)out[0]) || strpbrk(out, "0123456789") == NULL)
		return NULL;
	if (n >= 5 && isdigit((unsigned char)out[n - 3]) && isalpha((unsigned char)out[n - 2]) &&
		isalpha((unsigned char)out[n - 1])) {
		memmove(out + n - 2, out + n - 3, 4);
		out[n - 3] = ' ';
	}
	return out;
}

static bool find_postcode(struct search *search, struct err *err)
{
	char *postcode = as_postcode(search);

	if (postcode == NULL)
		return true;
	/* The district itself before those whose number goes on: DE2 before DE24. */
	if (strchr(postcode, ' ') == NULL &&
		!find_beginning(search, Q_CASE_FIND_POSTCODE,
			arena_printf(search->arena, "%s ", postcode), "~", err))
		return false;
	return find_beginning(search, Q_CASE_FIND_POSTCODE, postcode, "~", err);
}

/* Does every pattern's word begin some word of the folded name? */
static bool all_begin(const char *fold, char *words[], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(words[i]) - 2;
		const char *at = fold;
		while (at != NULL && strncmp(at, words[i] + 1, length) != 0)
			at = (at = strchr(at, ' ')) != NULL ? at + 1 : NULL;
		if (at == NULL)
			return false;
	}
	return true;
}

static bool find_name(struct search *search, struct err *err)
{
	static const char *const names[LIKE_WORDS] = {"word1", "word2", "word3", "word4"};
	enum query query = Q_CASE_FIND_NAME;
	struct db_stmt *stmt = query_start(search->store, query, err);
	char *words[LIKE_WORDS];
	size_t n = like_words(search->text, words, search->arena), later_n = 0, room = 0;
	int64_t *later = NULL;
	enum db_step step = DB_DONE;

	if (n == 0)
		return true;
	/* Family names that begin so, straight from the index; often that is a page already. */
	if (n == 1 && !find_beginning(search, Q_CASE_FIND_NAME_START,
			      arena_strndup(search->arena, words[0] + 1, strlen(words[0]) - 2),
			      "\U0010FFFF", err))
		return false;
	if (stmt == NULL || !query_int(search->store, query, "team", search->team_id))
		return false;
	for (size_t i = 0; i < LIKE_WORDS; i++)
		if (!query_text(search->store, query, names[i], i < n ? words[i] : "%"))
			return false;
	if (!query_text(search->store, query, "joined", like_joined(search->text, search->arena)))
		return false;
	while (!is_full(search) && (step = db_step(stmt, err)) == DB_ROW) {
		int64_t id = db_column_int(stmt, 0);
		if (all_begin(db_column_text(stmt, 1, NULL), words, n))
			add(search, id);
		else if ((int64_t)later_n < search->limit)
			*(int64_t *)arena_push(search->arena, &later, &later_n, &room, sizeof(id)) =
				id;
	}
	db_reset(stmt);
	for (size_t i = 0; i < later_n; i++)
		add(search, later[i]);
	return step != DB_FAILED;
}

bool store_case_find(struct store *store, int64_t team_id, const char *text, struct date today,
	int64_t limit, struct arena *arena, struct case_row **out, size_t *n, struct err *err)
{
	struct search search = {
		.store = store, .team_id = team_id, .limit = limit, .arena = arena, .today = today};
	size_t length;

	text += strspn(text, " ");
	for (length = strlen(text); length > 0 && text[length - 1] == ' '; length--)
		;
	search.text = arena_strndup(arena, text, length);
	if (length > 0 && !(find_number(&search, err) && find_identifier(&search, err) &&
				  find_born(&search, err) && find_postcode(&search, err) &&
				  find_name(&search, err)))
		return false;
	return store_case_rows(store, search.ids, search.n, today, arena, out, n, err);
}
