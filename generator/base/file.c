/* SPDX-License-Identifier: MIT */
#include "file.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

bool
file_read_at(int fd, void *to, size_t n, uint64_t at)
{
	for (char *p = to; n > 0;) {
		ssize_t got = pread(fd, p, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

static bool
is_there(const char *path, mode_t kind)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return errno != ENOENT && errno != ENOTDIR;
	return kind == 0 || (st.st_mode & S_IFMT) == kind;
}

bool
path_is_there(const char *path)
{
	return is_there(path, 0);
}

bool
file_is_there(const char *path)
{
	return is_there(path, S_IFREG);
}

bool
folder_is_there(const char *path)
{
	return is_there(path, S_IFDIR);
}
