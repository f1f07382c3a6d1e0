#ifndef ORDERSPEC_BUILD_INFORMATION_H
#define ORDERSPEC_BUILD_INFORMATION_H

/// The commit that the executables were built from, with `+` where the work tree had changes; the same in all executables of one build.
const char *orderspec_build_id(void);

#endif
