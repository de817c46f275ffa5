/* SPDX-License-Identifier: MIT */
#include "recode.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "newfile.h"
#include "utf8.h"

#define BOM SLICE("\xef\xbb\xbf")

/* What is to stand in a file in place of `bytes`; p NULL if it may stay, or
 * if it cannot be read: reported. */
static struct slice
recoded(const struct cli *c, struct arena *a, struct slice bytes,
    const struct corpus_file *f, const char **was)
{
	struct read_options as_gb18030 = c->read;
	struct source s;

	if (utf8_valid_prefix(bytes) == bytes.n) {
		*was = "a byte order mark";
		return slice_starts(bytes, BOM) ? slice_tail(bytes, BOM.n)
						: SLICE_NONE;
	}
	*was = "GB18030";
	as_gb18030.encoding = ENCODING_GB18030;
	return source_take(&s, a, c->diag, bytes, SOURCE_TEXT, f->path, f->name,
		   &as_gb18030)
		   ? s.text
		   : SLICE_NONE;
}

/* A new file beside the old one takes its place when it is whole. */
static bool
replace(
    const struct cli *c, struct arena *a, struct slice path, struct slice text)
{
	struct slice beside = arena_printf(a, "%s.XXXXXX", path.p);
	char *name = (char *)(uintptr_t)beside.p;
	struct stat st;
	int fd;
	bool ok;

	if (stat(path.p, &st) != 0 || (fd = mkostemp(name, O_CLOEXEC)) < 0)
		return newfile_fail(c->diag, path);
	ok = fchmod(fd, st.st_mode & 07777) == 0 && newfile_fill(fd, text);
	ok = close(fd) == 0 && ok && rename(name, path.p) == 0;
	if (!ok) {
		newfile_fail(c->diag, path);
		unlink(name);
	}
	return ok;
}

static bool
tell(struct cli *c, struct arena *a, struct slice from, const char *was,
    struct slice to)
{
	return cli_put(c,
	    arena_printf(a, "%s: had %s, UTF-8 now: %s\n", from.p, was, to.p));
}

static bool
recode_file(struct cli *c, struct arena *a, const struct corpus_file *f,
    const char *folder)
{
	struct buffer bytes = {0};
	struct slice text = SLICE_NONE, to = f->path;
	const char *was = NULL;
	bool ok = true;

	if (source_slurp(&bytes, c->diag, f->path.p, &c->read))
		text = recoded(c, a, buffer_slice(&bytes), f, &was);
	if (text.p != NULL && folder != NULL) {
		to = arena_printf(a, "%s/%.*s", folder, SLICE_ARG(f->name));
		ok = newfile_write(c->diag, to, text);
	} else if (text.p != NULL) {
		ok = replace(c, a, f->path, text);
	}
	if (text.p != NULL && ok)
		ok = tell(c, a, f->path, was, to);
	buffer_free(&bytes);
	return ok;
}

bool
recode_corpus(struct cli *c, const struct corpus *corpus, const char *folder)
{
	struct arena *a = arena_new();
	bool ok = true;

	VEC_EACH (f, &corpus->files) {
		/* What is in an archive stays there. */
		if (f->contained || f->standard || f->kind != SOURCE_TEXT)
			continue;
		ok = ok && recode_file(c, a, f, folder);
		arena_reset(a);
	}
	arena_free(a);
	return ok;
}
