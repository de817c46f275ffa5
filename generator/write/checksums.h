/* SPDX-License-Identifier: MIT */
/* checksums.h - SHA256SUMS of a folder, which sha256sum(1) can check */
#ifndef CHECKSUMS_H
#define CHECKSUMS_H
#include "publication.h"

/* Puts it into `folder`, for all files that are complete right there. False
 * if it cannot be written: reported. */
bool checksums_put(struct publication *p, const char *folder);
#endif
