/* Random keys on every screen, from a seed that a failure names: nothing dies, and the store and the
 * audit hold together after it. CASELOAD_NOISE="seed keys" plays longer, and from every
 * beginning. */
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/store/store.h>

TestSuite(noise, .timeout = 3000);

static const char *const keys[] = {"\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~",
	"\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033[24~", KEY_ESC, KEY_UP, KEY_DOWN,
	"\033[C", "\033[D", "\033[H", "\033[F", "\033[5~", "\033[6~", "\033[2~", "\033[3~", "\t",
	"\033[Z", "\r", "\r", "\r", " ", "\177", "\b", "\001", "\003", "\005", "\006", "\007",
	"\013", "\014", "\016", "\020", "\022", "\023", "\025", "\027", "\031", "\032", "\033c",
	"\033d", "\033w", "\033r", "\033l", "\0330", "\0331", "\033[1;5C", "\033[1;5D", "\033[1;2B",
	"\033[1;2D", "+2w", "12/3", "fri", "t", "y", "s", "x", "k", "/", ".", "*", "-", "\\", ":",
	"1", "2", "3", "4", "5", "u", "u", "jpatel", "slee", "Smith", "9990000026", "=1+1", "%s%n",
	"\xe2\x80\xae", "\xe4\xb8\xad\xe6\x96\x87", "e\xcc\x81", "\xff", "\xf0\x9f", "\033[",
	"\033P1;2q", "\033]0;x\007", "\033[200~", "\033[201~",
	"\033[200~two\nlines\tand \xc3\xa9\033[201~", "\033[<0;5;5M", "\033[99999;99999R",
	"\033[?1;2c", "teh wrod is mispelt ", "\004", "\034", "\033\033", "\033[I", "\033[O"};

enum { KEYS = sizeof keys / sizeof keys[0] };

static const char *const starts[] = {"", "a", "b", "c", "e", "f", "h", "m", "n", "p", "r", "s", "w",
	"v", "*", ".", "?", ":", "\\", "/", "D", "E", "F", "I", "L", "N", "P", "W", "+", "\r",
	"\ra", "\rA", "\rb", "\rc", "\rC", "\re", "\rE", "\rh", "\rH", "\ri", "\rm", "\rn", "\rp",
	"\rp\r", "\rpg", "\rpa", "\rP", "\rv", "\r.", "\r\033[3~", "2", "2/", "2f", "2\r", "2m",
	"2n", "4", "4A", "4O", "4s", "4*m", "4\t", "4\tm", "4P", "5", "5a", "5e", "5d", "5o", "5f",
	"5*", "5.", ":absence\r", ":settings\r", ":messages\r", ":audit\r", ":worker add\r",
	":team set\r", ":change list\r", ":deadline list\r", ":list news\r", ":spell list\r",
	":lead load\r", ":setting list\r", ":person history\r", ":import list\r", "*m", "*b", "*a",
	"*n", "*.", "7", "7\r", "7/", "7j\r", "7jj\r", "7jjj\r", "7jjjj\r", "7jjjjj\r",
	":print caseload\r\r", ":print caseload\r\r\033OS", ":print caseload\r\rf",
	":print caseload\r\r/", ":print caseload\r\r]", "\rP", "\rPz", "\rPf", ":print plan\r",
	":print letter\r", ":print measures\r\r", ":print quarter\r\r", ":sheet close\r",
	":sheet close\r1 done", ":sheet list\r\r", ":sheet show\r\r", ":letter list\r\r",
	":letter due\r\r", ":letter template show\r\r", ":target list\r", ":copy list\r\r",
	":carer list\r\r", ":winter offer\r", ":measure list\r\r"};

enum { STARTS = sizeof starts / sizeof starts[0] };

static struct stage s;
static unsigned long state;

static unsigned dice(unsigned sides)
{
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(state >> 33) % sides;
}

static void somebody_else(struct session *other)
{
	static const char *const people[] = {"9990000018", "9990000026", "9990000034"};
	const char *who = people[dice(3)];

	switch (dice(8)) {
	case 0:
		fixture_run_in(&s.f, other, CMD_NOTE_ADD, "person", who, "text", "Rang.", NULL);
		break;
	case 1:
		fixture_run_in(&s.f, other, CMD_PERSON_EDIT, "person", who, "given",
			dice(2) ? "Mair" : "Mags", NULL);
		break;
	case 2:
		fixture_run_in(&s.f, other, CMD_UNDO, NULL);
		break;
	case 3:
		fixture_run_in(
			&s.f, other, CMD_REGISTER_END, "person", who, "reason", "moved", NULL);
		break;
	case 4:
		fixture_run_in(&s.f, other, CMD_REGISTER_ADD, "person", who, NULL);
		break;
	case 5:
		fixture_run_in(&s.f, other, CMD_PLAN_SET, "person", who, "section", "what_matters",
			"text", dice(2) ? "The garden." : "The cat.", NULL);
		break;
	case 6:
		fixture_run_in(&s.f, other, CMD_ACTION_ADD, "person", who, "what", "Ring", "owner",
			"jpatel", NULL);
		break;
	default:
		fixture_run_in(&s.f, other, CMD_LEAD_ASSIGN, "person", who, "worker", "slee",
			"reason", "Asked", NULL);
	}
}

