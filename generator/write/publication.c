/* SPDX-License-Identifier: MIT */
#include "publication.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carry.h"
#include "folder.h"
#include "ledger.h"
#include "manifest.h"
#include "names.h"

/* All three stand beside the output, so on its file system, and are hidden.
 * The lock makes them ours alone: their names need not be unique. */
#define STAGING_SUFFIX ".duikan-staging"
#define OLD_SUFFIX ".duikan-old"
#define LOCK_SUFFIX ".duikan-lock"
#define CACHE_SUFFIX ".duikan-cache"

struct publication {
	struct diag *diag; /* the caller's */
	struct diag *held; /* ours, until the caller's may be touched */
	struct arena *arena;
	struct slice out, parent;              /* absolute; NUL-terminated */
	struct slice leaf, staging, old, lock; /* names in the parent */
	int parent_fd, lock_fd, staging_fd;    /* -1: not open */
	struct slice cache;                    /* its path; p NULL: none */
	int cache_fd, site_fd;                 /* of the old site; or -1 */
	struct ledger *ledger;                 /* of the old site, or NULL */
	struct inputs inputs;
	bool committed;
	atomic_bool stopped;   /* by the caller or by a fault */
	pthread_mutex_t mutex; /* guards what stands below, and `held` */
	struct names names;
	struct buffer path;      /* of publication_stage */
	struct journal *journal; /* NULL: nothing is remembered */
};

/* Reports a fault of the world, once: what follows from it is dropped. */
static bool
fault(struct publication *p, enum diag_code code, struct slice path,
    const char *words)
{
	struct location at = {.path = path};

	pthread_mutex_lock(&p->mutex);
	if (!atomic_exchange(&p->stopped, true))
		diag(p->held, code, at, slice_of(words));
	pthread_mutex_unlock(&p->mutex);
	return false;
}

static bool
fault_errno(struct publication *p, struct slice path)
{
	return fault(p, DIAG_CANNOT_WRITE, path, strerror(errno));
}

/* The absolute path of the output, links resolved; its parent is made. */
static bool
locate(struct publication *p, const char *out)
{
	char *path = realpath(out, NULL), *parent;
	struct slice leaf = slice_of(out), given = leaf;

	if (path != NULL) {
		p->out = arena_copy(p->arena, slice_of(path));
		free(path);
	} else {
		while (leaf.n > 1 && leaf.p[leaf.n - 1] == '/')
			leaf.n--;
		if (!folder_make_parents(
			AT_FDCWD, arena_copy(p->arena, leaf).p))
			return fault_errno(p, given);
		for (given = leaf; given.n > 0 && given.p[given.n - 1] != '/';)
			given.n--;
		leaf = slice_tail(leaf, given.n);
		parent = realpath(
		    given.n == 0 ? "." : arena_copy(p->arena, given).p, NULL);
		if (parent == NULL)
			return fault_errno(p, given);
		p->out = arena_printf(p->arena, "%s/%.*s",
		    strcmp(parent, "/") == 0 ? "" : parent, SLICE_ARG(leaf));
		free(parent);
	}
	p->leaf = p->out;
	while (p->leaf.n > 0 && memchr(p->leaf.p, '/', p->leaf.n) != NULL)
		p->leaf = slice_tail(p->leaf, 1);
	if (p->leaf.n == 0 || !name_is_legal(p->leaf))
		return fault(p, DIAG_OUT_NOT_OURS, p->out, out);
	p->parent =
	    arena_copy(p->arena, slice_head(p->out, p->out.n - p->leaf.n));
	p->staging = arena_printf(p->arena, ".%s" STAGING_SUFFIX, p->leaf.p);
	p->old = arena_printf(p->arena, ".%s" OLD_SUFFIX, p->leaf.p);
	p->lock = arena_printf(p->arena, ".%s" LOCK_SUFFIX, p->leaf.p);
	return true;
}

/* The lock file is removed by who holds it, so it may be gone, or another
 * one, by the time we have locked it: then try again. */
