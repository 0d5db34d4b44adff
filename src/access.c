#include <caseload/access.h>

enum {
	WITH_PEOPLE = MAY_VIEW | MAY_REGISTER | MAY_LEAD | MAY_PLAN | MAY_REVIEW | MAY_NOTE |
		      MAY_PRINT | MAY_CONTINGENCY,
	CAPABILITIES = 0xffff, /* above these are the states a command asks for */
};

/* The privacy officer reads lists and the audit and edits nothing; the desk out of
 * hours sees contingency pages alone; the team lead runs the team but does not audit it. */
static const unsigned role_may[] = {
	[ROLE_COORDINATOR] = WITH_PEOPLE | MAY_IMPORT,
	[ROLE_CLINICIAN] = WITH_PEOPLE,
	[ROLE_SOCIAL_WORKER] = WITH_PEOPLE,
	[ROLE_TEAM_LEAD] = WITH_PEOPLE | MAY_IMPORT | MAY_TEAM | MAY_BACKUP,
	[ROLE_PRIVACY] = MAY_VIEW | MAY_AUDIT,
	[ROLE_READER] = MAY_CONTINGENCY,
};

static unsigned access_of(unsigned roles)
{
	unsigned may = 0;

	for (unsigned role = 1; role < sizeof(role_may) / sizeof(role_may[0]); role++)
		if (roles & 1u << role)
			may |= role_may[role];
	return may;
}

bool access_may(unsigned roles, unsigned needs)
{
	needs &= CAPABILITIES;
	return (access_of(roles) & needs) == needs;
}

const char *capability_words(unsigned needs)
{
	static const struct {
		unsigned bit;
		const char *words;
	} words[] = {
		{MAY_REGISTER, "change the register or people's details"},
		{MAY_LEAD, "assign lead professionals"},
		{MAY_PLAN, "write plans"},
		{MAY_REVIEW, "book and hold reviews"},
		{MAY_NOTE, "write notes, events and actions"},
		{MAY_PRINT, "print or write out records"},
		{MAY_IMPORT, "import lists"},
		{MAY_TEAM, "change the team, its workers and practices"},
		{MAY_AUDIT, "read the audit"},
		{MAY_BACKUP, "copy the store"},
		{MAY_CONTINGENCY, "see contingency pages"},
		{MAY_VIEW, "see people's records"},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (needs & words[i].bit)
			return words[i].words;
	return "do this";
}
