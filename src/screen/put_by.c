#include "put_by.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>

/* More than anyone writes in a day; a bound for a session that is never ended. */
enum { PUT_BY_MOST = 64 };

struct entry {
	char *person, *place;
	struct put_by text;
};
static struct entry entries[PUT_BY_MOST]; /* oldest first */
static size_t entries_n;

static void entry_free(struct entry *entry)
{
	free(entry->person);
	free(entry->place);
	edit_free(entry->text.edit);
	free(entry->text.base_text);
}

static void entry_out(size_t at)
{
	memmove(entries + at, entries + at + 1, (entries_n - at - 1) * sizeof *entries);
	entries_n--;
}

struct put_by put_by_take(const char *person, const char *place)
{
	for (size_t i = 0; i < entries_n; i++) {
		struct entry entry = entries[i];
		struct put_by text = entry.text;

		if (!text_equal(entry.person, person) || !text_equal(entry.place, place))
			continue;
		entry_out(i);
		entry.text = (struct put_by){0};
		entry_free(&entry);
		return text;
	}
	return (struct put_by){0};
}

void put_by(const char *person, const char *place, struct put_by text)
{
	struct put_by old = put_by_take(person, place);

	edit_free(old.edit);
	free(old.base_text);
	if (entries_n == PUT_BY_MOST) {
		entry_free(&entries[0]);
		entry_out(0);
	}
	entries[entries_n++] = (struct entry){xstrdup(person), xstrdup(place), text};
}

void put_by_forget(void)
{
	while (entries_n > 0)
		entry_free(&entries[--entries_n]);
}
