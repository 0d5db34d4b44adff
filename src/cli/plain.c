/* Plain mode begins and ends here. */
#include "plain.h"

#include <unistd.h>

static void say_drafts(struct plain *p)
{
	struct args args = args_new(p->arena);
	struct result result;
	struct err ignored = {0};

	if (plain_try(p, CMD_DRAFT_LIST, &args, &result, &ignored) && result.n > 0)
		plain_say(p, "%zu draft%s kept. D shows %s.", result.n, result.n == 1 ? "" : "s",
			result.n == 1 ? "it" : "them");
}

int plain_main(struct cli *cli, const char *message)
{
	struct plain p = {.cli = cli, .session = cli->session, .out = cli->out};

	p.terminal = isatty(STDIN_FILENO) != 0;
	p.echoed = p.terminal && p.out.terminal;
	p.out.plain = true;
	p.out.whole = !p.out.terminal;
	plain_signals();
	struct arena *before = plain_step(&p);
	if (message != NULL)
		out_sentence(&p.out, message);
	say_drafts(&p);
	plain_board(&p);
	plain_step_end(&p, before);
	str_free(&p.in);
	return 0;
}
