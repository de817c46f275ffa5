/* SPDX-License-Identifier: MIT */
/* file.h - what read(2) leaves to its caller */
#ifndef FILE_H
#define FILE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All `n` bytes from byte `at` on; false if that many are not there or cannot
 * be read. The file's offset stays. */
bool file_read_at(int fd, void *to, size_t n, uint64_t at);
#endif
