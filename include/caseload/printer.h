/* The printers of this computer, as its printing service names them. */
#ifndef CASELOAD_PRINTER_H
#define CASELOAD_PRINTER_H

#include <caseload/base/shape.h>

struct printer {
	const char *name;
	bool usual;	   /* what is printed on where none is named */
	bool accepts;	   /* takes pages; they may wait while it does not run */
	bool runs;	   /* false: switched off or stopped, pages wait */
	const char *state; /* "idle", "printing", "stopped: Out of paper", "takes nothing: moved" */
};
extern const struct shape printer_shape;

/* The printer at the PC in front of the reader, through the terminal; never a queue of that name. */
#define PRINTER_THIS_PC "this-pc"

/* Of what `lpstat -d -a -p` says in the C locale. Lines that say nothing of a printer are passed over.
 * All in the arena, in the order they are named. */
struct printer *printers_read(const char *lpstat, struct arena *arena, size_t *n);
/* NULL: there is none of that name. An instance (queue/draft) is its queue. */
const struct printer *printers_find(const struct printer *printers, size_t n, const char *name);

/* Is that a name a printing service can have? Letters, digits and _ - . @ : + and one instance after
 * a stroke; never an option. */
bool printer_name_is_sound(const char *name);

#endif
