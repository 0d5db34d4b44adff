/* What the files of the fault finder share. */
#ifndef SCREEN_FAULTS_H
#define SCREEN_FAULTS_H

#include <caseload/case_fault.h>
#include <caseload/tui/list.h>

#include "screen.h"

struct fault_line {
	const struct case_fault *fault; /* NULL: the heading of a kind */
	int kind;
	size_t count; /* of a heading */
};

struct faults {
	struct view *view;
	struct arena *arena; /* of what was found */
	const struct case_fault *all;
	size_t n;
	const char *message;
	int kind; /* enum case_fault_kind shown; none: all */
	struct fault_line *lines;
	size_t lines_n;
	size_t shown; /* faults among the lines */
	struct list *list;
};

const struct case_fault *faults_selected(const struct faults *faults); /* NULL none */
/* The command that mends it, as the screens know it. */
enum command_id faults_mend(const struct case_fault *fault);

/* faults_draw.c */
void faults_draw(struct view *view, const struct canvas *canvas, bool focus);
void faults_draw_row(void *faults, size_t row, const struct canvas *canvas, struct list_look look);
/* Popup: which kind; arg.text the code of the one now, arg.part the counts by code ("no_lead 3 ..."). */
extern const struct screen screen_fault_kinds;

#endif
