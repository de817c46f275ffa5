/* SPDX-License-Identifier: MIT */
/* bundle.h - files of a publication in one ZIP archive, with their checksums
 *
 * libarchive writes it, which nothing else in this room includes. The bytes
 * depend on the files alone: no clock, owner or mode of this machine. */
#ifndef BUNDLE_H
#define BUNDLE_H
#include "publication.h"

/* Stages `folder`/SHA256SUMS, in the format of sha256sum(1), of all files that
 * are complete in `folder` and not in folders below it, and then, where the
 * program was built with libarchive, `folder`/`zip` with all of these. What is
 * compressed already (ZIP, XLSX) and databases are stored as they are. False
 * if a file fails: reported. */
bool bundle_write(
    struct publication *p, struct diag *d, const char *folder, const char *zip);
#endif
