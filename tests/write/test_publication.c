/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <pthread.h>

#include "site.h"

static struct diag *d;

static void
publishes(void)
{
	site_new();
	CHECK(site_build(d, "one"));
	CHECK_STR(site_read("pages/a.html"), "one");
	CHECK(site_is_whole());
	CHECK(site_litter() == 0);
	CHECK(site_build(d, "two"));
	CHECK_STR(site_read("index.html"), "two");
	CHECK(site_is_whole());
	CHECK(site_litter() == 0);
	CHECK(diag_worst(d) == -1);
	site_remove();
}

static void
sorts_the_manifest(void)
{
	static const char want[] =
	    "9400f1b21cb527d7fa3d3eabba93557a18ebe7a2ca4e471cfe5e4c5b4ca7f767"
	    "  a-b\n"
	    "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
	    "  a/c\n"
	    "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"
	    "  b\n";
	struct publication *p;

	site_new();
	p = publication_begin(d, site_out);
	CHECK(put(p, "b", "0") && put(p, "a/c", "1") && put(p, "a-b", "19"));
	CHECK(publication_commit(p));
	publication_end(p);
	CHECK_STR(site_read("manifest"), want);
	site_remove();
}

static void
stages_for_others(void)
{
	struct publication *p;
	const char *path;
	FILE *f;

	site_new();
	p = publication_begin(d, site_out);
	path = publication_stage(p, SLICE("data/archive.db"));
	CHECK(path != NULL);
	f = fopen(path, "w");
	CHECK(f != NULL && fputs("rows", f) >= 0 && fclose(f) == 0);
	CHECK(publication_note(p, SLICE("data/archive.db")));
	CHECK(!publication_note(p, SLICE("data/archive.db")));
	CHECK(publication_commit(p));
	publication_end(p);
	CHECK_STR(site_read("data/archive.db"), "rows");
	CHECK(site_is_whole());
	site_remove();
}

static void
refuses_what_was_not_completed(void)
{
	struct diag *own = diag_new();
	struct publication *p;

	site_new();
	p = publication_begin(own, site_out);
	CHECK(publication_stage(p, SLICE("data/archive.db")) != NULL);
	CHECK(!publication_commit(p));
	publication_end(p);
	CHECK(diag_count(own, DIAG_OUT_INCOMPLETE) == 1);
	CHECK(!site_has("manifest"));
	CHECK(site_litter() == 0);
	diag_free(own);
	site_remove();
}

/* FAULTS 14, 16 */
static void
refuses_bad_names(void)
{
	static const char *const bad[] = {"", "/etc/x", "../x", "a/../b",
	    "a//b", "a/", "./a", "a/.", "line\nfeed", "back\\slash", "bell\a",
	    "\xff\xfe", "manifest"};
	char longest[300];
	struct diag *own = diag_new();
	struct publication *p;

	site_new();
	p = publication_begin(own, site_out);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		CHECK(!put(p, bad[i], "x"));
	CHECK(!publication_put(p, (struct slice){"a\0b", 3}, SLICE("x")));
	memset(longest, 'n', sizeof(longest));
	CHECK(!publication_put(p, (struct slice){longest, 256}, SLICE("x")));
	CHECK(diag_count(own, DIAG_OUT_BAD_NAME) == 0); /* not yet */
	CHECK(publication_put(p, (struct slice){longest, 255}, SLICE("x")));
	CHECK(put(p, "Page", "1"));
	CHECK(!put(p, "Page", "2"));
	CHECK(!put(p, "pAGE", "3"));
	CHECK(!put(p, "page/below", "4"));
	CHECK(put(p, "Folder/a", "5"));
	CHECK(put(p, "Folder/b", "5"));
	CHECK(!put(p, "folder/c", "6"));
	CHECK(!put(p, "FOLDER", "7"));
	CHECK(put(p, "重庆/index.html", "8"));
	CHECK(publication_commit(p));
	publication_end(p);
	CHECK(diag_count(own, DIAG_OUT_BAD_NAME) == 15);
	CHECK(diag_count(own, DIAG_OUT_NAME_TAKEN) == 5);
	CHECK_STR(site_read("Page"), "1");
	CHECK(site_is_whole());
	diag_free(own);
	site_remove();
}

