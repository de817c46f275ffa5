/* SPDX-License-Identifier: MIT */
/* members.h - the members of an archive, one behind the other, through
 * libarchive
 *
 * ZIP, tar (plain or through gzip, Zstandard, xz, bzip2) and 7z, or one
 * compressed file. Nothing is written to the disk. A member's name is bytes as
 * the archive has them, in UTF-8 where the format says so; it is told, never
 * opened. */
#ifndef MEMBERS_H
#define MEMBERS_H
#include <sys/types.h>

#include "slice.h"

struct members;

struct member {
	struct slice name; /* until the next one */
	bool is_file;      /* no folder, link or device */
	bool encrypted;
	int64_t size; /* unpacked; -1: not known before it is read */
};

enum members_found { MEMBERS_ONE, MEMBERS_END, MEMBERS_FAULT };

/* Whether the program can read archives at all. */
bool members_supported(void);
/* Reads the archive in `fd`, which stays the caller's, from where it stands;
 * `single`: it is one file, compressed. NULL: no archive that is known. */
struct members *members_open(int fd, bool single);
void members_close(struct members *m);
/* What is left of the member before is passed over. Behind a fault there is
 * nothing more. */
enum members_found members_next(struct members *m, struct member *out);
/* The next bytes of the member: 0 at its end, -1 for a fault. */
ssize_t members_read(struct members *m, void *to, size_t n);
/* What the fault was. */
const char *members_fault(const struct members *m);
#endif
