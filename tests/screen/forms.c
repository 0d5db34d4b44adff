#include "stage.h"

#include "../../src/screen/form_page.h"

TestSuite(forms, .timeout = 30);

static struct person_record *record(struct stage *s, const char *uid)
{
	FIXTURE_OK(&s->f, CMD_PERSON_SHOW, "person", uid, NULL);
	return s->f.result.value;
}

static const char *open_record(struct stage *s, int rows, int cols)
{
	const char *uid;
	struct screen_arg arg = {0};

	stage_store(s);
	uid = fixture_on_register(&s->f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	stage_open(s, rows, cols, NULL);
	arg.person = uid;
	cr_assert(stack_push(s->app, &screen_person, &arg), "%s", message_text(s->app->message));
	stage_resize(s, rows, cols);
	return uid;
}

static size_t drafts(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_DRAFT_LIST, NULL);
	return s->f.result.n;
}

Test(forms, a_review_is_booked_with_five_keys)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);

	stage_send(&s, "b+3m");
	STAGE_SEES(&s, "= Fri 12-Jun-2026, in 13 weeks");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Booked a review for OKONKWO, Adaeze");
	STAGE_SEES(&s, "12-Jun-2026 (in 13w)");
	cr_assert(date_equal(record(&s, uid)->reviews[0].due_on, date_make(2026, 6, 12)));
	cr_assert_eq(drafts(&s), 0);
	stage_close(&s);
}

static void go_to_field(struct stage *s, const char *name)
{
	struct form_page *page = s->app->top->data;

	form_focus_on(page->form, name);
}

/* The keys from opening the form to the end, as the budget counts them: typed text apart. */
Test(forms, a_contact_is_logged_with_its_text_and_three_keys)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);
	const struct event *event;

	stage_send(&s, "c");
	STAGE_SEES(&s, "Log a contact");
	STAGE_SEES(&s, "[Phone");
	STAGE_SEES(&s, "12-Mar-2026");
	stage_send(&s, "\r");
	stage_send(&s, "Daughter rang, all well" KEY_F2);
	STAGE_SEES(&s, "Logged a contact with OKONKWO, Adaeze on 12-Mar-2026: Phone.");
	event = record(&s, uid)->events;
	cr_assert_eq(event->kind, EVENT_CONTACT);
	cr_assert_str_eq(event->place, "Phone");
	cr_assert_str_eq(event->text, "Daughter rang, all well");
	cr_assert(date_equal(event->on, date_make(2026, 3, 12)));
	stage_close(&s);
}

Test(forms, the_budgets_hold_from_the_board)
{
	struct stage s;
	const struct person_record *found;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "b+3m\r"); /* five keys */
	STAGE_SEES(&s, "Moved the review for OKONKWO, Adaeze");
	found = record(&s, "9990000018");
	cr_assert(date_equal(found->reviews[0].due_on, date_make(2026, 6, 18)));
	stage_send(&s, "u");
	stage_send(&s, "c\rRang" KEY_F2); /* the text and three keys */
	STAGE_SEES(&s, "Logged a contact with OKONKWO, Adaeze on 18-Mar-2026: Phone.");
	stage_close(&s);
}

Test(forms, the_day_of_a_note_has_a_calendar_too)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);

	stage_send(&s, "nRang.\t\033OS");
	STAGE_SEES(&s, "March 2026");
	stage_send(&s, "\033[D\r" KEY_F2);
	cr_assert(date_equal(record(&s, uid)->notes[0].on, date_make(2026, 3, 11)));
	stage_close(&s);
}

Test(forms, the_co_ordinators_contact_counts_for_the_agreed_interval)
{
	struct stage s;
	const char *uid;

	stage_store(&s);
	uid = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		"kind", "coordinator", "contact_days", "14", NULL);
	FIXTURE_OK(&s.f, CMD_CONTACT_LOG, "person", uid, "text", "Rang", "on", "2026-03-12", NULL);
	cr_assert(date_equal(record(&s, uid)->coordinator->last_contact, date_make(2026, 3, 12)));
	FIXTURE_OK(&s.f, CMD_CONTACT_LOG, "person", uid, "text", "Saw her", "how", "visit", "on",
		"2026-03-12", NULL);
	cr_assert_str_eq(record(&s, uid)->events[0].place, "Visit");
	fixture_close(&s.f);
}