/* FAULTS 24 */
static void
refuses_what_is_not_ours(void)
{
	static const char *const lines[] = {"", "# a list\n", "00  too-short\n",
	    "index.html\n",
	    "2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3"
	    "  b\n"
	    "2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3"
	    "  a\n"};
	struct diag *own = diag_new();

	site_new();
	mkdir(site_out, 0777);
	site_write("thesis.txt", "mine");
	CHECK(!site_build(own, "one"));
	for (size_t i = 1; i < sizeof(lines) / sizeof(*lines); i++) {
		site_write("manifest", lines[i]);
		CHECK(!site_build(own, "one"));
	}
	CHECK(diag_count(own, DIAG_OUT_NOT_OURS) == 5);
	CHECK_STR(site_read("thesis.txt"), "mine");
	CHECK(!site_has("index.html"));
	CHECK(site_litter() == 0);
	site_remove();

	site_new();
	FILE *f = fopen(site_out, "w");

	CHECK(f != NULL && fclose(f) == 0);
	CHECK(!site_build(own, "one"));
	CHECK(diag_count(own, DIAG_OUT_NOT_FOLDER) == 1);
	diag_free(own);
	site_remove();
}

/* FAULTS 25 */
static void
keeps_the_users_files(void)
{
	struct diag *own = diag_new();
	struct publication *p;
	char text[64] = {0};

	site_new();
	CHECK(site_build(own, "one"));
	site_write("notes.txt", "mine");
	site_write("pages/c.html", "mine too");
	site_write("extra.html", "before the site had one");
	mkdir(site_path("own"), 0777);
	mkdir(site_path("own/deep"), 0777);
	mkdir(site_path("own/empty"), 0777);
	site_write("own/deep/photo.jpg", "jpeg");
	CHECK(symlink("../nowhere", site_path("own/link")) == 0);
	CHECK(mkfifo(site_path("own/pipe"), 0666) == 0);
	site_write("pages/b.html", "mended by hand");

	p = publication_begin(own, site_out);
	CHECK(put(p, "index.html", "two") && put(p, "extra.html", "two"));
	CHECK(publication_commit(p));
	publication_end(p);
	CHECK_STR(site_read("index.html"), "two");
	CHECK_STR(site_read("notes.txt"), "mine");
	CHECK_STR(site_read("pages/c.html"), "mine too");
	CHECK_STR(site_read("extra.html"), "two");
	CHECK_STR(site_read("extra.html.kept"), "before the site had one");
	CHECK_STR(site_read("own/deep/photo.jpg"), "jpeg");
	CHECK(site_has("own/empty"));
	CHECK(site_has("own/pipe"));
	CHECK(readlink(site_path("own/link"), text, sizeof(text)) == 10);
	CHECK(!site_has("pages/a.html")); /* ours, and as we made it */
	CHECK_STR(site_read("pages/b.html"), "mended by hand");
	CHECK(diag_count(own, DIAG_KEPT_ASIDE) == 1);
	CHECK(site_is_whole());
	CHECK(site_litter() == 0);

	CHECK(site_build(own, "three"));
	CHECK_STR(site_read("notes.txt"), "mine");
	CHECK_STR(site_read("extra.html.kept"), "before the site had one");
	CHECK(!site_has("extra.html"));
	CHECK_STR(site_read("own/deep/photo.jpg"), "jpeg");
	CHECK(site_has("own/empty"));
	CHECK(diag_worst(own) == WARNING);
	CHECK(site_litter() == 0);
	diag_free(own);
	site_remove();
}

/* A folder of the user's where the site has a file: nothing is published. */
static void
keeps_the_users_folder(void)
{
	struct diag *own = diag_new();
	struct publication *p;

	site_new();
	CHECK(site_build(own, "one"));
	mkdir(site_path("search.html"), 0777);
	site_write("search.html/a", "mine");
	p = publication_begin(own, site_out);
	CHECK(put(p, "index.html", "two") && put(p, "search.html", "two"));
	CHECK(!publication_commit(p));
	publication_end(p);
	CHECK(diag_count(own, DIAG_CANNOT_CARRY) == 1);
	CHECK_STR(site_read("index.html"), "one");
	CHECK_STR(site_read("search.html/a"), "mine");
	CHECK(site_litter() == 0);
	diag_free(own);
	site_remove();
}

/* FAULTS 27 */
static void
locks(void)
{
	struct diag *own = diag_new();
	struct publication *p;

	site_new();
	p = publication_begin(own, site_out);
	CHECK(p != NULL);
	CHECK(!site_build(own, "two"));
	CHECK(diag_count(own, DIAG_OUT_LOCKED) == 1);
	CHECK(put(p, "index.html", "one"));
	CHECK(publication_commit(p));
	publication_end(p);
	CHECK_STR(site_read("index.html"), "one");
	CHECK(site_build(own, "two"));
	diag_free(own);
	site_remove();
}

