/* SPDX-License-Identifier: MIT */
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"

int
folder_open(int at, const char *name)
{
	return openat(
	    at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int
entry_cmp(const void *a, const void *b)
{
	const struct folder_entry *x = a, *y = b;
	size_t n = 0;
	unsigned char c, d;

	while (x->name[n] != '\0' && x->name[n] == y->name[n])
		n++;
	c = (unsigned char)x->name[n];
	d = (unsigned char)y->name[n];
	if (c == '\0' && x->is_folder)
		c = '/';
	if (d == '\0' && y->is_folder)
		d = '/';
	return c < d ? -1 : c > d;
}

static bool
is_folder(int fd, const struct dirent *e)
{
	struct stat st;

	if (e->d_type != DT_UNKNOWN)
		return e->d_type == DT_DIR;
	return fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(st.st_mode);
}

static void
add(struct folder *f, const char *name, bool folder)
{
	size_t len = strlen(name) + 1;

	if ((f->n & (f->n - 1)) == 0) /* full at powers of two */
		f->entry = must_realloc(f->entry,
		    arena_times(sizeof(*f->entry), f->n ? f->n * 2 : 1));
	f->entry[f->n].name = must_alloc(len);
	memcpy(f->entry[f->n].name, name, len);
	f->entry[f->n].is_folder = folder;
	f->n++;
}

bool
folder_list(struct folder *f, int fd)
{
	struct dirent *e;
	int copy = folder_open(fd, "."), error;
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;

	*f = (struct folder){0};
	if (dir == NULL) {
		error = errno;
		if (copy >= 0)
			close(copy);
		errno = error;
		return false;
	}
	while (errno = 0, (e = readdir(dir)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			add(f, e->d_name, is_folder(fd, e));
	error = errno;
	closedir(dir);
	if (error != 0) {
		folder_release(f);
		errno = error;
		return false;
	}
	if (f->n > 0)
		qsort(f->entry, f->n, sizeof(*f->entry), entry_cmp);
	return true;
}

void
folder_release(struct folder *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->entry[i].name);
	free(f->entry);
	*f = (struct folder){0};
}

/* NOLINTBEGIN(misc-no-recursion): FOLDER_DEPTH deep */
static bool
empty(int fd, dev_t device, int depth)
{
	struct folder f;
	struct stat st;
	bool ok = true;

	if (fstat(fd, &st) != 0)
		return false;
	if (st.st_dev != device || depth > FOLDER_DEPTH) {
		errno = st.st_dev != device ? EXDEV : ELOOP;
		return false;
	}
	if (!folder_list(&f, fd))
		return false;
	for (size_t i = 0; ok && i < f.n; i++) {
		const struct folder_entry *e = &f.entry[i];
		int sub;

		if (!e->is_folder) {
			ok = unlinkat(fd, e->name, 0) == 0;
			continue;
		}
		sub = folder_open(fd, e->name);
		ok = sub >= 0 && empty(sub, device, depth + 1) &&
		     unlinkat(fd, e->name, AT_REMOVEDIR) == 0;
		if (sub >= 0)
			close(sub);
	}
	folder_release(&f);
	return ok;
}
/* NOLINTEND(misc-no-recursion) */

bool
folder_remove(int at, const char *name)
{
	struct stat st;
	int fd = folder_open(at, name);
	bool ok;

	if (fd < 0)
		return errno == ENOENT;
	ok = fstat(fd, &st) == 0 && empty(fd, st.st_dev, 0) &&
	     unlinkat(at, name, AT_REMOVEDIR) == 0;
	close(fd);
	return ok;
}

bool
folder_make_parents(int at, const char *path)
{
	char *copy = strdup(path);
	bool ok = copy != NULL;

	for (char *s = copy; ok && (s = strchr(s, '/')) != NULL; *s++ = '/') {
		*s = '\0';
		ok = s == copy || mkdirat(at, copy, 0777) == 0 ||
		     errno == EEXIST;
	}
	free(copy);
	return ok;
}
