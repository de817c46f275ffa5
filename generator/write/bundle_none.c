/* SPDX-License-Identifier: MIT */
/* for programs without libarchive */
#include "bundle.h"
#include "checksums.h"

bool
bundle_write(
    struct publication *p, struct diag *d, const char *folder, const char *zip)
{
	return checksums_put(p, folder);
}
