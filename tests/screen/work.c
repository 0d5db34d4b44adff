#include "../../src/screen/work.h"

#include <caseload/base/clock.h>

#include "stage.h"

TestSuite(work, .timeout = 30);

Test(work, says_how_far_it_is_and_escape_stops_it)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	vt_mark(s.vt);
	work_begin(s.app);
	cr_assert(work_progress(s.app, "Reading the list", 10, 100));
	vt_pump(s.vt);
	cr_assert_eq(vt_bytes(s.vt), 0, "quick work says nothing");
	s.app->work_began_ms = clock_monotonic_ms() - 2000;
	cr_assert(work_progress(s.app, "Reading the list", 4000, 12000));
	vt_pump(s.vt);
	STAGE_SEES(&s, "Reading the list: 4,000 of 12,000, ");
	STAGE_SEES(&s, " s left. Esc stops.");
	vt_send(s.vt, "jj" KEY_ESC);
	cr_assert_not(work_progress(s.app, "Reading the list", 5000, 12000));
	stage_close(&s);
}

Test(work, the_end_of_the_line_stops_it_and_the_program)
{
	struct stage s;

	stage_store(&s);
	stage_open(&s, 24, 80, NULL);
	work_begin(s.app);
	s.app->work_began_ms = clock_monotonic_ms() - 2000;
	vt_close_in(s.vt);
	cr_assert_not(work_progress(s.app, "Reading the list", 5000, 12000));
	cr_assert_not(app_turn(s.app, 100));
	stage_close(&s);
}