/* Left column, then right; back the same way. */
Test(forms, tab_goes_down_the_left_column_then_the_right_in_every_form)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {40, 140}, {16, 60}};
	struct stage s;
	const char *uid = open_record(&s, 24, 80);
	size_t opened = 0;

	FIXTURE_OK(&s.f, CMD_ALERT_ADD, "person", uid, "kind", "other", "text", "Dog", NULL);
	FIXTURE_OK(&s.f, CMD_CONTACT_ADD, "person", uid, "name", "Ngozi", NULL);
	FIXTURE_OK(&s.f, CMD_ACTION_ADD, "person", uid, "what", "Ring", "owner", "jpatel", NULL);
	FIXTURE_OK(&s.f, CMD_REVIEW_BOOK, "person", uid, "date", "+3m", NULL);
	FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_NEED_ADD, "person", uid, "text", "Falls", NULL);
	for (size_t size = 0; size < 3; size++) {
		stage_resize(&s, sizes[size].rows, sizes[size].cols);
		for (int id = 0; id < CMD_COUNT; id++) {
			struct screen_arg arg = {.person = uid, .command = (enum command_id)id};
			int there[64], n = 0, turns = 0, depth = s.app->depth;
			struct form_page *page;

			if (!form_for(id) || id == CMD_NOTE_ADD ||
				!stack_push(s.app, form_for(id), &arg))
				continue;
			page = s.app->top->data;
			stage_resize(&s, sizes[size].rows, sizes[size].cols);
			for (size_t i = 1; i < page->n; i++)
				cr_assert(!(page->fields[i - 1].flags & FORM_RIGHT) ||
						  page->fields[i].flags & FORM_RIGHT,
					"%s: %s", command_get(id)->name, page->fields[i].name);
			bool on_button = false;
			while (!on_button && n < 60) {
				bool right = vt_cursor_col(s.vt) >= sizes[size].cols / 2;

				if (n > 0 && page->spec->cols >= 100 && sizes[size].cols >= 80)
					turns += right != (there[n - 1] >= sizes[size].cols / 2);
				there[n++] = vt_cursor_col(s.vt);
				on_button = !*form_focus(page->form);
				if (!on_button)
					stage_send(&s, "\t");
			}
			cr_assert_leq(turns, 1, "%s jumps", command_get(id)->name);
			for (int i = n - 1; i-- > 0;) {
				stage_send(&s, "\033[Z");
				cr_assert_eq(vt_cursor_col(s.vt), there[i],
					"%s, field %d back: %d %d", command_get(id)->name, i,
					vt_cursor_col(s.vt), there[i]);
			}
			while (s.app->depth > depth)
				stack_pop(s.app);
			opened++;
		}
	}
	cr_assert_geq(opened, 3 * 18, "only %zu forms were opened", opened);
	stage_close(&s);
}

Test(forms, f4_on_a_date_shows_a_month)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;
		const char *uid = open_record(&s, sizes[i][0], sizes[i][1]);

		FIXTURE_OK(&s.f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-16", NULL);
		stage_send(&s, "b\033OS");
		STAGE_SEES(&s, "March 2026");
		STAGE_SEES(&s, "Mon  Tue");
		STAGE_SEES(&s, "[12]");
		STAGE_SEES(&s, "= Thu 12-Mar-2026, today");
		stage_send(&s, "\033[C\033[C\033[C\033[C");
		STAGE_SEES(&s, "(12)");
		STAGE_SEES(&s, "= Mon 16-Mar-2026, in 4 days, 1 review");
		stage_send(&s, "]]");
		STAGE_SEES(&s, "May 2026");
		stage_send(&s, "25/5");
		STAGE_SEES(&s, "Spring bank holiday");
		stage_send(&s, "\033");
		STAGE_SEES(&s, "Book or move a review");
		stage_send(&s, "\033OSy\r");
		STAGE_SEES(&s, "has passed");
		stage_send(&s, "\025+3m\r");
		STAGE_SEES(&s, "= Fri 12-Jun-2026, in 13 weeks");
		stage_send(&s, KEY_F2);
		cr_assert(date_equal(record(&s, uid)->reviews[0].due_on, date_make(2026, 6, 12)));
		stage_close(&s);
	}
}

Test(forms, in_calm_mode_the_month_is_one_line)
{
	struct screen_options calm = {.calm = true};
	struct stage s;
	struct screen_arg arg = {.command = CMD_REVIEW_BOOK};

	stage_store(&s);
	arg.person = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	stage_open(&s, 24, 80, &calm);
	cr_assert(stack_push(s.app, form_for(CMD_REVIEW_BOOK), &arg));
	stage_send(&s, "\033OS"); /* the title is heard first */
	stage_send(&s, "\033[C");
	STAGE_SEES(&s, "= Fri 13-Mar-2026, tomorrow");
	STAGE_NOT(&s, "Mon  Tue");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "Fri 13-Mar-2026"));
	stage_close(&s);
}

