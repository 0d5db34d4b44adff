/* What is pasted is one thing in a text, something to look for on a list, and never a command. */
#include "stage.h"

TestSuite(paste, .timeout = 30);

static size_t audit_rows(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_AUDIT_LIST, "limit", "1000", NULL);
	return s->f.result.n;
}

static const char *text_now(struct stage *s, const char *uid)
{
	const struct plan_section *found;

	FIXTURE_OK(&s->f, CMD_PLAN_SHOW, "person", uid, NULL);
	found = plan_text(s->f.result.value, SECTION_RISKS);
	return found ? found->text : "";
}

Test(paste, on_a_list_it_runs_nothing)
{
	static const struct {
		const char *text;
		bool marked;
	} cases[] = {
		{"dummm\rq\r", true},
		{"dummm dummm dummm dum\rq\r", false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage s;
		size_t before;

		stage_store(&s);
		stage_people(&s);
		stage_open(&s, 24, 80, NULL);
		before = audit_rows(&s);
		if (cases[i].marked)
			vt_paste(s.vt, cases[i].text);
		stage_send(&s, cases[i].marked ? "" : cases[i].text);
		cr_assert(s.running);
		cr_assert_null(s.app->question);
		cr_assert_str_eq(s.app->top->screen->name, "Board");
		STAGE_SEES(&s, "(0 shown)");
		/* Looking at the list again, and our two looks: nothing else was run. */
		cr_assert(audit_rows(&s) <= before + 3, "%zu after %zu", audit_rows(&s), before);
		stage_close(&s);
	}
}

Test(paste, elsewhere_it_says_that_nothing_was_run)
{
	struct stage s;
	const char *uid;

	stage_store(&s);
	uid = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	stage_open(&s, 24, 80, NULL);
	cr_assert(stack_push(s.app, &screen_person, &(struct screen_arg){.person = uid}));
	vt_paste(s.vt, "anq\r");
	stage_send(&s, "");
	cr_assert_str_eq(s.app->top->screen->name, screen_person.name);
	STAGE_SEES(&s, "What was pasted has no place here");
	stage_close(&s);
}

Test(paste, in_a_text_it_is_one_thing)
{
	struct stage s;
	const char *uid;
	size_t bytes;

	stage_store(&s);
	uid = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	stage_open(&s, 24, 80, NULL);
	cr_assert(stack_push(
		s.app, &screen_plan, &(struct screen_arg){.person = uid, .part = "risks"}));
	stage_resize(&s, 24, 80);
	stage_send(&s, "Stairs. ");
	vt_mark(s.vt);
	vt_paste(s.vt, "One\tand\033[A two.  \r\nThree\xe2\x80\xae.");
	stage_send(&s, "");
	bytes = vt_bytes(s.vt);
	cr_assert(bytes <= 6000, "%zu bytes for a paste", bytes);
	STAGE_SEES(&s, "Pasted 2 paragraphs. Ctrl+Z takes them out. 4 hidden characters removed.");
	stage_send(&s, KEY_F2);
	cr_assert_str_eq(text_now(&s, uid), "Stairs. One  and two.\nThree.");
	stage_send(&s, "\032");
	STAGE_SEES(&s, "1 word  line 1 of 1");
	stage_close(&s);
}
