/* SPDX-License-Identifier: MIT */
/* members_none.c - for a program that is built without libarchive */
#include <stddef.h>

#include "members.h"

bool
members_supported(void)
{
	return false;
}

struct members *
members_open(int fd, bool single)
{
	return NULL;
}

void
members_close(struct members *m)
{
}

enum members_found
members_next(struct members *m, struct member *out)
{
	return MEMBERS_END;
}

ssize_t
members_read(struct members *m, void *to, size_t n)
{
	return -1;
}

const char *
members_fault(const struct members *m)
{
	return "no archives";
}
