#include <criterion/criterion.h>

#include <caseload/access.h>

Test(access, roles_hold_what_their_work_asks)
{
	static const struct {
		enum role role;
		unsigned may, may_not; /* each bit on its own */
	} cases[] = {
		{ROLE_COORDINATOR,
			MAY_VIEW | MAY_REGISTER | MAY_LEAD | MAY_PLAN | MAY_REVIEW | MAY_NOTE |
				MAY_PRINT | MAY_IMPORT | MAY_CONTINGENCY,
			MAY_TEAM | MAY_AUDIT | MAY_BACKUP},
		{ROLE_CLINICIAN,
			MAY_VIEW | MAY_REGISTER | MAY_LEAD | MAY_PLAN | MAY_REVIEW | MAY_NOTE |
				MAY_PRINT | MAY_CONTINGENCY,
			MAY_IMPORT | MAY_TEAM | MAY_AUDIT | MAY_BACKUP},
		{ROLE_SOCIAL_WORKER, MAY_PLAN | MAY_REVIEW,
			MAY_IMPORT | MAY_TEAM | MAY_AUDIT | MAY_BACKUP},
		{ROLE_TEAM_LEAD, MAY_VIEW | MAY_PLAN | MAY_IMPORT | MAY_TEAM | MAY_BACKUP,
			MAY_AUDIT},
		{ROLE_PRIVACY, MAY_VIEW | MAY_AUDIT,
			MAY_REGISTER | MAY_PLAN | MAY_NOTE | MAY_PRINT | MAY_TEAM},
		{ROLE_READER, MAY_CONTINGENCY, MAY_VIEW | MAY_PRINT | MAY_AUDIT},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unsigned roles = 1u << cases[i].role;
		cr_assert(
			access_may(roles, cases[i].may), "role %d lacks something", cases[i].role);
		for (unsigned bit = 1; bit <= MAY_BACKUP; bit <<= 1)
			if (cases[i].may_not & bit)
				cr_assert(!access_may(roles, bit), "role %d may %s", cases[i].role,
					capability_words(bit));
	}
}

Test(access, roles_add_up_and_states_are_passed_over)
{
	unsigned both = 1u << ROLE_READER | 1u << ROLE_PRIVACY;

	cr_assert(access_may(both, MAY_CONTINGENCY | MAY_AUDIT));
	cr_assert(access_may(0, MAY_ANYONE));
	cr_assert(!access_may(0, MAY_VIEW));
	cr_assert(access_may(both, MAY_VIEW | 1u << 17),
		"what is above the capabilities is no capability");
	cr_assert_str_eq(capability_words(MAY_PLAN | 1u << 17), "write plans");
}
