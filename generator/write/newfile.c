/* SPDX-License-Identifier: MIT */
#include "newfile.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "diag.h"
#include "folder.h"

bool
newfile_fail(struct diag *d, struct slice path)
{
	diag(d, DIAG_CANNOT_WRITE, (struct location){.path = path},
	    slice_of(strerror(errno)));
	return false;
}

bool
newfile_fill(int fd, struct slice text)
{
	while (text.n > 0) {
		ssize_t n = write(fd, text.p, text.n);

		if (n < 0 && errno != EINTR)
			return false;
		text = slice_tail(text, n < 0 ? 0 : (size_t)n);
	}
	return fsync(fd) == 0;
}

bool
newfile_write(struct diag *d, struct slice path, struct slice text)
{
	int fd;
	bool ok;

	if (!folder_make_parents(AT_FDCWD, path.p))
		return newfile_fail(d, path);
	fd = open(
	    path.p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0)
		return newfile_fail(d, path);
	ok = newfile_fill(fd, text) || newfile_fail(d, path);
	if (close(fd) != 0 && ok)
		ok = newfile_fail(d, path);
	return ok;
}
