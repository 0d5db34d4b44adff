/* What the files of the line share that is filled in at a case. */
#ifndef SCREEN_ROOM_LINE_H
#define SCREEN_ROOM_LINE_H

#include "room.h"

enum { NOT_NEEDED = 100 }; /* a choice beside enum informed_how */

/* ---- room_line.c ---- */

/* What prompt `at` is typed into. */
struct input *line_input(struct room *room, int at);
/* What was chosen first, in words; NULL where nothing is or has to be. */
const char *line_chosen_words(const struct room_line *line);
/* Each key with its words, on two rows where one is too short. */
void line_draw_choices(const struct room_line *line, const struct canvas *canvas, int col);

/* ---- room_line_send.c ---- */

/* Of a day that is typed here: from today on. */
struct date_rules line_date_rules(const struct room *room);
/* What prompt `at` would send, in `arena`; NULL where it may be left empty and is. False: it cannot be
 * taken as it stands. */
bool line_value(struct room *room, int at, const char **out, struct arena *arena, struct err *err);
/* On a refusal the line stands on the prompt that has to be put right. */
bool line_send(struct room *room, struct arena *arena, struct err *err);

#endif