static bool
lock(struct publication *p)
{
	struct stat mine, there;

	for (;;) {
		p->lock_fd = openat(p->parent_fd, p->lock.p,
		    O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
		if (p->lock_fd < 0)
			return fault_errno(p, p->out);
		if (flock(p->lock_fd, LOCK_EX | LOCK_NB) != 0) {
			bool busy = errno == EWOULDBLOCK;
			int error = errno;

			close(p->lock_fd);
			p->lock_fd = -1;
			errno = error;
			return busy ? fault(
					  p, DIAG_OUT_LOCKED, p->out, p->leaf.p)
				    : fault_errno(p, p->out);
		}
		if (fstat(p->lock_fd, &mine) == 0 &&
		    fstatat(p->parent_fd, p->lock.p, &there,
			AT_SYMLINK_NOFOLLOW) == 0 &&
		    mine.st_dev == there.st_dev && mine.st_ino == there.st_ino)
			return true;
		close(p->lock_fd);
	}
}

/* What a killed build left. Where it died between two renames, the old site
 * stands aside and comes back. */
static bool
clean_up(struct publication *p)
{
	struct stat st;

	if (fstatat(p->parent_fd, p->leaf.p, &st, AT_SYMLINK_NOFOLLOW) != 0 &&
	    renameat(p->parent_fd, p->old.p, p->parent_fd, p->leaf.p) != 0 &&
	    errno != ENOENT)
		return fault_errno(p, p->out);
	if (!folder_remove(p->parent_fd, p->staging.p) ||
	    !folder_remove(p->parent_fd, p->old.p))
		return fault_errno(p, p->parent);
	return true;
}

/* Whether what stands at the output may be replaced. */
static bool
may_replace(struct publication *p, dev_t device)
{
	struct folder f;
	struct stat st;
	int fd = folder_open(p->parent_fd, p->leaf.p);
	bool ours;

	if (fd < 0)
		return errno == ENOENT ||
		       (errno == ENOTDIR || errno == ELOOP
			       ? fault(
				     p, DIAG_OUT_NOT_FOLDER, p->out, p->leaf.p)
			       : fault_errno(p, p->out));
	if (fstat(fd, &st) != 0 || faccessat(fd, ".", W_OK, 0) != 0 ||
	    !folder_list(&f, fd)) {
		fault_errno(p, p->out);
		close(fd);
		return false;
	}
	ours = f.n == 0 || manifest_valid(fd);
	folder_release(&f);
	close(fd);
	if (st.st_dev != device)
		return fault(p, DIAG_OUT_MOUNT, p->out, p->leaf.p);
	return ours || fault(p, DIAG_OUT_NOT_OURS, p->out, p->leaf.p);
}

static bool
begin(struct publication *p, const char *out)
{
	struct stat st;

	if (!locate(p, out))
		return false;
	p->parent_fd = open(p->parent.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (p->parent_fd < 0 || fstat(p->parent_fd, &st) != 0)
		return fault_errno(p, p->out);
	if (!lock(p) || !clean_up(p) || !may_replace(p, st.st_dev))
		return false;
	if (mkdirat(p->parent_fd, p->staging.p, 0777) != 0)
		return fault_errno(p, p->out);
	p->staging_fd = folder_open(p->parent_fd, p->staging.p);
	if (p->staging_fd < 0)
		return fault_errno(p, p->out);
	return true;
}

struct publication *
publication_begin(struct diag *d, const char *out)
{
	struct publication *p = must_alloc(sizeof(*p));

	*p = (struct publication){.diag = d,
	    .held = diag_new(),
	    .arena = arena_new(),
	    .parent_fd = -1,
	    .lock_fd = -1,
	    .staging_fd = -1,
	    .cache_fd = -1,
	    .site_fd = -1};
	pthread_mutex_init(&p->mutex, NULL);
	names_init(&p->names, p->arena);
	if (begin(p, out))
		return p;
	publication_end(p);
	return NULL;
}

/* The folders above `path`. False with EEXIST where a name is taken. */
static bool
make_folders(struct publication *p, struct slice path)
{
	for (size_t i = 0; i < path.n; i++) {
		bool is_new;

		if (path.p[i] != '/')
			continue;
		if (!names_add_folder(
			&p->names, slice_head(path, i), &is_new)) {
			errno = EEXIST;
			return false;
		}
		p->path.n = 0;
		buffer_put(&p->path, slice_head(path, i));
		buffer_putc(&p->path, '\0');
		if (is_new && mkdirat(p->staging_fd, p->path.p, 0777) != 0)
			return false;
	}
	return true;
}

/* Enters a new file; NULL if it may not be, which is reported. */
static struct name *
enter(struct publication *p, struct slice path)
{
	struct location at = {.path = path};
	struct name *name = NULL;
	int error = 0;

	if (atomic_load(&p->stopped))
		return NULL;
	pthread_mutex_lock(&p->mutex);
	if (!name_is_legal(path) || slice_eq(path, SLICE(MANIFEST_NAME))) {
		diag(p->held, DIAG_OUT_BAD_NAME, at, path);
	} else {
		if (make_folders(p, path))
			name = names_add(&p->names, path);
		else if (errno != EEXIST)
			error = errno;
		if (name == NULL && error == 0)
			diag(p->held, DIAG_OUT_NAME_TAKEN, at, path);
	}
	pthread_mutex_unlock(&p->mutex);
	if (error != 0) {
		errno = error;
		fault_errno(p, path);
	}
	return name;
}

static bool
write_all(int fd, struct slice bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes = slice_tail(bytes, (size_t)n);
	}
	return true;
}

static int64_t
mtime_of(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

/* Makes a file in the staging folder; the fault is reported as `path`. */
static bool
write_file(struct publication *p, const char *path, struct slice bytes,
    struct leaf *leaf)
{
	int fd = openat(p->staging_fd, path,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	bool ok = fd >= 0 && write_all(fd, bytes);
	struct stat st;
	int error;

	if (ok && leaf != NULL && fstat(fd, &st) == 0) {
		leaf->size = (uint64_t)st.st_size;
		leaf->mtime = mtime_of(&st);
	}
	error = errno;
	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		error = errno;
	}
	errno = error;
	return ok || fault_errno(p, slice_of(path));
}

/* The file is there, as `leaf` tells. */
static void
complete(struct publication *p, struct name *name, const struct leaf *leaf)
{
	name->digest = leaf->digest;
	name->complete = true;
	if (p->journal == NULL)
		return;
	pthread_mutex_lock(&p->mutex);
	journal_add(p->journal, (struct slice){name->path, name->len}, leaf);
	pthread_mutex_unlock(&p->mutex);
}

static bool
is_as_told(int at, const char *path, const struct leaf *leaf)
{
	struct stat st;

	return fstatat(at, path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(st.st_mode) && (uint64_t)st.st_size == leaf->size &&
	       mtime_of(&st) == leaf->mtime;
}

/* Links the old site's file, if it is still as its ledger tells. It is looked
 * at once it has got its new name, which nobody else knows. */
static bool
link_old(struct publication *p, const char *path, const struct leaf *leaf)
{
	if (linkat(p->site_fd, path, p->staging_fd, path, 0) != 0)
		return false;
	if (is_as_told(p->staging_fd, path, leaf))
		return true;
	unlinkat(p->staging_fd, path, 0);
	return false;
}

/* A file that was kept, or was to be. */
static struct name *
find_kept(struct publication *p, struct slice path)
{
	struct name *name = NULL;

	if (p->ledger == NULL)
		return NULL;
	pthread_mutex_lock(&p->mutex);
	name = names_find(&p->names, path);
	pthread_mutex_unlock(&p->mutex);
	return name != NULL && (name->kept || name->vacant) ? name : NULL;
}

bool
publication_put_as(struct publication *p, struct slice path, struct slice bytes,
    const struct digest *key)
{
	struct name *name = find_kept(p, path);
	struct leaf leaf, old;

	if (name != NULL && name->kept)
		return !atomic_load(&p->stopped);
	if (name == NULL)
		name = enter(p, path);
	if (name == NULL || atomic_load(&p->stopped))
		return false;
	name->vacant = false;
	leaf = (struct leaf){.digest = digest_of(bytes)};
	if (p->ledger != NULL && ledger_find(p->ledger, path, &old) &&
	    digest_eq(&old.digest, &leaf.digest) &&
	    link_old(p, name->path, &old)) {
		leaf.size = old.size;
		leaf.mtime = old.mtime;
	} else if (!write_file(p, name->path, bytes,
		       p->journal != NULL ? &leaf : NULL)) {
		return false;
	}
	leaf.key = *key;
	complete(p, name, &leaf);
	return true;
}

bool
publication_put(struct publication *p, struct slice path, struct slice bytes)
{
	static const struct digest unknown;

	return publication_put_as(p, path, bytes, &unknown);
}

bool
publication_keep(
    struct publication *p, struct slice path, const struct digest *key)
{
	struct name *name;
	struct leaf leaf;

	if (p->ledger == NULL || !ledger_find(p->ledger, path, &leaf) ||
	    !digest_eq(&leaf.key, key))
		return false;
	name = enter(p, path);
	if (name == NULL)
		return false;
	name->kept = link_old(p, name->path, &leaf);
	name->vacant = !name->kept;
	if (name->kept)
		complete(p, name, &leaf);
	return name->kept;
}

/* -- what is remembered -- */

static bool
digest_of_manifest(int site, struct digest *out)
{
	int fd = openat(site, MANIFEST_NAME,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool ok = fd >= 0 && digest_of_file(out, fd);

	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
is_there(void *context, const char *path, const struct leaf *leaf)
{
	const struct publication *p = context;

	return is_as_told(p->site_fd, path, leaf);
}

/* Whether the old site was made from `now`, and is as it was then. */
static bool
is_made_of(
    struct publication *p, const struct digest *was, const struct digest *now)
{
	static const struct digest unknown;

	return !digest_eq(was, &unknown) && digest_eq(was, now) &&
	       ledger_each(p->ledger, is_there, p);
}

bool
publication_remember(struct publication *p, const struct digest *stamps)
{
	struct slice name =
	    arena_printf(p->arena, ".%s" CACHE_SUFFIX, p->leaf.p);
	struct digest manifest, was;

	if (mkdirat(p->parent_fd, name.p, 0777) != 0 && errno != EEXIST)
		return false;
	p->cache_fd = folder_open(p->parent_fd, name.p);
	if (p->cache_fd < 0)
		return false;
	p->cache = arena_printf(p->arena, "%s%s", p->parent.p, name.p);
	p->inputs.stamps = *stamps;
	p->site_fd = folder_open(p->parent_fd, p->leaf.p);
	if (p->site_fd >= 0 && digest_of_manifest(p->site_fd, &manifest))
		p->ledger = ledger_open(p->cache_fd, &manifest);
	if (p->ledger != NULL) {
		was = ledger_inputs(p->ledger).stamps;
		if (is_made_of(p, &was, stamps))
			return true;
	}
	p->journal = journal_begin(p->cache_fd);
	return false;
}

bool
publication_made_of(struct publication *p, const struct digest *bytes)
{
	struct digest was;

	p->inputs.bytes = *bytes;
	if (p->ledger == NULL)
		return false;
	was = ledger_inputs(p->ledger).bytes;
	if (!is_made_of(p, &was, bytes))
		return false;
	journal_drop(p->journal);
	p->journal = NULL;
	ledger_renew(p->ledger, p->cache_fd, &p->inputs);
	return true;
}

void
publication_doubt(struct publication *p)
{
	p->inputs = (struct inputs){0};
}

const char *
publication_cache(const struct publication *p)
{
	return p->cache.p;
}

const char *
publication_stage(struct publication *p, struct slice path)
{
	struct name *name = find_kept(p, path);
	const char *full;

	if (name == NULL)
		name = enter(p, path);
	if (name == NULL || name->kept)
		return NULL;
	name->vacant = false;
	pthread_mutex_lock(&p->mutex);
	full = arena_printf(
	    p->arena, "%s%s/%s", p->parent.p, p->staging.p, name->path)
		   .p;
	pthread_mutex_unlock(&p->mutex);
	return full;
}

const char *
publication_folder(struct publication *p)
{
	const char *full;

	pthread_mutex_lock(&p->mutex);
	full = arena_printf(p->arena, "%s%s", p->parent.p, p->staging.p).p;
	pthread_mutex_unlock(&p->mutex);
	return full;
}

const char *
publication_parent(const struct publication *p)
{
	return p->parent.p;
}

bool
publication_note(struct publication *p, struct slice path)
{
	static const struct digest unknown;

	return publication_note_as(p, path, &unknown);
}

bool
publication_note_as(
    struct publication *p, struct slice path, const struct digest *key)
{
	struct leaf leaf = {.key = *key};
	struct name *name;
	struct stat st;
	bool ok;
	int fd;

	pthread_mutex_lock(&p->mutex);
	name = names_find(&p->names, path);
	pthread_mutex_unlock(&p->mutex);
	if (name == NULL || name->complete || atomic_load(&p->stopped))
		return false;
	fd = openat(p->staging_fd, name->path,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	     digest_of_file(&leaf.digest, fd);
	if (!ok)
		fault_errno(p, path);
	if (fd >= 0)
		close(fd);
	if (!ok)
		return false;
	leaf.size = (uint64_t)st.st_size;
	leaf.mtime = mtime_of(&st);
	complete(p, name, &leaf);
	return true;
}

static int
published_cmp(const void *a, const void *b)
{
	const struct published *x = a, *y = b;

	return slice_cmp(x->path, y->path);
}

void
publication_list(struct publication *p, struct arena *a, struct slice folder,
    published_list *out)
{
	pthread_mutex_lock(&p->mutex);
	VEC_EACH (at, &p->names.names) {
		const struct name *f = *at;
		struct slice path = {f->path, f->len};
		struct slice leaf = slice_tail(path, folder.n);

		if (!f->complete || !slice_starts(path, folder) || leaf.n < 2 ||
		    leaf.p[0] != '/' ||
		    memchr(leaf.p + 1, '/', leaf.n - 1) != NULL)
			continue;
		*VEC_ADD(a, out) = (struct published){arena_copy(a, path),
		    arena_printf(
			a, "%s%s/%s", p->parent.p, p->staging.p, f->path)
			.p,
		    f->digest};
	}
	pthread_mutex_unlock(&p->mutex);
	if (out->n > 0)
		qsort(out->v, out->n, sizeof(*out->v), published_cmp);
}

void
publication_stop(struct publication *p)
{
	atomic_store(&p->stopped, true);
}

static bool
write_manifest(struct publication *p, struct digest *digest)
{
	struct buffer text = {0};
	bool ok = true;

	names_sort(&p->names);
	for (size_t i = 0; ok && i < p->names.names.n; i++) {
		const struct name *f = p->names.names.v[i];
		struct slice path = {f->path, f->len};

		if (f->complete)
			manifest_put(&text, path, &f->digest);
		else
			ok = fault(p, DIAG_OUT_INCOMPLETE, path, f->path);
	}
	ok = ok && write_file(p, MANIFEST_NAME, buffer_slice(&text), NULL);
	*digest = digest_of(buffer_slice(&text));
	buffer_free(&text);
	return ok;
}

static bool
publishes(void *context, struct slice path)
{
	const struct publication *p = context;

	return slice_eq(path, SLICE(MANIFEST_NAME)) ||
	       names_in_order(&p->names, path);
}

/* Puts the staging folder where the output is. Then, or if there was none,
 * `*old` is the name that the old site has got; NULL: nothing was there. */
static bool
exchange(struct publication *p, const char **old)
{
	int at = p->parent_fd;

	*old = p->staging.p;
	if (renameat2(at, p->staging.p, at, p->leaf.p, RENAME_EXCHANGE) == 0)
		return true;
	if (errno == ENOENT) {
		*old = NULL;
		return renameat(at, p->staging.p, at, p->leaf.p) == 0;
	}
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return false;
	*old = p->old.p;
	if (renameat(at, p->leaf.p, at, p->old.p) != 0)
		return false;
	if (renameat(at, p->staging.p, at, p->leaf.p) != 0) {
		int error = errno;

		renameat(at, p->old.p, at, p->leaf.p);
		errno = error;
		return false;
	}
	return true;
}

bool
publication_commit(struct publication *p)
{
	struct carry carry = {.new_fd = p->staging_fd,
	    .out = p->out,
	    .diag = p->held,
	    .publishes = publishes,
	    .context = p};
	struct digest manifest;
	const char *old;

	if (atomic_load(&p->stopped) || !write_manifest(p, &manifest))
		return false;
	carry.old_fd = folder_open(p->parent_fd, p->leaf.p);
	if (carry.old_fd >= 0 && !carry_over(&carry)) {
		close(carry.old_fd);
		return false;
	}
	/* Names may reach the disk before bytes do, so first the bytes. */
	p->committed = !atomic_load(&p->stopped) &&
		       (syncfs(p->staging_fd) == 0 || fault_errno(p, p->out)) &&
		       (exchange(p, &old) || fault_errno(p, p->out));
	if (p->committed) {
		fsync(p->parent_fd);
		if (p->journal != NULL)
			journal_end(p->journal, &manifest, &p->inputs);
		if (carry.old_fd >= 0 && old != NULL && carry_clear(&carry))
			unlinkat(p->parent_fd, old, AT_REMOVEDIR);
	}
	if (carry.old_fd >= 0)
		close(carry.old_fd);
	return p->committed;
}

void
publication_end(struct publication *p)
{
	if (p == NULL)
		return;
	if (p->staging_fd >= 0) {
		close(p->staging_fd);
		if (!p->committed)
			folder_remove(p->parent_fd, p->staging.p);
	}
	ledger_close(p->ledger);
	journal_drop(p->journal);
	if (p->site_fd >= 0)
		close(p->site_fd);
	if (p->cache_fd >= 0)
		close(p->cache_fd);
	if (p->lock_fd >= 0) {
		unlinkat(p->parent_fd, p->lock.p, 0);
		close(p->lock_fd);
	}
	if (p->parent_fd >= 0)
		close(p->parent_fd);
	diag_move(p->diag, p->held);
	diag_free(p->held);
	pthread_mutex_destroy(&p->mutex);
	names_release(&p->names);
	buffer_free(&p->path);
	arena_free(p->arena);
	free(p);
}
