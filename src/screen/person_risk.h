/* The Risk tab of a record: a line for each score, below them the one under the cursor explained as
 * far as there is room; Enter shows all of it. */
#ifndef SCREEN_PERSON_RISK_H
#define SCREEN_PERSON_RISK_H

#include "person_page.h"

void person_risk_read(struct person_page *page);
const struct risk_explained *person_risk_selected(const struct person_page *page); /* NULL none */
/* Enter, and what is done about a score; IGNORED for the rest. */
enum answer person_risk_command(struct person_page *page, enum command_id id);
enum answer person_risk_open(struct person_page *page);

void person_risk_draw_row(
	const struct view *view, const struct risk_explained *e, const struct canvas *canvas);
/* Rows of the explanation where the tab has so many. */
int person_risk_pane_rows(const struct person_page *page, int rows);
void person_risk_draw_pane(struct person_page *page, const struct canvas *canvas);

#endif
