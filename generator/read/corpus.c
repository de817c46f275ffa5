/* SPDX-License-Identifier: MIT */
#include "corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "container.h"
#include "file.h"
#include "filename.h"
#include "utf8.h"

/* Bytes of JSON Lines on standard input. */
#define STANDARD_LINES_MOST ((size_t)1 << 30)

static const struct slice byte_order_mark = {"\xef\xbb\xbf", 3};

struct walk {
	struct corpus *corpus;
	struct diag *diag;
	const struct read_options *options;
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

/* What a folder says about itself is no article. */
static bool
wanted_name(const struct walk *w, struct slice folder, const char *name)
{
	struct slice s = slice_of(name);

	if (w->whole && folder.n <= w->root_len &&
	    slice_eq(s, SLICE("archive.md")))
		return false;
	return filename_is_article(s) || filename_is_container(s);
}

static void
add_file(struct walk *w, struct slice path, bool link)
{
	struct arena *a = w->corpus->arena;

	*VEC_ADD(a, &w->corpus->files) = (struct corpus_file){
	    .path = path,
	    .name = filename_text(a, slice_tail(path, w->root_len)),
	    .link = link,
	};
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
	if (!wanted_name(w, folder, name))
		return;
	if (S_ISREG(st.st_mode))
		add_file(w, path, link);
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

static void
take_corrections(struct corpus *c, struct diag *d, struct slice folder)
{
	static const char suffix[] = ".tsv";
	DIR *dir = opendir(folder.p);
	struct dirent *entry;

	if (dir == NULL) {
		tell(d, DIAG_CANNOT_READ, folder, slice_of(strerror(errno)));
		return;
	}
	for (errno = 0; (entry = readdir(dir)) != NULL; errno = 0) {
		struct slice name = slice_of(entry->d_name);

		if (name.p[0] == '.' || !slice_ends(name, slice_of(suffix)) ||
		    utf8_valid_prefix(name) < name.n)
			continue;
		*VEC_ADD(c->arena, &c->corrections) =
		    (struct corpus_correction){
			join(c->arena, folder, entry->d_name),
			arena_copy(c->arena,
			    slice_head(name, name.n - strlen(suffix)))};
	}
	if (errno != 0)
		tell(d, DIAG_CANNOT_READ, folder, slice_of(strerror(errno)));
	closedir(dir);
}

/* What a corpus brings besides its articles; the first that has it wins. */
static void
take_extras(struct corpus *c, struct diag *d, struct slice root)
{
	struct slice corrections = join(c->arena, root, "corrections");

	struct slice archive = join(c->arena, root, "archive.md");
	struct slice authority = join(c->arena, root, "authority");
	struct slice pages = join(c->arena, root, "pages");

	if (c->archive_md.p == NULL && path_is_there(archive.p))
		c->archive_md = archive;
	if (c->authority_dir.p == NULL && folder_is_there(authority.p))
		c->authority_dir = authority;
	if (c->pages_dir.p == NULL && folder_is_there(pages.p))
		c->pages_dir = pages;
	if (c->corrections.n == 0 && folder_is_there(corrections.p))
		take_corrections(c, d, corrections);
}

/* ---- containers ---- */

/* The archive's own archive.md; of several the first. */
static void
take_about(struct corpus *c, struct container *from)
{
	struct buffer text = {0};
	const char *why;

	if (c->archive_md_text.p == NULL && c->archive_md.p == NULL &&
	    container_read(from, &text, &why))
		c->archive_md_text = arena_copy(c->arena, buffer_slice(&text));
	buffer_free(&text);
}

/* Adds what is in the container of `path`. `prefix` comes before the names;
 * `root`: the container is the PATH itself and may be a corpus. */
static void
add_container(struct corpus *c, struct diag *d, const struct read_options *o,
    struct slice path, struct slice prefix, bool root)
{
	struct container *from = container_open(d, path, o);
	const char *mark = filename_is_lines(path) ? ":" : "/";
	struct document x;

	if (from == NULL)
		return;
	while (container_next(from, &x)) {
		struct slice whole;

		if (x.about) {
			if (root)
				take_about(c, from);
			continue;
		}
		whole = arena_printf(c->arena, "%.*s%s%.*s", SLICE_ARG(path),
		    mark, SLICE_ARG(x.name));
		*VEC_ADD(c->arena, &c->files) = (struct corpus_file){
		    .path = whole,
		    .name =
			prefix.p == NULL
			    ? slice_tail(whole, path.n + 1)
			    : arena_printf(c->arena, "%.*s%s%.*s",
				  SLICE_ARG(prefix), mark, SLICE_ARG(x.name)),
		    .at = x.at,
		    .container = (uint32_t)c->containers.n,
		    .size = x.size < UINT32_MAX ? (uint32_t)x.size : UINT32_MAX,
		    .kind = x.kind,
		    .contained = true,
		};
	}
	*VEC_ADD(c->arena, &c->containers) = path;
	container_close(from);
}

/* In an archive, too, what is beside articles/ is none. */
static void
keep_articles(struct corpus *c, size_t first)
{
	struct slice articles = SLICE("articles/");
	size_t kept = first, top = SIZE_MAX;

	for (size_t i = first; i < c->files.n && top == SIZE_MAX; i++) {
		struct slice name = c->files.v[i].name;
		size_t at = slice_find(name, articles, 0);

		/* At the top, or in the one folder that is there. */
		if (at == 0 || (at != SIZE_MAX && at > 1 &&
				   memchr(name.p, '/', at) == name.p + at - 1))
			top = at;
	}
	if (top == SIZE_MAX)
		return;
	for (size_t i = first; i < c->files.n; i++)
		if (slice_find(c->files.v[i].name, articles, 0) == top)
			c->files.v[kept++] = c->files.v[i];
	c->files.n = kept;
}

/* Puts what is in containers where these stand in the walk. */
static void
open_containers(struct walk *w, size_t first)
{
	struct corpus *c = w->corpus;
	size_t n = c->files.n - first;
	struct corpus_file *walked = ARENA_NEW(c->arena, struct corpus_file, n);
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		walked[i] = c->files.v[first + i];
		any |= filename_is_container(filename_base(walked[i].path));
	}
	if (!any)
		return;
	c->files.n = first;
	for (size_t i = 0; i < n; i++) {
		if (filename_is_container(filename_base(walked[i].path)))
			add_container(c, w->diag, w->options, walked[i].path,
			    walked[i].name, false);
		else
			*VEC_ADD(c->arena, &c->files) = walked[i];
	}
}

static void
add_folder(struct corpus *c, struct diag *d, struct slice root,
    const struct read_options *o)
{
	struct walk w = {.corpus = c, .diag = d, .options = o};
	struct slice articles = join(c->arena, root, "articles");
	size_t first = c->files.n;

	w.root_len = root.n + (root.p[root.n - 1] != '/');
	w.whole = !folder_is_there(articles.p);
	take_extras(c, d, root);
	/* A stack of its own, so that no depth of folders is too deep. */
	*VEC_ADD(c->arena, &w.folders) = w.whole ? root : articles;
	while (w.folders.n > 0)
		read_folder(&w, w.folders.v[--w.folders.n]);
	if (c->files.n == first)
		return;
	qsort(c->files.v + first, c->files.n - first, sizeof(*c->files.v),
	    file_cmp);
	open_containers(&w, first);
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
	s = arena_copy(a, filename_text(a, filename_stem(s)));
	free(real);
	return s.n > 0 ? s : SLICE_NONE;
}

/* An article does not begin with a brace. */
static bool
is_lines(struct slice text)
{
	if (slice_starts(text, byte_order_mark))
		text = slice_tail(text, byte_order_mark.n);
	return slice_starts(slice_trim(text), SLICE("{"));
}

/* Each line that is not blank. */
static void
add_standard_lines(struct corpus *c)
{
	struct slice all = c->standard_input;
	unsigned long long no = 0;

	for (size_t at = slice_starts(all, byte_order_mark) ? 3 : 0, next;
	     at < all.n; at = next) {
		size_t end = slice_find(all, SLICE("\n"), at);
		struct corpus_file f = {
		    .at = at, .kind = SOURCE_JSON, .standard = true};

		end = end == SIZE_MAX ? all.n : end;
		next = end + 1;
		no++;
		f.size = (uint32_t)(end - at);
		if (slice_trim(slice_head(slice_tail(all, at), end - at)).n ==
		    0)
			continue;
		f.path = f.name = arena_printf(c->arena, "-:%llu", no);
		*VEC_ADD(c->arena, &c->files) = f;
	}
}

/* What comes in cannot be read twice, so that it has to fit into memory. */
static bool
add_standard_input(
    struct corpus *c, struct diag *d, const struct read_options *o)
{
	struct read_options more = *o;
	struct buffer b = {0};
	bool ok = source_slurp(&b, d, "-", o), lines;

