/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "archive_info.h"
#include "compose.h"

static struct arena *a;
static struct diag *d;
static struct authority auth;
static char folder[64];

static const char *
path_of(const char *name)
{
	static char path[2][128];
	static int i;

	i = !i;
	snprintf(path[i], sizeof(path[i]), "%s/%s", folder, name);
	return path[i];
}

/* The corpus, `copies` times under other ids. */
static bool
build(const char *path, size_t copies)
{
	struct archive_info info = {.title = SLICE("Corpus"),
	    .title_zh = SLICE("报"),
	    .publisher = SLICE("nobody")};
	struct catalogue *c = catalogue_create(d, path, &info, &auth);
	struct arena *own = arena_new();
	struct dossier *real[REAL];
	bool ok = c != NULL;

	for (size_t i = 0; i < REAL; i++)
		real[i] = compose_real(own, d, &auth, i);
	for (size_t i = 0; ok && i < copies * REAL; i++) {
		if (i >= REAL)
			real[i % REAL]->id = arena_printf(own, "copy-%zu", i);
		ok = catalogue_add(c, real[i % REAL]);
	}
	ok = ok && catalogue_finish(c);
	catalogue_close(c);
	arena_free(own);
	return ok;
}

static struct slice
slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct buffer b = {0};
	struct slice s;
	size_t n;

	while (
	    f != NULL && (n = fread(buffer_room(&b, 65536), 1, 65536, f)) > 0)
		b.n += n;
	if (f != NULL)
		fclose(f);
	s = arena_copy(a, buffer_slice(&b));
	buffer_free(&b);
	return s;
}

/* FAULTS 33 */
static void
gives_the_same_bytes(void)
{
	struct slice one, two;

	CHECK(build(path_of("one.db"), 1));
	/* Memory that was used before must not show in the file. */
	setenv("MALLOC_PERTURB_", "165", 1);
	CHECK(build(path_of("two.db"), 1));
	one = slurp(path_of("one.db"));
	two = slurp(path_of("two.db"));
	CHECK(one.n > 100000);
	CHECK(slice_eq(one, two));
}

static int64_t
ask(struct catalogue *c, const char *sql)
{
	struct query *q = query_new(c, sql);
	int64_t n = q != NULL && query_next(q) ? query_integer(q, 0) : -1;

	query_free(q);
	return n;
}

static void
has_all_records(void)
{
	struct catalogue *c = catalogue_open(d, path_of("one.db"));
	size_t figures = 0, times = 0, beads = 0;

	CHECK(c != NULL);
	for (size_t i = 0; i < REAL; i++) {
		struct dossier *x = compose_real(a, d, &auth, i);

		figures += x->facts->figures.n;
		times += x->facts->times.n;
		beads += bitext_first_bead(x->facts->bitext, BEAD_LEVELS);
	}
	CHECK(ask(c, "SELECT count(*) FROM articles") == REAL);
	CHECK(ask(c, "SELECT count(*) FROM figures") == (int64_t)figures);
	CHECK(ask(c, "SELECT count(*) FROM times") == (int64_t)times);
	CHECK(ask(c, "SELECT count(*) FROM beads") == (int64_t)beads);
	CHECK(
	    ask(c,
		"SELECT count(*) FROM figures f WHERE f.bead IS NOT NULL "
		"AND NOT EXISTS (SELECT 1 FROM beads b WHERE b.id = f.bead)") ==
	    0);
	CHECK(ask(c, "SELECT count(*) FROM claims WHERE lang = 'zh' AND "
		     "instr(sentence_zh, text) = 0") == 0);
	CHECK(ask(c, "SELECT articles FROM regions WHERE id = 'chongqing'") ==
	      REAL);
	CHECK(ask(c, "SELECT articles FROM regions WHERE id = 'sichuan'") ==
	      REAL);
	CHECK(ask(c, "SELECT articles FROM industries WHERE code = '20'") ==
	      REAL);
	CHECK_STR(catalogue_meta(c, a, "title_zh"), "报");
	CHECK(catalogue_meta(c, a, "nothing").p == NULL);
	catalogue_close(c);
}

/* The index gets the text of many articles at a time; here there are enough
 * for several such times, and every copy must be found as the first is. */
