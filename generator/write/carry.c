/* SPDX-License-Identifier: MIT */
#include "carry.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"

/* One walk through the old tree, side by side with its manifest. */
struct walk {
	const struct carry *c;
	struct manifest manifest;
	bool listing; /* manifest.path is still to be met */
	bool clearing;
	dev_t device;
	struct buffer path; /* of the entry, NUL behind it */
};

static struct slice
path_of(const struct walk *w)
{
	return (struct slice){w->path.p, w->path.n - 1};
}

static bool
fail(struct walk *w, int error)
{
	struct buffer full = {0};

	buffer_put(&full, w->c->out);
	buffer_putc(&full, '/');
	if (w->path.n > 0)
		buffer_put(&full, path_of(w));
	diag(w->c->diag, w->clearing ? DIAG_OUT_LEFTOVER : DIAG_CANNOT_CARRY,
	    (struct location){.path = buffer_slice(&full)},
	    slice_of(strerror(error)));
	buffer_free(&full);
	return false;
}

static bool
copy_bytes(int from, int to)
{
	char bytes[1 << 14];
	ssize_t n;

	while ((n = read(from, bytes, sizeof(bytes))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		for (ssize_t done = 0, k; done < n; done += k) {
			k = write(to, bytes + done, (size_t)(n - done));
			if (k < 0 && errno != EINTR)
				return false;
			k = k < 0 ? 0 : k;
		}
	}
	return true;
}

static bool
copy_file(int at, const char *name, int new_fd, const char *target,
    const struct stat *st)
{
	struct timespec times[2] = {st->st_atim, st->st_mtim};
	int from = openat(at, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int to = from < 0
		     ? -1
		     : openat(new_fd, target,
			   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			   st->st_mode & 0777);
	bool ok = to >= 0 && copy_bytes(from, to);
	int error = errno;

	if (to >= 0) {
		futimens(to, times);
		if (close(to) != 0 && ok) {
			ok = false;
			error = errno;
		}
	}
	if (from >= 0)
		close(from);
	errno = error;
	return ok;
}

static bool
copy_link(int at, const char *name, int new_fd, const char *target)
{
	char text[PATH_MAX];
	ssize_t n = readlinkat(at, name, text, sizeof(text) - 1);

	if (n < 0)
		return false;
	text[n] = '\0';
	return symlinkat(text, new_fd, target) == 0;
}

/* Links, else copies; false and errno. */
static bool
transfer(int at, const char *name, int new_fd, const char *target)
{
	struct stat st;

	if (!folder_make_parents(new_fd, target))
		return false;
	if (linkat(at, name, new_fd, target, 0) == 0)
		return true;
	if (errno == EEXIST || errno == ENOTDIR)
		return false;
	/* The file system has no links, or does not let us link this. */
	if (fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	if (S_ISREG(st.st_mode))
		return copy_file(at, name, new_fd, target, &st);
	if (S_ISLNK(st.st_mode))
		return copy_link(at, name, new_fd, target);
	errno = EPERM;
	return false;
}

/* Carries the user's file `name` in `at`, where w->path is its full path. */
static bool
carry_file(struct walk *w, int at, const char *name)
{
	struct slice path = path_of(w);
	bool clash = w->c->publishes(w->c->context, path);
	struct buffer target = {0};
	struct stat st;
	bool done;

	buffer_put(&target, path);
	for (;;) {
		if (clash)
			buffer_puts(&target, ".kept");
		buffer_putc(&target, '\0');
		/* Cleared after it was carried before the exchange. */
		done = w->clearing && fstatat(w->c->new_fd, target.p, &st,
					  AT_SYMLINK_NOFOLLOW) == 0;
		done = done || transfer(at, name, w->c->new_fd, target.p);
		if (done || errno != EEXIST)
			break;
		target.n--;
		clash = true;
	}
	if (!done)
		fail(w, errno);
	else if (clash && !w->clearing)
		diag(w->c->diag, DIAG_KEPT_ASIDE,
		    (struct location){.path = path},
		    (struct slice){target.p, target.n - 1});
	buffer_free(&target);
	return done;
}

/* Whether the manifest lists w->path. */
static bool
is_listed(struct walk *w)
{
	while (w->listing && slice_cmp(w->manifest.path, path_of(w)) < 0)
		w->listing = manifest_next(&w->manifest);
	return w->listing && slice_eq(w->manifest.path, path_of(w));
}

/* Whether the old file is ours, to be let go. */
static bool
is_ours(struct walk *w, int at, const char *name)
{
	struct digest digest;
	bool same;
	int fd;

	if (w->manifest.file != NULL &&
	    slice_eq(path_of(w), SLICE(MANIFEST_NAME)))
		return true;
	if (!is_listed(w))
		return false;
	if (w->c->publishes(w->c->context, path_of(w)))
		return true;
	/* NONBLOCK: it may have become a FIFO, and then it is not ours. */
	fd = openat(at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return false;
	same = digest_of_file(&digest, fd) &&
	       digest_eq(&digest, &w->manifest.digest);
	close(fd);
	return same;
}

static bool walk_folder(struct walk *w, int fd, int depth);

/* NOLINTBEGIN(misc-no-recursion): FOLDER_DEPTH deep */
static bool
walk_entry(struct walk *w, int fd, const struct folder_entry *e, int depth)
{
	bool ok;
	int sub;

	if (!e->is_folder) {
		ok = is_ours(w, fd, e->name) || carry_file(w, fd, e->name);
		if (ok && w->clearing && unlinkat(fd, e->name, 0) != 0)
			ok = fail(w, errno);
		return ok;
	}
	sub = folder_open(fd, e->name);
	if (sub < 0)
		return fail(w, errno);
	ok = walk_folder(w, sub, depth + 1);
	close(sub);
	if (ok && w->clearing && unlinkat(fd, e->name, AT_REMOVEDIR) != 0)
		ok = fail(w, errno);
	return ok;
}

static bool
walk_folder(struct walk *w, int fd, int depth)
{
	size_t base = w->path.n ? w->path.n - 1 : 0;
	struct folder f;
	struct stat st;
	bool ok = true;

	if (fstat(fd, &st) != 0)
		return fail(w, errno);
	if (st.st_dev != w->device || depth > FOLDER_DEPTH)
		return fail(w, depth > FOLDER_DEPTH ? ELOOP : EXDEV);
	if (!folder_list(&f, fd))
		return fail(w, errno);
	/* We leave no folder empty, so an empty one is the user's. */
	if (f.n == 0 && depth > 0 &&
	    !(folder_make_parents(w->c->new_fd, w->path.p) &&
		(mkdirat(w->c->new_fd, w->path.p, 0777) == 0 ||
		    errno == EEXIST)))
		ok = fail(w, errno);
	for (size_t i = 0; i < f.n; i++) {
		w->path.n = base;
		if (base > 0)
			buffer_putc(&w->path, '/');
		buffer_puts(&w->path, f.entry[i].name);
		buffer_putc(&w->path, '\0');
		/* What cannot be cleared stays; the rest need not. */
		ok = walk_entry(w, fd, &f.entry[i], depth) && ok;
		if (!ok && !w->clearing)
			break;
	}
	w->path.n = base;
	if (base > 0)
		buffer_putc(&w->path, '\0');
	folder_release(&f);
	return ok;
}
/* NOLINTEND(misc-no-recursion) */

static bool
walk(const struct carry *c, bool clearing)
{
	struct walk w = {.c = c, .clearing = clearing};
	struct stat st;
	bool ok;

	if (fstat(c->old_fd, &st) != 0)
		return fail(&w, errno);
	w.device = st.st_dev;
	manifest_open(&w.manifest, c->old_fd);
	w.listing = manifest_next(&w.manifest);
	ok = walk_folder(&w, c->old_fd, 0);
	manifest_close(&w.manifest);
	buffer_free(&w.path);
	return ok;
}

bool
carry_over(const struct carry *c)
{
	return walk(c, false);
}

bool
carry_clear(const struct carry *c)
{
	return walk(c, true);
}