static void
stops(void)
{
	struct publication *p;

	site_new();
	CHECK(site_build(d, "one"));
	p = publication_begin(d, site_out);
	CHECK(put(p, "index.html", "two"));
	publication_stop(p);
	CHECK(!put(p, "other.html", "two"));
	CHECK(!publication_commit(p));
	publication_end(p);
	CHECK_STR(site_read("index.html"), "one");
	CHECK(site_litter() == 0);
	CHECK(diag_worst(d) == -1);
	site_remove();
}

static void
follows_a_link_to_the_output(void)
{
	char link[100];

	site_new();
	CHECK(site_build(d, "one"));
	snprintf(link, sizeof(link), "%s/link", site_root);
	CHECK(symlink("site", link) == 0);
	struct publication *p = publication_begin(d, link);

	CHECK(p != NULL && put(p, "index.html", "two"));
	CHECK(publication_commit(p));
	publication_end(p);
	CHECK_STR(site_read("index.html"), "two");
	site_remove();
}

enum { THREADS = 4, FILES = 200 };
static struct publication *shared;

static void *
put_many(void *number)
{
	char path[64];

	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof(path), "f%d/g%d/%d-%d", i % 7, i % 3,
		    *(int *)number, i);
		if (!put(shared, path, path))
			return number;
	}
	return NULL;
}

