/* SPDX-License-Identifier: MIT */
/* newfile.h - a file that is made, and nobody's is overwritten */
#ifndef NEWFILE_H
#define NEWFILE_H
#include "slice.h"

struct diag;

/* All of `text` to an open file; false and errno. */
bool newfile_fill(int fd, struct slice text);
/* Makes `path` (NUL-terminated), where nothing may be yet, and the folders
 * above it. False if that fails: reported. */
bool newfile_write(struct diag *d, struct slice path, struct slice text);
/* Reports that `path` cannot be written, for the reason in errno; false. */
bool newfile_fail(struct diag *d, struct slice path);
#endif