static void fill(void)
{
	struct fixture *f = &s.f;

	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Sam Lee", "profession", "district_nurse", "login",
		"slee", "role", "team_lead", NULL);
	FIXTURE_OK(
		f, CMD_WORKER_ADD, "name", "Mo Lewis", "profession", "gp", "login", "mlewis", NULL);
	FIXTURE_OK(f, CMD_ACTION_ADD, "person", "9990000018", "what", "Ring the surgery", "owner",
		"slee", "due", "+1w", NULL);
	FIXTURE_OK(f, CMD_ACTION_ADD, "person", "9990000026", "what", "Write", "owner", "jpatel",
		NULL);
	FIXTURE_OK(f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The gardn and the cat.\n\nTea at four.", NULL);
	FIXTURE_OK(f, CMD_PLAN_NEED_ADD, "person", "9990000018", "text", "Falls", NULL);
	FIXTURE_OK(f, CMD_ABSENCE_ADD, "worker", "mlewis", "from", "today", "until", "+2w", "cover",
		"jpatel", NULL);
	FIXTURE_OK(f, CMD_PRINT_CASELOAD, "to", "-", NULL);
	FIXTURE_OK(f, CMD_PRINT_PLAN, "person", "9990000018", "to", "-", NULL);
	FIXTURE_OK(f, CMD_ALERT_ADD, "person", "9990000018", "kind", "other", "text",
		"\xe4\xb8\xad\xe6\x96\x87 <b>%s</b> O'BRIEN", NULL);
}

static void resize(void)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}, {50, 132}, {15, 59}, {1, 1}, {2, 200},
		{24, 5}, {60, 20}, {200, 300}, {25, 100}};
	unsigned nth = dice(sizeof sizes / sizeof sizes[0]);

	stage_resize(&s, sizes[nth][0], sizes[nth][1]);
}

static void play(const char *start, unsigned n, struct session *other)
{
	stage_send(&s, "fevery\r");
	for (const char *p = start; *p && s.running;) {
		char one[8] = {*p, 0};
		size_t length = strncmp(p, "\033[3~", 4) == 0 ? 4
				: strncmp(p, "\033O", 2) == 0 ? 3
							      : 1;

		memcpy(one, p, length);
		stage_send(&s, one);
		p += length;
	}
	for (unsigned i = 0; i < n && s.running; i++) {
		unsigned what = dice(100);

		if (what < 3)
			resize();
		else if (what < 5)
			somebody_else(other);
		else if (what < 40) {
			char one[2] = {(char)(' ' + dice(95)), 0};
			stage_send(&s, one);
		} else
			stage_send(&s, keys[dice(KEYS)]);
	}
	resize();
}

static void holds(const char *start, unsigned long seed)
{
	struct err err;
	struct store *store;

	cr_assert(fixture_run(&s.f, CMD_AUDIT_VERIFY, NULL) || s.f.err.code == ERR_DENIED,
		"seed %lu, \"%s\": %s", seed, start, s.f.err.text);
	fixture_table_holds(&s.f, s.f.path, start);
	cr_assert(store_open(s.f.path, 0, &store, &err), "%s", err.text);
	store_close(store);
}

Test(noise, on_every_screen)
{
	const char *given = getenv("CASELOAD_NOISE");
	unsigned long seed = 20260312;
	unsigned n = 6;

	if (given)
		cr_assert_eq(sscanf(given, "%lu %u", &seed, &n), 2);
	stage_store(&s);
	cr_assert_eq(chdir(s.f.dir), 0);
	stage_people(&s);
	fill();
	struct session *other = fixture_session(&s.f, "slee");
	for (unsigned i = 0; i < STARTS; i += given ? 1 : 4) {
		state = seed + i;
		if (given)
			fprintf(stderr, "seed %lu, start %u\n", seed, i);
		stage_open(&s, 24, 80, NULL);
		play(starts[i], n, other);
		app_free(s.app);
		vt_free(s.vt);
		holds(starts[i], seed);
	}
	session_close(other);
	fixture_close(&s.f);
}
