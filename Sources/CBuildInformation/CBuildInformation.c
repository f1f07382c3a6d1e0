#include "CBuildInformation.h"

#ifndef ORDERSPEC_BUILD_ID
#define ORDERSPEC_BUILD_ID "unknown"
#endif

const char *orderspec_build_id(void) { return ORDERSPEC_BUILD_ID; }