Test(forms, a_number_that_is_known_says_whose_and_enter_opens)
{
	struct stage s;

	open_record(&s, 24, 80);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "N");
	go_to_field(&s, "nhs_number");
	stage_send(&s, "999 000 0493");
	STAGE_SEES(&s, "check digit");
	stage_send(&s, "\025"
		       "999 000 049\t");
	STAGE_SEES(&s, "10 digits. You");
	go_to_field(&s, "nhs_number");
	stage_send(&s, "\025"
		       "999 000 0018");
	STAGE_SEES(&s, "already on the");
	STAGE_SEES(&s, "OKONKWO");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "[Summary]");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Add a person");
	STAGE_SEES(&s, "999 000 0018");
	stage_close(&s);
}

Test(forms, a_question_mark_in_an_empty_field_tells_what_it_is_for)
{
	static const char *const keys[] = {"?", KEY_F1};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;

		open_record(&s, 24, 80);
		stage_send(&s, "b");
		stage_send(&s, keys[i]);
		STAGE_SEES(&s, "Next review, must be filled in.");
		STAGE_SEES(&s, "F4 shows a calendar.");
		stage_send(&s, "+3m" KEY_F1);
		STAGE_SEES(&s, "Keys");
		stage_close(&s);
	}
}

Test(forms, a_wrong_date_is_told_under_its_field)
{
	struct stage s;

	open_record(&s, 24, 80);
	stage_send(&s, "b3/16/26\t");
	STAGE_SEES(&s, "16 is not a month");
	STAGE_SEES(&s, "! 16 is not a month. Day comes first: 16/3.");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Book or move a review");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "not saved it.");
	stage_send(&s, "xy");
	STAGE_SEES(&s, "[Summary]");
	stage_close(&s);
}

Test(forms, the_lead_is_picked_by_typing_and_the_load_is_shown)
{
	struct stage s;
	const char *uid;

	uid = open_record(&s, 24, 80);
	FIXTURE_OK(&s.f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession",
		"occupational_therapist", "login", "mlewis", "capacity", "60", NULL);
	stage_send(&s, "mlew");
	STAGE_SEES(&s, "Mary Lewis, Occupational therapist  0 cases 0/60");
	stage_send(&s, "\r" KEY_F2);
	STAGE_SEES(&s, "Reason must be filled in.");
	stage_send(&s, "Visits weekly" KEY_F2);
	STAGE_SEES(&s, "Mary Lewis,");
	cr_assert_str_eq(record(&s, uid)->lead->worker, "mlewis");
	stage_close(&s);
}

Test(forms, what_another_saved_is_shown_beside_mine)
{
	static const struct {
		const char *keys, *phone;
	} cases[] = {{KEY_F2, "01632 960222"}, {"m" KEY_F2, "01632 960111"},
		{"t" KEY_F2, "01632 960222"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage s;
		const char *uid = open_record(&s, 24, 80);
		const struct person *now;

		stage_send(&s, "e");
		go_to_field(&s, "phone");
		stage_send(&s, "01632 960111");
		go_to_field(&s, "preferred");
		stage_send(&s, "Ada");
		FIXTURE_OK(&s.f, CMD_PERSON_EDIT, "person", uid, "phone", "01632 960222",
			"language", "Igbo", NULL);
		stage_send(&s, KEY_F2);
		STAGE_SEES(&s, "m keeps mine, t takes theirs");
		STAGE_SEES(&s, "mine    01632 960111");
		STAGE_SEES(&s, "* theirs  01632 960222");
		stage_send(&s, cases[i].keys);
		now = &record(&s, uid)->person;
		cr_assert_str_eq(now->phone, cases[i].phone, "after %s", cases[i].keys);
		cr_assert_str_eq(now->preferred, "Ada", "what only I changed is saved");
		cr_assert_str_eq(now->language, "Igbo", "what only they changed stays");
		stage_close(&s);
	}
}

Test(forms, coming_off_the_register_takes_the_word)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);

	stage_send(&s, "\033[3~");
	STAGE_SEES(&s, "Take off the register");
	stage_send(&s, "met\r" KEY_F2);
	STAGE_SEES(&s, "Take off the register?");
	STAGE_SEES(&s, "Nothing is deleted.");
	stage_send(&s, "END\r");
	STAGE_SEES(&s, "Take off the register?");
	stage_pass_deafness(&s);
	stage_send(&s, "end\r");
	STAGE_SEES(&s, "Take off the register?");
	cr_assert(episode_is_open(record(&s, uid)->episode), "a wrong word ends nothing");
	stage_send(&s, "\025END\r");
	STAGE_SEES(&s, "Ended 12-Mar-2026:");
	cr_assert_eq(record(&s, uid)->episode->end_reason, END_REASON_NEEDS_MET);
	stage_close(&s);
}

