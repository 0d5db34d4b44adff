/* The board reads one narrow table. Every command that changes what it is made from must bring it
 * up to date for everybody it touches: a life of the team is played, and the table is made afresh
 * after each step. */
#include <criterion/criterion.h>

#include "life.h"

Test(table, holds_after_every_command)
{
	struct fixture f;

	fixture_open(&f);
	life_begin(&f);
	for (size_t i = 0; i < life_n; i++) {
		life_step(&f, i);
		fixture_table_holds(&f, f.path,
			arena_printf(f.arena, "step %zu, %s,", i, command_get(life[i].id)->name));
	}
	fixture_close(&f);
}

Test(table, holds_in_the_demonstration)
{
	struct fixture f;

	fixture_open(&f);
	const char *path = arena_printf(f.arena, "%s/demo.db", f.dir);
	FIXTURE_OK(&f, CMD_DEMO, "store", path, NULL);
	fixture_table_holds(&f, path, "the demonstration");
	fixture_close(&f);
}
