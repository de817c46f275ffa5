/* SPDX-License-Identifier: MIT */
#include "shardfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "folder.h"

struct shardfile {
	struct diag *diag;
	struct shard shard;
	size_t count;
	FILE *out;
	struct slice path, temporary; /* p NULL: standard output */
	struct arena *arena;
};

static bool
fault(struct shardfile *f)
{
	diag(f->diag, DIAG_CANNOT_WRITE,
	    (struct location){.path = f->path.p != NULL ? f->path : SLICE("-")},
	    slice_of(strerror(errno)));
	return false;
}

struct shardfile *
shardfile_new(struct diag *d, const char *dir, struct shard s)
{
	struct shardfile *f = must_alloc(sizeof(*f));

	*f = (struct shardfile){
	    .diag = d, .shard = s, .out = stdout, .arena = arena_new()};
	if (dir == NULL)
		return f;
	f->path = arena_printf(
	    f->arena, "%s/part-%05u-of-%05u" RECORDS_SUFFIX, dir, s.k, s.n);
	/* Without the suffix nobody takes it for records. */
	f->temporary =
	    arena_printf(f->arena, "%s.%ld", f->path.p, (long)getpid());
	f->out = folder_make_parents(AT_FDCWD, f->path.p)
		     ? fopen(f->temporary.p, "wxe")
		     : NULL;
	if (f->out != NULL)
		return f;
	fault(f);
	shardfile_free(f);
	return NULL;
}

bool
shardfile_put(struct shardfile *f, struct slice line)
{
	f->count++;
	return slice_write(line, f->out) || fault(f);
}

bool
shardfile_finish(struct shardfile *f)
{
	struct buffer end = {0};
	FILE *out = f->out;
	bool ok;

	records_end(&end, f->shard, f->count);
	ok = fwrite(end.p, 1, end.n, out) == end.n && fflush(out) == 0;
	buffer_free(&end);
	if (f->path.p == NULL)
		return ok || fault(f);
	f->out = NULL;
	ok = ok && fsync(fileno(out)) == 0;
	if (fclose(out) != 0 || !ok || rename(f->temporary.p, f->path.p) != 0) {
		fault(f);
		unlink(f->temporary.p);
		return false;
	}
	return true;
}

void
shardfile_free(struct shardfile *f)
{
	if (f == NULL)
		return;
	if (f->path.p != NULL && f->out != NULL) {
		fclose(f->out);
		unlink(f->temporary.p);
	}
	arena_free(f->arena);
	free(f);
}
