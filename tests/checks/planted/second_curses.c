/* A second file with curses: stands at src/tui/planted.c and must be found. */
#include <ncurses.h>