Test(forms, a_note_is_never_lost)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);

	stage_send(&s, "nDaughter rang.");
	cr_assert_eq(drafts(&s), 0, "not before two seconds have passed");
	s.app->top->screen->idle(s.app->top);
	cr_assert_eq(drafts(&s), 1);
	stage_send(&s, " Away until April.");
	s.app->top->screen->keep(s.app->top);
	cr_assert_str_eq(((const struct draft *)(drafts(&s), s.f.result.value))->text,
		"Daughter rang. Away until April.");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "k");
	STAGE_SEES(&s, "Kept the note as a draft.");
	stage_send(&s, "n");
	STAGE_SEES(&s, "Your draft of 12-Mar 14:05 (5 words) was not saved.");
	stage_send(&s, KEY_ESC);
	cr_assert_eq(drafts(&s), 1, "neither: the draft stays");
	stage_send(&s, "no");
	STAGE_SEES(&s, "Daughter rang. Away until April.");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "[Summary]");
	cr_assert_eq(drafts(&s), 0, "the draft goes with the save");
	cr_assert_str_eq(record(&s, uid)->notes[0].text, "Daughter rang. Away until April.");
	stage_close(&s);
}

Test(forms, a_form_is_kept_as_a_draft_and_opened_again)
{
	struct stage s;

	open_record(&s, 24, 80);
	stage_send(&s, "a");
	stage_send(&s, "Falls team referral");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "k");
	STAGE_SEES(&s, "Kept what you typed as a draft.");
	stage_send(&s, "a");
	STAGE_SEES(&s, "Open the draft");
	stage_send(&s, "o");
	STAGE_SEES(&s, "Falls team referral");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Actions 1");
	cr_assert_eq(drafts(&s), 0);
	stage_close(&s);
}

Test(forms, a_person_is_added_and_opened)
{
	struct stage s;

	open_record(&s, 24, 80);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "N");
	STAGE_SEES(&s, "Add a person");
	go_to_field(&s, "nhs_number");
	stage_send(&s, "999 000 0027\t");
	STAGE_SEES(&s, "!");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "! Family name must");
	stage_send(&s, "O'Brien\tSiobhan");
	go_to_field(&s, "nhs_number");
	stage_send(&s, "\025"
		       "9990000026");
	STAGE_SEES(&s, "= 999 000 0026 valid");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "[Summary]");
	STAGE_SEES(&s, "O'BRIEN, Siobhan");
	stage_close(&s);
}

Test(forms, all_fit_the_smallest_window)
{
	static const char *const keys[] = {"b", "h", "m", "i", "e", "n", "E", "A", "c", "C", "a"};
	struct stage s;

	open_record(&s, 16, 60);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		stage_send(&s, keys[i]);
		STAGE_NOT(&s, "[Summary]");
		STAGE_SEES(&s, "F1");
		stage_send(&s, KEY_ESC);
		STAGE_SEES(&s, "[Summary]");
	}
	stage_close(&s);
}

Test(forms, long_fields_open_in_full_and_equals_repeats)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);

	stage_send(&s, "Efall\r\tt\t\tAt home\t\t\t\033OS");
	STAGE_SEES(&s, "─ More");
	stage_send(&s, "Line one\rLine two" KEY_F2);
	STAGE_SEES(&s, "Record an event");
	STAGE_SEES(&s, "Line two");
	stage_send(&s, KEY_F2);
	cr_assert_str_eq(record(&s, uid)->events[0].text, "Line one\nLine two");
	cr_assert_str_eq(record(&s, uid)->events[0].place, "At home");
	stage_send(&s, "Efall\r\tt\t\t=");
	STAGE_SEES(&s, "At home");
	stage_close(&s);
}

Test(forms, a_review_moved_by_another_is_shown_before_mine_replaces_it)
{
	struct stage s;
	const char *uid = open_record(&s, 24, 80);

	stage_send(&s, "b+3m\r");
	stage_send(&s, "b+1m");
	FIXTURE_OK(&s.f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-05-01", NULL);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "01-May-2026 (in 7w), originally 12-Jun-2026");
	cr_assert(date_equal(record(&s, uid)->reviews[0].due_on, date_make(2026, 5, 1)),
		"nothing is saved over");
	stage_send(&s, KEY_F2);
	cr_assert(date_equal(record(&s, uid)->reviews[0].due_on, date_make(2026, 4, 12)));
	stage_close(&s);
}

Test(forms, back_from_the_help_overlay_asks_as_escape_does)
{
	struct stage s;
	struct tui_event none = {.kind = TUI_KEY};
	struct screen_key back = {CMD_BACK, &none};

	open_record(&s, 24, 80);
	stage_send(&s, "aFalls team");
	cr_assert_eq(
		s.app->top->screen->key(s.app->top, &back), ANSWER_REDRAW, "asked, not closed");
	cr_assert(s.app->question);
	stage_close(&s);
}