static void
indexes_all_articles(void)
{
	enum { COPIES = 60 };
	static const char *const hits[] = {
	    "SELECT count(*) FROM words WHERE words MATCH '重庆'",
	    "SELECT count(*) FROM words WHERE words MATCH 'zh : \"生产\"'",
	    "SELECT count(*) FROM words WHERE words MATCH 'en : factory'"};
	struct catalogue *one = catalogue_open(d, path_of("one.db")), *many;

	CHECK(build(path_of("many.db"), COPIES));
	many = catalogue_open(d, path_of("many.db"));
	for (size_t i = 0; i < sizeof(hits) / sizeof(*hits); i++) {
		CHECK(ask(one, hits[i]) > 0);
		CHECK(ask(many, hits[i]) == COPIES * ask(one, hits[i]));
	}
	/* Each is in the sentence that it says it is in. */
	CHECK(ask(many, "SELECT count(*) FROM words w JOIN bead b "
			"ON b.key = w.rowid WHERE words MATCH '重庆' AND "
			"b.zh_text LIKE '%重庆%'") ==
	      ask(many, "SELECT count(*) FROM bead WHERE level = 'sentence' "
			"AND zh_text LIKE '%重庆%'"));
	CHECK(ask(many, "SELECT count(*) FROM words_docsize") ==
	      ask(many, "SELECT (SELECT count(*) FROM article) + "
			"(SELECT count(*) FROM bead "
			"WHERE level = 'sentence')"));
	CHECK(ask(many, "SELECT sum(length(zh_text) + length(en_text)) "
			"FROM bead") > 1 << 20);
	catalogue_close(one);
	catalogue_close(many);
}

/* FAULTS 34 */
static void
refuses_what_is_no_archive(void)
{
	static const char *const make[] = {
	    "printf 'not a database, but long enough to be one' > x.db",
	    "cp one.db x.db && truncate -s 40000 x.db",
	    ("cp one.db x.db && printf '\\377\\377\\377\\377' | "
	     "dd of=x.db bs=1 seek=60 conv=notrunc status=none"),
	    ": > x.db", "rm x.db"};
	char command[400];

	for (size_t i = 0; i < sizeof(make) / sizeof(*make); i++) {
		struct diag *own = diag_new();
		struct catalogue *c;

		snprintf(
		    command, sizeof(command), "cd %s && %s", folder, make[i]);
		CHECK(system(command) == 0);
		c = catalogue_open(own, path_of("x.db"));
		CHECK(c == NULL);
		CHECK(diag_worst(own) == FATAL);
		catalogue_close(c);
		diag_free(own);
	}
}

static void
reports_a_bad_query_once(void)
{
	struct diag *own = diag_new();
	struct catalogue *c = catalogue_open(own, path_of("one.db"));

	CHECK(query_new(c, "SELECT nothing FROM nowhere") == NULL);
	CHECK(query_new(c, "SELECT nothing FROM nowhere") == NULL);
	CHECK(!catalogue_ok(c));
	CHECK(diag_count(own, DIAG_DATABASE) == 1);
	catalogue_close(c);
	diag_free(own);
}

static void
reports_what_cannot_be_written(void)
{
	struct diag *own = diag_new();
	struct archive_info info = {.title = SLICE("Corpus")};

	CHECK(catalogue_create(
		  own, path_of("no/such/folder.db"), &info, &auth) == NULL);
	CHECK(catalogue_create(own, path_of("one.db"), &info, &auth) == NULL);
	CHECK(diag_count(own, DIAG_DATABASE) == 2);
	diag_free(own);
}

int
main(void)
{
	char command[100];

	a = arena_new();
	d = diag_new();
	auth = compose_authority(a, d);
	snprintf(folder, sizeof(folder), "%s", "/tmp/duikan-XXXXXX");
	if (mkdtemp(folder) == NULL)
		return 99;
	TEST(gives_the_same_bytes);
	TEST(has_all_records);
	TEST(indexes_all_articles);
	TEST(refuses_what_is_no_archive);
	TEST(reports_a_bad_query_once);
	TEST(reports_what_cannot_be_written);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	CHECK(system(command) == 0);
	diag_print(d, stderr, ERROR);
	diag_free(d);
	arena_free(a);
	return test_done();
}