	lines = ok && is_lines(buffer_slice(&b));
	if (lines) {
		more.max_size = STANDARD_LINES_MOST;
		ok = source_slurp(&b, d, "-", &more);
	}
	if (lines && b.n > STANDARD_LINES_MOST) {
		tell(d, DIAG_CANNOT_READ, SLICE("-"),
		    SLICE("more than 1 GB of lines: give them as a file"));
		ok = false;
	}
	c->standard_input = arena_copy(c->arena, buffer_slice(&b));
	buffer_free(&b);
	if (ok && lines)
		add_standard_lines(c);
	else
		*VEC_ADD(c->arena, &c->files) =
		    (struct corpus_file){.path = SLICE("-"),
			.name = SLICE("-"),
			.size = (uint32_t)c->standard_input.n,
			.standard = true};
	return ok;
}

bool
corpus_add(struct corpus *c, struct diag *d, const char *path,
    const struct read_options *o)
{
	struct slice s = arena_copy(c->arena, slice_of(path));
	size_t first = c->files.n;
	struct stat st;

	if (strcmp(path, "-") == 0)
		return add_standard_input(c, d, o);
	if (stat(s.p, &st) != 0) {
		tell(d, DIAG_CANNOT_READ, s, slice_of(strerror(errno)));
		return false;
	}
	if (c->name.p == NULL)
		c->name = name_of(c->arena, s);
	if (S_ISDIR(st.st_mode)) {
		add_folder(c, d, s, o);
	} else if (filename_is_lines(s)) {
		add_container(c, d, o, s, filename_text(c->arena, s), false);
	} else if (filename_is_container(filename_base(s))) {
		add_container(c, d, o, s, SLICE_NONE, true);
		keep_articles(c, first);
	} else {
		*VEC_ADD(c->arena, &c->files) = (struct corpus_file){
		    .path = s, .name = filename_text(c->arena, s)};
	}
	return true;
}
