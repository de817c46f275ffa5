/* SPDX-License-Identifier: MIT */
/* folder.h - folders by descriptor, so that no symbolic link is followed */
#ifndef FOLDER_H
#define FOLDER_H
#include "slice.h"

enum { FOLDER_DEPTH = 200 }; /* deeper trees are refused: ELOOP */

struct folder {
	struct folder_entry {
		char *name;
		bool is_folder;
	} * entry;
	size_t n;
};

/* Opens `name` below `at` to read; -1 and errno if it is no folder. */
int folder_open(int at, const char *name);
/* What `fd` holds, but "." and "..", sorted so that a walk meets full paths
 * in byte order (a folder counts as its name with "/" behind it).  False and
 * errno if it cannot be read. */
bool folder_list(struct folder *f, int fd);
void folder_release(struct folder *f);
/* Removes `name` below `at` with all that is in it, on its own file system
 * only. True also if there is none. */
bool folder_remove(int at, const char *name);
/* Makes the folders above the last "/" of `path`, those that are missing. */
bool folder_make_parents(int at, const char *path);
#endif
