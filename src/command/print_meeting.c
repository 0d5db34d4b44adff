#include "inside.h"
bool command_print_agenda(struct call *call, struct result *out, struct err *err)
{
	(void)call;
	(void)out;
	return err_set(err, ERR_INVALID, "", "This is being built.");
}
bool command_print_minutes(struct call *call, struct result *out, struct err *err)
{
	(void)call;
	(void)out;
	return err_set(err, ERR_INVALID, "", "This is being built.");
}
bool command_print_actions(struct call *call, struct result *out, struct err *err)
{
	(void)call;
	(void)out;
	return err_set(err, ERR_INVALID, "", "This is being built.");
}
