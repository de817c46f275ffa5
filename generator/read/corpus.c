/* SPDX-License-Identifier: MIT */
#include "corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "utf8.h"

struct walk {
	struct corpus *corpus;
	struct diag *diag;
	size_t root_len;           /* of the PATH and its slash */
	bool whole;                /* the PATH itself holds the articles */
	VEC(struct slice) folders; /* still to be read */
};

void
corpus_init(struct corpus *c)
{
	*c = (struct corpus){.arena = arena_new()};
}

void
corpus_release(struct corpus *c)
{
	arena_free(c->arena);
	*c = (struct corpus){0};
}

static void
tell(
    struct diag *d, enum diag_code code, struct slice path, struct slice detail)
{
	diag(d, code, (struct location){path, SLICE_NONE, 0}, detail);
}

static struct slice
join(struct arena *a, struct slice folder, const char *name)
{
	bool slash = folder.n > 0 && folder.p[folder.n - 1] == '/';

	return arena_printf(
	    a, "%.*s%s%s", SLICE_ARG(folder), slash ? "" : "/", name);
}

static bool
article_name(const struct walk *w, struct slice folder, const char *name)
{
	struct slice s = slice_of(name);

	if (!slice_ends(s, SLICE(".txt")) && !slice_ends(s, SLICE(".md")))
		return false;
	/* What a folder says about itself is no article. */
	return !slice_starts(s, SLICE("README")) &&
	       !(w->whole && folder.n <= w->root_len &&
		   slice_eq(s, SLICE("archive.md")));
}

static void
visit(struct walk *w, struct slice folder, const char *name)
{
	struct arena *a = w->corpus->arena;
	struct slice path = join(a, folder, name);
	struct stat st, target;
	bool link;

	if (lstat(path.p, &st) != 0) {
		tell(
		    w->diag, DIAG_CANNOT_READ, path, slice_of(strerror(errno)));
		return;
	}
	link = S_ISLNK(st.st_mode);
	if (link && stat(path.p, &target) == 0)
		st = target;
	if (S_ISDIR(st.st_mode)) {
		if (link)
			tell(w->diag, DIAG_SYMLINK, path, slice_of(name));
		else
			*VEC_ADD(a, &w->folders) = path;
		return;
	}
	if (!article_name(w, folder, name))
		return;
	if (S_ISREG(st.st_mode))
		*VEC_ADD(a, &w->corpus->files) =
		    (struct corpus_file){path, slice_tail(path, w->root_len)};
	else if (S_ISLNK(st.st_mode))
		tell(w->diag, DIAG_CANNOT_READ, path,
		    SLICE("symbolic link to nothing"));
	else
		tell(w->diag, DIAG_NOT_A_FILE, path, slice_of(name));
}

static void
read_folder(struct walk *w, struct slice folder)
{
	DIR *dir = opendir(folder.p);
	struct dirent *entry;

	if (dir == NULL) {
		tell(w->diag, DIAG_CANNOT_READ, folder,
		    slice_of(strerror(errno)));
		return;
	}
	for (errno = 0; (entry = readdir(dir)) != NULL; errno = 0)
		if (entry->d_name[0] != '.')
			visit(w, folder, entry->d_name);
	if (errno != 0)
		tell(w->diag, DIAG_CANNOT_READ, folder,
		    slice_of(strerror(errno)));
	closedir(dir);
}

static int
file_cmp(const void *a, const void *b)
{
	const struct corpus_file *x = a, *y = b;

	return slice_cmp(x->path, y->path);
}

static bool
is_folder(struct slice path)
{
	struct stat st;

	return stat(path.p, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What a corpus brings besides its articles; the first that has it wins. */
static void
take_extras(struct corpus *c, struct slice root)
{
	struct slice archive = join(c->arena, root, "archive.md");
	struct slice authority = join(c->arena, root, "authority");
	struct stat st;

	if (c->archive_md.p == NULL && stat(archive.p, &st) == 0)
		c->archive_md = archive;
	if (c->authority_dir.p == NULL && is_folder(authority))
		c->authority_dir = authority;
}

static void
add_folder(struct corpus *c, struct diag *d, struct slice root)
{
	struct walk w = {.corpus = c, .diag = d};
	struct slice articles = join(c->arena, root, "articles");
	size_t first = c->files.n;

	w.root_len = root.n + (root.p[root.n - 1] != '/');
	w.whole = !is_folder(articles);
	take_extras(c, root);
	/* A stack of its own, so that no depth of folders is too deep. */
	*VEC_ADD(c->arena, &w.folders) = w.whole ? root : articles;
	while (w.folders.n > 0)
		read_folder(&w, w.folders.v[--w.folders.n]);
	if (c->files.n > first)
		qsort(c->files.v + first, c->files.n - first,
		    sizeof(*c->files.v), file_cmp);
}

/* What a folder or file is called, wherever it is named from: "." has a name
 * too. */
static struct slice
name_of(struct arena *a, struct slice path)
{
	char *real = realpath(path.p, NULL);
	struct slice s = slice_of(real);
	const char *slash = real != NULL ? strrchr(real, '/') : NULL;

	if (slash != NULL && slash[1] != '\0')
		s = slice_of(slash + 1);
	s = arena_copy(a, s);
	free(real);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20)
			return SLICE_NONE;
	return s.n > 0 && utf8_valid_prefix(s) == s.n ? s : SLICE_NONE;
}

bool
corpus_add(struct corpus *c, struct diag *d, const char *path)
{
	struct slice s = arena_copy(c->arena, slice_of(path));
	struct stat st;

	if (strcmp(path, "-") != 0 && stat(s.p, &st) != 0) {
		tell(d, DIAG_CANNOT_READ, s, slice_of(strerror(errno)));
		return false;
	}
	if (c->name.p == NULL && strcmp(path, "-") != 0)
		c->name = name_of(c->arena, s);
	if (strcmp(path, "-") != 0 && S_ISDIR(st.st_mode))
		add_folder(c, d, s);
	else
		*VEC_ADD(c->arena, &c->files) = (struct corpus_file){s, s};
	return true;
}
