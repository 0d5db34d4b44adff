/* JSON out of shaped records, by jansson. Values are new references. */
#ifndef CASELOAD_BASE_JSON_H
#define CASELOAD_BASE_JSON_H

#include <jansson.h>

#include <caseload/base/shape.h>

/* An object with every field that is not hidden; absent values are null, scores numbers. */
json_t *shape_json(const struct shape *shape, const void *record);
json_t *shape_json_array(const struct shape *shape, const void *records, size_t n);
json_t *json_text(const char *text); /* null for NULL */
json_t *json_date(struct date d);    /* null for no date */
json_t *json_score(struct score s);

/* Compact text in the arena; takes the reference. */
char *json_dump(json_t *value, struct arena *arena);

#endif
