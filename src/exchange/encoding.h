/* Bytes of an unknown encoding to UTF-8. */
#ifndef CASELOAD_SRC_EXCHANGE_ENCODING_H
#define CASELOAD_SRC_EXCHANGE_ENCODING_H

#include <caseload/exchange/source.h>

/* Fills text, length and encoding of `out`. `bytes` was allocated with room for one byte more; it
 * becomes out->text, or stays the caller's to free when out->text is another. */
bool encoding_decode(char *bytes, size_t size, struct source *out, struct err *err);

#endif
