/* SPDX-License-Identifier: MIT */
/* test_corpus.c - which files are articles, and in which order */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "corpus.h"
#include "test.h"

static char top[64];
static struct diag *d;
static const struct read_options options;

static char *
below(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", top, name);
	return path;
}

static void
make_file(const char *name)
{
	FILE *f = fopen(below(name), "w");

	CHECK(f != NULL && fputs("text\n", f) != EOF && fclose(f) == 0);
}

static void
make_folder(const char *name)
{
	CHECK(mkdir(below(name), 0700) == 0);
}

/* The names that a walk finds, one a line. */
static struct slice
walk(struct buffer *out, const char *name, struct corpus *c)
{
	diag_free(d);
	d = diag_new();
	corpus_init(c);
	CHECK(corpus_add(c, d, below(name), &options));
	buffer_clear(out);
	VEC_EACH (f, &c->files) {
		CHECK(f->path.p[f->path.n] == '\0');
		CHECK(access(f->path.p, R_OK) == 0);
		buffer_put(out, f->name);
		buffer_putc(out, '\n');
	}
	return buffer_slice(out);
}

static void
takes_articles_in_byte_order(void)
{
	struct buffer b = {0};
	struct corpus c;

	make_folder("any");
	make_folder("any/b");
	make_folder("any/b/c");
	make_folder("any/.git");
	make_file("any/z.txt");
	make_file("any/B.md");
	make_file("any/b.txt");
	make_file("any/b/2.md");
	make_file("any/b/c/1.txt");
	make_file("any/重庆.md");
	make_file("any/picture.png");
	make_file("any/README.md");
	make_file("any/.git/x.txt");
	make_file("any/.hidden.txt");
	CHECK_STR(walk(&b, "any", &c),
	    "B.md\nb.txt\nb/2.md\nb/c/1.txt\nz.txt\n重庆.md\n");
	CHECK(diag_worst(d) == -1);
	CHECK(c.archive_md.p == NULL && c.authority_dir.p == NULL);
	CHECK_STR(c.name, "any");
	corpus_release(&c);
	buffer_free(&b);
}

static void
knows_a_corpus(void)
{
	struct buffer b = {0};
	struct corpus c;

	make_folder("corpus");
	make_folder("corpus/articles");
	make_folder("corpus/authority");
	make_file("corpus/archive.md");
	make_file("corpus/notes.md");
	make_file("corpus/articles/1.txt");
	CHECK_STR(walk(&b, "corpus", &c), "articles/1.txt\n");
	CHECK_STR(c.name, "corpus");
	CHECK(slice_ends(c.archive_md, SLICE("corpus/archive.md")));
	CHECK(slice_ends(c.authority_dir, SLICE("corpus/authority")));
	corpus_release(&c);
	/* A slash at the end changes nothing. */
	CHECK_STR(walk(&b, "corpus/", &c), "articles/1.txt\n");
	corpus_release(&c);
	buffer_free(&b);
}

static void
follows_no_link_to_a_folder(void)
{
	struct buffer b = {0};
	struct corpus c;

	make_folder("links");
	make_file("links/a.txt");
	CHECK(symlink(".", below("links/loop")) == 0);
	CHECK(symlink("a.txt", below("links/b.txt")) == 0);
	CHECK(symlink("nowhere", below("links/c.txt")) == 0);
	CHECK(symlink("d.txt", below("links/d.txt")) == 0);
	CHECK(mkfifo(below("links/e.txt"), 0600) == 0);
	CHECK_STR(walk(&b, "links", &c), "a.txt\nb.txt\n");
	CHECK(diag_count(d, DIAG_SYMLINK) == 1);
	CHECK(diag_count(d, DIAG_CANNOT_READ) == 2);
	CHECK(diag_count(d, DIAG_NOT_A_FILE) == 1);
	corpus_release(&c);
	buffer_free(&b);
}

static void
takes_what_is_named(void)
{
	struct buffer b = {0};
	struct corpus c;

	make_file("named.xyz");
	walk(&b, "named.xyz", &c);
	CHECK(c.files.n == 1);
	CHECK_STR(c.files.v[0].name, below("named.xyz"));
	CHECK(corpus_add(&c, d, "-", &options));
	CHECK_STR(c.files.v[1].path, "-");
	CHECK(!corpus_add(&c, d, below("nothing"), &options));
	CHECK(!corpus_add(&c, d, "", &options));
	CHECK(diag_count(d, DIAG_CANNOT_READ) == 2);
	CHECK(c.files.n == 2);
	corpus_release(&c);
	buffer_free(&b);
}

/* As deep as a path may be written. */
static void
goes_deep(void)
{
	struct buffer path = {0}, b = {0};
	struct corpus c;

	buffer_puts(&path, "deep");
	for (int i = 0; i < 200; i++) {
		buffer_putc(&path, '\0');
		make_folder(path.p);
		path.n--;
		buffer_puts(&path, "/d");
	}
	path.n -= 2;
	buffer_puts(&path, "/x.md");
	buffer_putc(&path, '\0');
	make_file(path.p);
	walk(&b, "deep", &c);
	CHECK(c.files.n == 1);
	corpus_release(&c);
	buffer_free(&path);
	buffer_free(&b);
}

int
main(void)
{
	char command[128];

	snprintf(top, sizeof(top), "/tmp/duikan-corpus-XXXXXX");
	if (mkdtemp(top) == NULL)
		return 1;
	d = diag_new();
	TEST(takes_articles_in_byte_order);
	TEST(knows_a_corpus);
	TEST(follows_no_link_to_a_folder);
	TEST(takes_what_is_named);
	TEST(goes_deep);
	diag_free(d);
	snprintf(command, sizeof(command), "rm -rf %s", top);
	return system(command) != 0 ? 1 : test_done();
}
