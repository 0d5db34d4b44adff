/* A screen that looks into the store: stands at src/screen/planted.c and must be found. */
#include <caseload/store/store.h>
