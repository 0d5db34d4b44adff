/* How wide the columns of a list may be. */
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/command/rows.h>

enum { SHRUNK_LEAST = 8, SHRUNK_A_LITTLE = 20, NAME_LEAST = 18 };

static int cells_of(const char *text)
{
	return utf8_width(text, strlen(text));
}

void rows_widths(const struct rows *rows, int widths[])
{
	for (size_t i = 0; i < rows->n; i++)
		widths[i] = cells_of(rows->columns[i].title);
	for (size_t i = 0; i < rows->used; i++)
		if (cells_of(rows->cells[i]) > widths[i % rows->n])
			widths[i % rows->n] = cells_of(rows->cells[i]);
}

static int total(const struct rows *rows, const int widths[])
{
	int sum = 0;
	for (size_t i = 0; i < rows->n; i++)
		if (widths[i] > 0)
			sum += widths[i] + (sum > 0 ? ROWS_BETWEEN : 0);
	return sum;
}

/* How narrow a column may become; one that may not shrink keeps its cells. */
static int least(const struct rows *rows, const int widths[], size_t column, int floor)
{
	unsigned flags = rows->columns[column].flags;
	int own = (flags & COLUMN_NAME) == COLUMN_NAME ? NAME_LEAST : SHRUNK_LEAST;
	int to = own > floor ? own : floor;

	return (flags & COLUMN_SHRINK) != 0 && widths[column] > to ? to : widths[column];
}

static int least_total(const struct rows *rows, const int widths[], int floor)
{
	int sum = total(rows, widths);

	for (size_t i = 0; i < rows->n; i++)
		sum -= widths[i] - least(rows, widths, i, floor);
	return sum;
}

/* Takes cells from the widest columns that may shrink, down to `floor` or their own least. */
static bool shrink(const struct rows *rows, int widths[], int cols, int floor)
{
	while (total(rows, widths) > cols) {
		size_t widest = rows->n;

		for (size_t i = 0; i < rows->n; i++)
			if (widths[i] > least(rows, widths, i, floor) &&
				(widest == rows->n || widths[i] > widths[widest]))
				widest = i;
		if (widest == rows->n)
			return false;
		widths[widest]--;
	}
	return true;
}

static bool leave_out(const struct rows *rows, int widths[])
{
	for (size_t i = rows->n; i-- > 0;)
		if ((rows->columns[i].flags & COLUMN_SPARE) != 0 && widths[i] > 0) {
			widths[i] = 0;
			return true;
		}
	return false;
}

/* First what can be spared goes, then the rest shrinks as little as it must: a column that went leaves
 * its room to the others. */
bool rows_fit(const struct rows *rows, int cols, int widths[])
{
	while (least_total(rows, widths, SHRUNK_A_LITTLE) > cols)
		if (!leave_out(rows, widths))
			return shrink(rows, widths, cols, SHRUNK_LEAST);
	return shrink(rows, widths, cols, SHRUNK_A_LITTLE);
}
