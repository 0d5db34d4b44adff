/* One-line field: the text engine with a horizontal scroll.
 * Keys: Left Right Home End, Ctrl+Left/Right Alt+B/F by word, Backspace Delete, Ctrl+U clear,
 * Ctrl+W word back, Ctrl+K to the end, Shift+arrows select, Ctrl+A all, Ctrl+X/C/V, Ctrl+Z/Y.
 * Not taken (IGNORED): Enter, Tab, Up, Down, Esc, F keys and all else. Letters always type. */
#ifndef CASELOAD_TUI_INPUT_H
#define CASELOAD_TUI_INPUT_H

#include <caseload/tui/canvas.h>
#include <caseload/tui/edit.h>
#include <caseload/tui/key.h>

struct input;

struct input *input_new(const char *text); /* NULL: empty */
void input_free(struct input *input);
struct edit *input_edit(struct input *input);	   /* its engine; borrowed */
const char *input_text(const struct input *input); /* borrowed until the next change */
void input_set(struct input *input, const char *text);
bool input_is_empty(const struct input *input);
void input_secret(struct input *input, bool secret); /* shows a * for each grapheme: passwords */
/* As last drawn: it came with letters this terminal cannot show, and is for reading only. */
bool input_is_partly(const struct input *input);
enum tui_result input_key(struct input *input, const struct tui_event *event);
/* On row 0 of the canvas, over all its columns. With `focus` the cursor goes there. */
void input_draw(struct input *input, const struct canvas *canvas, bool focus);

#endif
