#include <caseload/paper.h>

#include <caseload/base/str.h>

bool print_needs_large(int comm_need)
{
	return comm_need == COMM_LARGE_PRINT || comm_need == COMM_EASY_READ;
}

bool print_size_for(const char *name, int comm_need, const struct print_wish *wish, bool *large,
	const char **overrides, struct err *err)
{
	bool needs = print_needs_large(comm_need);

	*overrides = NULL;
	*large = wish->size == PRINT_NONE ? needs : wish->size == PRINT_LARGE;
	if (!needs || *large)
		return true;
	if (text_is_blank(wish->reason))
		return err_set(err, ERR_INVALID, "reason",
			"%s needs %s, and ordinary type may be no use to them. Print it large, or "
			"give the reason why not (in the shell --reason).",
			name,
			comm_need == COMM_LARGE_PRINT ? "large print" : "easy read in large print");
	*overrides = wish->reason;
	return true;
}

const char *print_cannot(int comm_need, struct arena *arena)
{
	if (comm_need != COMM_BRAILLE && comm_need != COMM_AUDIO && comm_need != COMM_BSL)
		return NULL;
	return arena_printf(arena, "Needs information as %s: paper alone does not reach them.",
		word_shown(&words_comm_need, comm_need));
}

bool person_may_be_written_to(const struct person *person, struct err *err)
{
	char day[DATE_SHOWN_SIZE];

	if (date_is_set(person->died))
		return err_set(err, ERR_INVALID, "person",
			"Died on %s: no letter is printed. Write to the family yourself.",
			date_show(person->died, day));
	if (!text_is_blank(person->no_contact))
		return err_set(err, ERR_INVALID, "person",
			"Must not be contacted (%s): no letter is printed. If that is over, change "
			"the record first.",
			person->no_contact);
	return true;
}

bool contact_may_be_written_to(const struct contact *contact, struct err *err)
{
	if (contact->do_not_contact)
		return err_set(err, ERR_INVALID, "contact",
			"%s must not be contacted: nothing is printed for them.", contact->name);
	if (date_is_set(contact->ended))
		return err_set(err, ERR_INVALID, "contact",
			"%s is no longer a contact. Choose another.", contact->name);
	return true;
}
