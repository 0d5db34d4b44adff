/* The base that knows a word of the product: stands at src/base/planted.c and must be found. */
#include <caseload/person.h>
