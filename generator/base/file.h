/* SPDX-License-Identifier: MIT */
/* file.h - what read(2) and stat(2) leave to their caller */
#ifndef FILE_H
#define FILE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All `n` bytes from byte `at` on; false if that many are not there or cannot
 * be read. The file's offset stays. */
bool file_read_at(int fd, void *to, size_t n, uint64_t at);
/* Whether anything, a regular file, or a folder is at `path`. Yes, too, where
 * the kernel does not tell (EIO, EACCES): what is there is not to be taken for
 * missing, and whoever opens it learns why it cannot be read. */
bool path_is_there(const char *path);
bool file_is_there(const char *path);
bool folder_is_there(const char *path);
#endif
