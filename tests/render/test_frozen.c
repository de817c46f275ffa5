/* SPDX-License-Identifier: MIT */
/* test_frozen AUTHORITY FOLDER... - every article below the folders comes out
 * of the ice as it went in; and how large it is there */
#include "again.h"
#include "test.h"

static struct authority auth;
static char **folders;
static int nfolders;

static void
read_again(struct corpus *c, const struct corpus_file *f, size_t *bytes)
{
	struct arena *a = arena_new();
	struct buffer whole = {0}, lean = {0};
	struct dossier *d;
	struct source s;

	if (source_read(&s, a, NULL, f->path.p, f->name, NULL) &&
	    (d = again_dossier(a, &s, &auth, bytes[0] % 2 == 1)) != NULL) {
		bool same;

		frozen_put(&whole, d, &auth, true);
		frozen_put(&lean, d, &auth, false);
		same = again_same(a, d, buffer_slice(&whole), &auth, NULL) &&
		       again_same(a, d, buffer_slice(&lean), &auth, &s);
		if (!same)
			printf("# %s\n", f->path.p);
		CHECK(same);
		CHECK_STR(frozen_article(a, buffer_slice(&lean), &auth, &s)->id,
		    dossier_article(d)->id.p);
		bytes[0]++;
		bytes[1] += s.text.n;
		bytes[2] += lean.n;
	}
	buffer_free(&whole);
	buffer_free(&lean);
	arena_free(a);
}

static void
thawed_is_what_was_frozen(void)
{
	struct corpus c;
	size_t bytes[3] = {0};

	corpus_init(&c);
	for (int i = 0; i < nfolders; i++)
		CHECK(corpus_add(&c, NULL, folders[i], NULL));
	VEC_EACH (f, &c.files)
		if (!f->contained)
			read_again(&c, f, bytes);
	CHECK(bytes[0] >= 100);
	printf("# %zu articles, %zu bytes of text, %zu without it\n", bytes[0],
	    bytes[1], bytes[2]);
	corpus_release(&c);
}

/* Each cut and each changed byte is rejected or harmless. */
static void
damaged_is_rejected(void)
{
	struct arena *a = arena_new();
	struct buffer bytes = {0};
	struct dossier *d;
	struct source s;
	size_t rejected = 0;

	CHECK(source_from_bytes(&s, a, NULL,
	    SLICE(
		"Title: Steel\nDate: 1957-03-01\n\nChongqing made 15 tons of "
		"steel.\n\n<hr />\n\nOriginal:\n\n### 钢\n\n1957-03-01\n\n    "
		"重庆市炼钢十五吨。\n"),
	    SLICE("steel.txt"), NULL));
	d = again_dossier(a, &s, &auth, false);
	CHECK(d != NULL && d->facts->figures.n == 2);
	frozen_put(&bytes, d, &auth, true);
	for (size_t n = 0; n < bytes.n; n++)
		CHECK(frozen_thaw(a, (struct slice){bytes.p, n}, &auth, NULL) ==
		      NULL);
	for (size_t i = 0; i < bytes.n; i++) {
		struct buffer out = {0};
		struct dossier *x;

		bytes.p[i] ^= 0x55;
		x = frozen_thaw(a, buffer_slice(&bytes), &auth, NULL);
		rejected += x == NULL;
		if (x != NULL)
			again_print(&out, a, x, &auth);
		buffer_free(&out);
		bytes.p[i] ^= 0x55;
	}
	CHECK(rejected > bytes.n / 4);
	buffer_free(&bytes);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct arena *tables = arena_new();
	struct lexicon_sources from = {.dir = argv[1]};

	folders = argv + 2;
	nfolders = argc - 2;
	if (!authority_load(&auth, tables, NULL, &from))
		return 99;
	TEST(thawed_is_what_was_frozen);
	TEST(damaged_is_rejected);
	arena_free(tables);
	return test_done();
}
