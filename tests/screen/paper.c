#include "stage.h"

#include <sys/stat.h>
#include <unistd.h>

TestSuite(paper, .timeout = 30);

Test(paper, shows_the_pages_and_what_enter_would_do)
{
	struct stage s;
	struct stat st;
	char *path;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "P");
	STAGE_SEES(&s, ": Print preview: caseload summary]");
	STAGE_SEES(&s, "Page 1 of 2   My caseload   Names Full");
	STAGE_SEES(&s, "Prints 2 pages about 1 person. Printing is logged.");
	stage_send(&s, "t");
	STAGE_SEES(&s, "about 3 people");
	stage_send(&s, "NN");
	STAGE_SEES(&s, "Names NHS Number only");
	stage_send(&s, "/0026\r");
	STAGE_SEES(&s, "999 000 0026");
	path = arena_printf(s.f.arena, "%s/out.txt", s.f.dir);
	stage_send(&s, "f"); /* typing replaces what is proposed */
	stage_send(&s, path);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Wrote 2 pages about 3 people");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert(st.st_size > 100);
	stage_close(&s);
}
