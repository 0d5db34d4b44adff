/* What to set on the machine in front of the user. Statements on PuTTY and Windows come from their
 * manuals and from reports of others; the program takes both ways wherever it can. */
#include "doctor_sheet.h"

static const struct check sheet[] = {
	{"PuTTY type", "set",
		"Connection > Data > Terminal-type string: putty-256color where the server has the "
		"package ncurses-term; otherwise leave xterm. Both work."},
	{"PuTTY keys", "set",
		"Terminal > Keyboard: Backspace sends Control-? (127); function keys Xterm R6 "
		"(ESC[n~ works as well); Shift, Ctrl and Alt with the arrow keys: xterm-style, "
		"where your version offers it."},
	{"PuTTY letters", "set",
		"Window > Translation: remote character set UTF-8; line drawing by Unicode. The "
		"tick for VT100 line drawing in UTF-8 may stay off."},
	{"PuTTY colours", "set",
		"Window > Colours: show bold by both font and colour. White on red is hard to read "
		"without."},
	{"PuTTY scrolling", "set",
		"Window: 0 lines of scrollback, and erased text not pushed into it, so that no "
		"names can be scrolled back to."},
	{"PuTTY log", "set", "Session > Logging: none. A log would hold every name you look at."},
	{"PuTTY printer", "set",
		"Terminal > Remote-controlled printing: choose the printer at your desk, to print "
		"there."},
	{"PuTTY clipboard", "set",
		"Selecting with the mouse copies; Shift+Insert or the right button pastes."},
	{"Windows Terminal", "set",
		"The default profile and TERM=xterm-256color. Ctrl+V pastes; Ctrl+C copies only "
		"while something is selected."},
	{"NVDA", "set",
		"Windows Terminal rather than PuTTY, with report of dynamic content changes on; in "
		"PuTTY plain mode reads best. Speaking of typed characters as you like it."},
	{"this server", "set",
		"Package ncurses-term; the locale C.UTF-8 or en_GB.UTF-8; in sshd_config AcceptEnv "
		"LANG LC_* and ClientAliveInterval 30, so that a dropped line is noticed."},
};

const struct check *doctor_sheet(size_t *n)
{
	*n = sizeof(sheet) / sizeof(sheet[0]);
	return sheet;
}