static void
takes_files_from_threads(void)
{
	pthread_t thread[THREADS];
	int number[THREADS];
	void *failed;

	site_new();
	shared = publication_begin(d, site_out);
	for (int i = 0; i < THREADS; i++) {
		number[i] = i;
		pthread_create(&thread[i], NULL, put_many, &number[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(thread[i], &failed);
		CHECK(failed == NULL);
	}
	CHECK(publication_commit(shared));
	publication_end(shared);
	CHECK(site_is_whole());
	CHECK_STR(site_read("f0/g0/3-0"), "f0/g0/3-0");
	site_remove();
}

static const struct digest made_of_a = {{1}}, made_of_b = {{2}};

/* What writes itself may be kept, too; its key is known when it is there. */
static bool
stage_again(struct publication *p, const struct digest *key, const char *text)
{
	const struct slice name = SLICE("data/figures.xlsx");
	const char *path;
	FILE *f;

	if (publication_keep(p, name, key))
		return publication_stage(p, name) == NULL;
	path = publication_stage(p, name);
	f = path != NULL ? fopen(path, "w") : NULL;
	return f != NULL && fputs(text, f) >= 0 && fclose(f) == 0 &&
	       publication_note_as(p, name, key);
}

/* A site of one page, which is kept if it may be. */
static bool
site_again(const struct digest *key, const char *text, bool *kept)
{
	static const struct digest inputs = {{9}}, bytes = {{7}};
	struct publication *p = publication_begin(d, site_out);
	bool ok;

	publication_remember(p, &inputs);
	publication_made_of(p, &bytes);
	*kept = publication_keep(p, SLICE("pages/a.html"), key);
	ok =
	    publication_put_as(p, SLICE("pages/a.html"), slice_of(text), key) &&
	    put(p, "index.html", "same") && stage_again(p, key, text) &&
	    publication_commit(p);
	publication_end(p);
	return ok && site_is_whole();
}

static ino_t
inode_of(const char *name)
{
	struct stat st;

	return lstat(site_path(name), &st) == 0 ? st.st_ino : 0;
}

static void
keeps_what_is_made_from_the_same(void)
{
	ino_t page, index, book;
	bool kept;

	site_new();
	CHECK(site_again(&made_of_a, "one", &kept) && !kept);
	page = inode_of("pages/a.html");
	index = inode_of("index.html");
	book = inode_of("data/figures.xlsx");
	/* What is put over a kept file is dropped: it is said to be it. */
	CHECK(site_again(&made_of_a, "other", &kept) && kept);
	CHECK_STR(site_read("pages/a.html"), "one");
	CHECK(inode_of("pages/a.html") == page);
	CHECK(inode_of("index.html") == index);
	CHECK(inode_of("data/figures.xlsx") == book);
	CHECK_STR(site_read("data/figures.xlsx"), "one");
	CHECK(site_again(&made_of_b, "two", &kept) && !kept);
	CHECK_STR(site_read("pages/a.html"), "two");
	CHECK(inode_of("pages/a.html") != page);
	CHECK_STR(site_read("data/figures.xlsx"), "two");
	site_remove();
}

static void
keeps_nothing_that_was_touched(void)
{
	struct timespec times[2] = {{1, 0}, {1, 0}};
	bool kept;

	site_new();
	CHECK(site_again(&made_of_a, "one", &kept));
	site_write("pages/a.html", "ONE");
	site_write("data/figures.xlsx", "ONE");
	utimensat(AT_FDCWD, site_path("index.html"), times, 0);
	CHECK(site_again(&made_of_a, "one", &kept) && !kept);
	CHECK_STR(site_read("pages/a.html"), "one");
	CHECK_STR(site_read("data/figures.xlsx"), "one");
	unlink(site_path("pages/a.html"));
	CHECK(site_again(&made_of_a, "one", &kept) && !kept);
	CHECK(site_again(&made_of_a, "one", &kept) && kept);
	/* A site that another program has published has no ledger. */
	CHECK(site_build(d, "three"));
	CHECK(site_again(&made_of_a, "one", &kept) && !kept);
	CHECK_STR(site_read("pages/a.html"), "one");
	site_remove();
}

static void
trusts_no_damaged_ledger(void)
{
	char path[200];
	struct slice was;
	bool kept;

	site_new();
	snprintf(path, sizeof(path), "../.site.duikan-cache/ledger");
	CHECK(site_again(&made_of_a, "one", &kept));
	was = site_read(path);
	CHECK(was.n > 300 && was.n < 512);
	for (size_t i = 0; i < was.n; i += 7) {
		char text[512];
		FILE *f = fopen(site_path(path), "w");

		memcpy(text, was.p, was.n);
		text[i] ^= 1;
		CHECK(f != NULL && fwrite(text, 1, was.n, f) == was.n &&
		      fclose(f) == 0);
		CHECK(site_again(&made_of_a, "one", &kept) && !kept);
		was = site_read(path);
	}
	site_remove();
}

static void
sees_that_nothing_changed(void)
{
	static const struct digest inputs = {{9}}, others = {{8}};
	struct publication *p;
	bool kept;

	site_new();
	CHECK(site_again(&made_of_a, "one", &kept));
	p = publication_begin(d, site_out);
	CHECK(!publication_remember(p, &others));
	publication_end(p);
	p = publication_begin(d, site_out);
	CHECK(publication_remember(p, &inputs));
	publication_end(p);
	CHECK_STR(site_read("pages/a.html"), "one");
	CHECK(site_is_whole());
	unlink(site_path("index.html"));
	p = publication_begin(d, site_out);
	CHECK(!publication_remember(p, &inputs));
	publication_end(p);
	site_remove();
}

/* Where only the clock has moved, that is known from then on. */
static void
sees_that_bytes_are_the_same(void)
{
	static const struct digest inputs = {{9}}, touched = {{8}};
	static const struct digest bytes = {{7}}, others = {{6}};
	struct publication *p;
	bool kept;

	site_new();
	CHECK(site_again(&made_of_a, "one", &kept));
	p = publication_begin(d, site_out);
	CHECK(!publication_remember(p, &touched));
	CHECK(!publication_made_of(p, &others));
	publication_end(p);
	p = publication_begin(d, site_out);
	CHECK(!publication_remember(p, &touched));
	CHECK(publication_made_of(p, &bytes));
	publication_end(p);
	p = publication_begin(d, site_out);
	CHECK(publication_remember(p, &touched));
	publication_end(p);
	/* What was in doubt when it was made is not known. */
	p = publication_begin(d, site_out);
	CHECK(!publication_remember(p, &inputs));
	CHECK(!publication_made_of(p, &others));
	publication_doubt(p);
	CHECK(put(p, "index.html", "same") && publication_commit(p));
	publication_end(p);
	p = publication_begin(d, site_out);
	CHECK(!publication_remember(p, &inputs));
	CHECK(!publication_made_of(p, &others));
	publication_end(p);
	site_remove();
}

int
main(void)
{
	d = diag_new();
	TEST(sees_that_bytes_are_the_same);
	TEST(publishes);
	TEST(keeps_what_is_made_from_the_same);
	TEST(keeps_nothing_that_was_touched);
	TEST(trusts_no_damaged_ledger);
	TEST(sees_that_nothing_changed);
	TEST(sorts_the_manifest);
	TEST(stages_for_others);
	TEST(refuses_what_was_not_completed);
	TEST(refuses_bad_names);
	TEST(refuses_what_is_not_ours);
	TEST(keeps_the_users_files);
	TEST(keeps_the_users_folder);
	TEST(locks);
	TEST(stops);
	TEST(follows_a_link_to_the_output);
	TEST(takes_files_from_threads);
	diag_free(d);
	return test_done();
}
